// The first steps of a study: its ads, and their coding by the coder that it names.
import type { Readable } from 'node:stream';
import type { Codebook } from '../codebook';
import { openCoder } from '../coders';
import { NO_PROFILE, RoleLensError, type Ad, type Coding, type Progress } from '../core';
import { readAds, selectionFunnel } from '../corpus';
import type { TokenStore } from '../text';
import { folderOf } from './study-paths';
import type { StudySpec } from './study-spec';

/** How the steps of a study are watched. */
export interface StepOptions {
  readonly onProgress?: Progress;
  /** What `-` reads; default the process's standard input. */
  readonly stdin?: Readable;
}

/**
 * Reads and selects the ads of a study, as `runStudy` does. Use it in a notebook, to look at the ads that a study counts.
 * @throws RoleLensError as `readAds`, and where no ad is left.
 * @example
 * const ads = await readStudyAds(readStudy('data/study.yaml'));
 */
export async function readStudyAds(spec: StudySpec, how: StepOptions = {}): Promise<Ad[]> {
  const { ads: files, query, columns, dates, delimiter, headerRow, nearDuplicates, redact } = spec;
  const relativeTo = folderOf(spec);
  const ads = await readAds(files, {
    query: query ?? undefined,
    columns,
    dates,
    delimiter,
    headerRow,
    nearDuplicates,
    redact,
    relativeTo,
    ...how,
  });
  checkCounted(ads);
  return ads;
}

/** A study of no ads has no shares to show; better to say why than to fail at the first figure. */
function checkCounted(ads: readonly Ad[]): void {
  if (ads.some(({ selection }) => selection.reason === null)) return;
  const lost = selectionFunnel(ads).filter(({ removed }) => removed > 0);
  const reasons = lost.map(({ removed, reason }) => `${removed} ${reason}`).join(', ');
  throw new RoleLensError(`None of the ${ads.length} ads is left to study: ${reasons}.`, {
    hint: 'Widen the query (--query), or check which column holds the description (--columns).',
  });
}

/** What a study is coded from. */
interface Material {
  readonly book: Codebook;
  readonly store: TokenStore;
  readonly onProgress: Progress;
}

/**
 * Codes the ads by the coder that the study names.
 * @throws RoleLensError as the coder, and for a coding of other ads.
 */
export async function codeStudy(spec: StudySpec, { book, store, onProgress }: Material): Promise<Coding> {
  const { codings, model, boilerplate } = spec;
  // A file of codings goes before all coders.
  const coder = await openCoder(codings === null ? spec.coder : 'codings', {
    book,
    boilerplate,
    ...(codings !== null ? { codings } : model !== null ? { model } : {}),
  });
  const coding = await coder.code(store, { onProgress });
  return codings === null ? coding : checkCoding(coding, codings);
}

/** A coding of other ads, or the ads themselves, would give a study of nothing. */
function checkCoding(coding: Coding, file: string): Coding {
  const { corpus, mentions, profiles } = coding;
  if (mentions.ad.length || profiles.some((name) => name !== NO_PROFILE)) return coding;
  throw new RoleLensError(`It gives none of the ${corpus.length} ads a profile or a mention.`, {
    file,
    hint: 'Expected a coding (.jsonl) of these ads; its ids must be those of the ads.',
  });
}
