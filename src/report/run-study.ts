// The whole study: ads and codebook in, codings, figures, tables and summary out.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { compareGroups, sensitivity } from '../analysis';
import { readCodebook, type Codebook } from '../codebook';
import { codeAds, codingLines, readCoding } from '../coding';
import {
  KINDS,
  NO_PROFILE,
  RoleLensError,
  usualProgress,
  type Ad,
  type Cell,
  type Coding,
  type Columns,
  type Figure,
  type Progress,
} from '../core';
import { readAds, rowsPerFile, selectionFunnel, type ReadOptions } from '../corpus';
import { exportFigures, toCsv, writeLines, writeWhole } from '../export';
import { figureComparison, figureDistribution, figureKinds, figureProfiles } from '../figures';
import { profileFrame, profileMentionFrame, toColumns } from '../frames';
import { learnedCoder, readModel } from '../learning';
import { tokenize, type TokenStore } from '../text';
import { claimColumns } from './claim';
import { codeRanks, RANKS_TABLE, rankColumns } from './code-ranks';
import { boilerplateEffect } from './boilerplate-effect';
import { comparePublished, readPublished } from './compare-published';
import { furtherQuestions } from './further-questions';
import { provenanceOf } from './provenance';
import { moveResults, withStage } from './stage';
import { COMPARISON_TABLE } from './summary-comparison';
import { focusProfiles, type Study } from './study-result';
import { writeReport } from './write-report';
import { writeSummary } from './write-summary';

/** Options of {@link runStudy}. */
export interface StudyOptions extends Omit<ReadOptions, 'onProgress'> {
  /** Files and folders of ads; `-` for standard input. */
  readonly ads: readonly string[];
  readonly codebook: string;
  /** Where results go; made where missing. */
  readonly out: string;
  /** A coding to aggregate instead of coding. */
  readonly codings?: string;
  /** A model that the learned coder codes with; default the codebook coder. */
  readonly model?: string;
  /** Published counts (CSV) to compare with. */
  readonly compare?: string;
  /** Default `keep`: it agrees better with the codings of the published study, whose coders quoted from whole ads. */
  readonly boilerplate?: 'keep' | 'drop';
  /** The ads are the bundled sample; the summary says so. */
  readonly isSample?: boolean;
  readonly onProgress?: Progress;
}

/** What a study made. */
export interface StudyResult {
  readonly study: Study;
  /** Names of the files in the output folder. */
  readonly files: readonly string[];
}

/**
 * Runs a study and writes all its results. They are made in a hidden folder inside the output folder and moved into place at the end, so that
 * an earlier study's results stay whole when this one fails or is stopped.
 * @throws RoleLensError on bad input, when no ad is left after the selection, or for an unwritable folder.
 */
export async function runStudy(options: StudyOptions): Promise<StudyResult> {
  const published = options.compare ? await readPublished(options.compare) : null;
  const book = readCodebook(options.codebook);
  return withStage(options.out, async (stage) => {
    const study = await analyse(options, book, (coding) =>
      published ? comparePublished(coding, published) : null,
    );
    await breathe();
    await writeResults(study, stage, options);
    const files = (await readdir(stage)).sort();
    moveResults(stage, options.out, files);
    return { study, files };
  });
}

/** Reads, codes and counts; writes nothing. */
async function analyse(
  options: StudyOptions,
  book: Codebook,
  compare: (coding: Coding) => Columns | null,
): Promise<Study> {
  const {
    codings,
    boilerplate = 'keep',
    onProgress = usualProgress,
    query,
    columns,
    nearDuplicates,
    redact,
    stdin,
  } = options;
  const ads = await readAds(options.ads, { query, columns, nearDuplicates, redact, stdin, onProgress });
  checkCounted(ads);
  // Between long steps signals get their turn: Ctrl-C stops there, and not only when all is coded.
  await breathe();
  const store = tokenize(ads, { onProgress });
  await breathe();
  const coding = codings
    ? await readCoding(codings, ads, { book })
    : options.model
      ? learnedCoder(readModel(options.model)).code(store, { onProgress })
      : codeAds(store, book, { boilerplate, onProgress });
  if (codings) checkCoding(coding, codings);
  const dropped = !codings && boilerplate === 'drop';
  const focus = focusProfiles(book, coding);
  const further = furtherQuestions(coding);
  return {
    ads,
    book,
    coding,
    focus,
    figures: [...figuresOf(coding, focus), ...further.map(({ figure }) => figure)],
    further,
    boilerplate: boilerplateEffect(dropped ? codeAds(store, book, { boilerplate: 'keep' }) : coding, store),
    boilerplateDropped: dropped,
    ranks: codeRanks(coding, focus),
    ...comparisonsOf(coding, focus, codings ? {} : { store, book }),
    comparison: compare(coding),
    isSample: options.isSample ?? false,
    query: query ?? null,
  };
}

