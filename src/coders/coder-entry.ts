// CoderEntry: how a coder stands in the list of coders.
import type { Codebook } from '../codebook';
import type { CodeOptions, Coder } from '../coding';

/** What a coder may be opened with. */
export interface CoderSettings {
  /** The codebook to code by, or whose codes the coder must know. */
  readonly book?: Codebook;
  /** File of a trained model. */
  readonly model?: string;
  /** File of codings (.jsonl). */
  readonly codings?: string;
  /** What becomes of mentions in company boilerplate. Default `keep`. */
  readonly boilerplate?: CodeOptions['boilerplate'];
}

/** A setting by its name, and as a sentence calls it. */
export const SETTING_NAMES: Readonly<Record<keyof CoderSettings, string>> = {
  book: 'codebook',
  model: 'model',
  codings: 'file of codings',
  boilerplate: 'rule for boilerplate',
};

/** A coder of the list. */
export interface CoderEntry {
  /** What `--coder` and `coder:` in a study call it. */
  readonly name: string;
  /** One line about it. */
  readonly about: string;
  /** The settings that it takes, and whether it can do without. */
  readonly takes: Readonly<Partial<Record<keyof CoderSettings, 'needed' | 'optional'>>>;
  /** Whether its codings know what each term did, so that they can be linted and coded again. */
  readonly knowsTerms: boolean;
  /** Opens it. Rooms are loaded here, so that listing coders costs nothing. */
  readonly open: (settings: CoderSettings) => Promise<Coder>;
}
