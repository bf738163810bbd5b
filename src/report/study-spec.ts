// StudySpec: the whole of a study on one page, as `study.yaml` and the command line say it. Paths are resolved already.
import type { ColumnNames } from '../corpus';
import type { Comparison, EarlierStudy, FocusSide } from '../questions';

/** What a study is run from. */
export interface StudySpec {
  /** The file it was read from; `null` where the command line says it all. */
  readonly file: string | null;
  /** Short name, e.g. `genai-roles`. */
  readonly name: string;
  readonly title: string;
  /** Stands at the head of the summary as a notice, e.g. that the ads are invented; empty for none. */
  readonly notice: string;
  /** Markdown for the summary's introduction, e.g. which study this one follows; empty for none. */
  readonly introduction: string;
  readonly codebook: string;
  /** Files and folders of ads; `-` for standard input. */
  readonly ads: readonly string[];
  readonly columns: ColumnNames;
  readonly query: string | null;
  /** Similarity from which ads count as one; `false` for never. */
  readonly nearDuplicates: number | false;
  readonly redact: boolean;
  /** Name of a coder of the list in `coding/`. */
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