/** The tested comparison of two profiles, and how far it holds. */
function comparisonsOf(
  coding: Coding,
  focus: readonly string[],
  again: { readonly store?: TokenStore; readonly book?: Codebook },
): Pick<Study, 'profileComparison' | 'sensitivity'> {
  if (focus.length < 2) return { profileComparison: null, sensitivity: null };
  const groups = focus.slice(0, 2);
  return {
    profileComparison: compareGroups(coding, { groups }),
    sensitivity: sensitivity(coding, { groups, ...again }),
  };
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

/** A coding of other ads, or the ads themselves, would give a study of nothing. */
function checkCoding({ corpus, mentions, profiles }: Coding, file: string): void {
  if (mentions.ad.length || profiles.some((name) => name !== NO_PROFILE)) return;
  throw new RoleLensError(`It gives none of the ${corpus.length} ads a profile or a mention.`, {
    file,
    hint: 'Expected a coding (.jsonl) of these ads; its ids must be those of the ads.',
  });
}

/** The figures of a study: five distributions, and two profiles side by side for each kind where two occur. */
function figuresOf(coding: Coding, focus: readonly string[]): Figure[] {
  const [first, second] = focus;
  return [
    figureProfiles(coding),
    figureKinds(coding),
    ...KINDS.map((kind) => figureDistribution(coding, { kind })),
    ...(second ? KINDS.map((kind) => figureComparison(coding, { kind, groups: [first, second] })) : []),
  ];
}

async function writeResults(study: Study, folder: string, options: StudyOptions): Promise<void> {
  const { coding, ads, figures, comparison } = study;
  const { onProgress = usualProgress } = options;
  const summary = writeSummary(study);
  await exportFigures(figures, folder, { onProgress, source: coding });
  await writeLines(join(folder, 'codings.jsonl'), codingLines(coding));
  const tables: Readonly<Record<string, Columns | null>> = {
    mentions_by_profile: toColumns(profileMentionFrame(coding)),
    selection: selectionColumns(ads),
    selection_funnel: funnelColumns(ads),
    profiles: profileColumns(coding),
    [COMPARISON_TABLE]: study.profileComparison,
    [RANKS_TABLE]: rankColumns(study.ranks),
    sensitivity: study.sensitivity,
    claims: claimColumns(summary.claims),
    comparison,
    ...Object.fromEntries(study.further.flatMap((question) => Object.entries(question.tables))),
  };
  for (const [name, columns] of Object.entries(tables))
    if (columns) await writeWhole(join(folder, `${name}.csv`), toCsv(columns));
  const provenance = await provenanceOf(coding, optionsToRecord(options), filesRead(ads, options));
  await writeWhole(join(folder, 'ANALYSIS_SUMMARY.md'), summary.text);
  const notes = Object.entries(provenance.hashes).map(([what, hash]) => `${what} ${hash}`);
  await writeWhole(join(folder, 'report.html'), writeReport(summary.text, figures, { notes }));
  await writeWhole(join(folder, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
}

/** One row a profile that occurs: its postings and its distinct ads. */
function profileColumns(coding: Coding): Columns {
  const [postings, distinct] = (['postings', 'distinct'] as const).map((over) =>
    toColumns(profileFrame(coding, { over })),
  );
  const of = (name: Cell): Cell => distinct.ads[distinct.profile.indexOf(name)] ?? 0;
  return {
    profile: postings.profile,
    postings: postings.ads,
    distinct_ads: postings.profile.map(of),
  };
}

/** One row an ad read: where it came from and what became of it. */
function selectionColumns(ads: readonly Ad[]): Columns {
  return {
    id: ads.map(({ id }) => id),
    title: ads.map(({ title }) => title),
    file: ads.map(({ source }) => source.file),
    row: ads.map(({ source }) => source.row),
    language: ads.map(({ language }) => language),
    included: ads.map(({ selection }) => (selection.reason === null ? 'yes' : 'no')),
    reason: ads.map(({ selection }) => selection.reason),
    group: ads.map(({ selection }) => selection.group),
  };
}

function funnelColumns(ads: readonly Ad[]): Columns {
  const funnel = selectionFunnel(ads);
  return {
    step: funnel.map(({ step }) => step),
    ads: funnel.map((row) => row.ads),
    removed: funnel.map(({ removed }) => removed),
    reason: funnel.map(({ reason }) => reason),
  };
}

function optionsToRecord({
  onProgress: _progress,
  stdin: _stdin,
  ...options
}: StudyOptions): Record<string, unknown> {
  return { boilerplate: 'keep', nearDuplicates: 0.5, redact: true, ...options };
}

function filesRead(ads: readonly Ad[], { codebook, codings, compare, model }: StudyOptions): string[] {
  return [
    ...rowsPerFile(ads).map(({ file }) => file),
    codebook,
    ...(codings ? [codings] : []),
    ...(compare ? [compare] : []),
    ...(model ? [model] : []),
  ];
}
