// StudySpec: the whole of a study on one page, as `study.yaml` and the command line say it. Paths of the file lead from where the command runs.
import type { ColumnNames, DatesOption } from '../corpus';
import type { Comparison, EarlierStudy, FocusSide } from '../questions';

/** What a study is run from; `readStudy` makes it. */
export interface StudySpec {
  /** The file it was read from; `null` where the command line says it all. */
  readonly file: string | null;
  /** Short name, e.g. `genai-roles`. */
  readonly name: string;
  /** Default the codebook's title. */
  readonly title: string;
  /** Stands at the head of the summary as a notice, e.g. that the ads are invented; empty for none. */
  readonly notice: string;
  /** Markdown for the summary's introduction, e.g. which study this one follows; empty for none. */
  readonly introduction: string;
  readonly codebook: string;
  /** Files and folders of ads; `-` for standard input. */
  readonly ads: readonly string[];
  readonly columns: ColumnNames;
  /** Which of two numbers in a date is the day; see `readAds`. */
  readonly dates: DatesOption;
  /** What stands between the cells of delimited text; `undefined`: guessed. */
  readonly delimiter: string | undefined;
  /** 1-based row of the header in tables; `undefined`: found. */
  readonly headerRow: number | undefined;
  /** Inclusion query; `undefined`: every ad is inside. A study has the options of `readAds`. */
  readonly query: string | undefined;
  /** Similarity from which ads count as one; `false` for never. */
  readonly nearDuplicates: number | false;
  readonly redact: boolean;
  /** Name of a coder of the list in `coders/`; `codings` where a coding is counted that was made before. */
  readonly coder: string;
  /** The learned coder's model; `null` for the bundled one. */
  readonly model: string | null;
  /** A coding to count instead of coding; `null` for none. */
  readonly codings: string | null;
  readonly boilerplate: 'keep' | 'drop';
  /** `null`: every pair of the profiles that need evidence, where there are at most four. */
  readonly compare: readonly Comparison[] | null;
  /** Ids of questions; `null` for all. */
  readonly questions: readonly string[] | null;
  readonly focus: readonly FocusSide[];
  readonly earlier: readonly EarlierStudy[];
  /** Published counts (CSV: profile,kind,code,name,mentions) to set beside ours; `null` for none. */
  readonly published: string | null;
  /** Where results go; made where missing. */
  readonly out: string;
}

/** What a command line says of a study; it overrules the file. */
export type StudyFlags = Partial<
  Pick<
    StudySpec,
    | 'ads'
    | 'codebook'
    | 'columns'
    | 'dates'
    | 'delimiter'
    | 'headerRow'
    | 'query'
    | 'nearDuplicates'
    | 'redact'
    | 'coder'
    | 'model'
    | 'codings'
    | 'boilerplate'
    | 'published'
    | 'out'
  >
>;
