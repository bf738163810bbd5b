// Ad: one job ad as every room sees it.
import { hashOfAll } from './hash';

/** Code of the language that an ad is in, as its pack in src/language has it; `other` for languages without a pack, and for texts too short to tell. */
export type Language = string;

/** Why an ad is left out of the distinct ads. */
export type ExclusionReason = 'no description' | 'repeated row' | 'near-duplicate' | 'outside query';

/** What the selection decided for one ad; nothing is removed, only marked. */
export interface Selection {
  /** `null` for an ad that counts as a distinct ad. */
  readonly reason: ExclusionReason | null;
  /** Id of the ad that stands for this one: its own id, or that of the ad it repeats. */
  readonly group: string;
}

/** File and 1-based row (data rows, the header not counted; lines for JSON Lines) that an ad was read from. */
export interface AdSource {
  readonly file: string;
  readonly row: number;
}

/** One job ad, cleaned and redacted. */
export interface Ad {
  /** The file's own id, else a stable hash of the content; unique within a corpus. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly organisation: string;
  readonly location: string;
  /** ISO date `YYYY-MM-DD`, or `null` where unknown. */
  readonly posted: string | null;
  readonly language: Language;
  /** All other columns of the file, under their own names. */
  readonly meta: Readonly<Record<string, string>>;
  readonly source: AdSource;
  readonly selection: Selection;
  /** Title, a blank line, the description. Every offset in RoleLens points into this string (UTF-16 units). */
  readonly text: string;
}

/** The text that is tokenised: title, a blank line, the description; just one of them where the other is empty. */
export function adText(title: string, description: string): string {
  return title && description ? `${title}\n\n${description}` : title || description;
}

/** SHA-256 over the ids and texts of a corpus, hex. */
export function corpusHash(ads: readonly Ad[]): string {
  return hashOfAll(idsAndTexts(ads));
}

function* idsAndTexts(ads: readonly Ad[]): Generator<string> {
  for (const { id, text } of ads) {
    yield id;
    yield text;
  }
}

/** What is counted as one ad: distinct ads only, or every posting inside the query. */
export type CountOver = 'distinct' | 'postings';

/** Whether an ad counts. */
export function isCounted({ selection: { reason } }: Ad, over: CountOver): boolean {
  return over === 'distinct' ? reason === null : reason !== 'outside query';
}
