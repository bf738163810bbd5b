// The whole study: ads and codebook in, codings, figures, tables and summary out.
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { readCodebook, type Codebook } from '../codebook';
import { spareInputs, usualProgress, type Ad, type Progress } from '../core';
import { rowsPerFile } from '../corpus';
import { answerAll, comparisonsOf, readPublished, type Asked } from '../questions';
import { tokenize } from '../text';
import { checkPrivacy } from './check-privacy';
import { codeStudy, readStudyAds } from './code-study';
import { provenanceOf } from './provenance';
import { checkInTheWay, earlierOutputs } from './earlier-results';
import { moveResults } from './move-results';
import { withStage } from './stage';
import { pathBehind, toldPath, toldSpec } from './study-paths';
import type { Study } from './study-result';
import type { StudySpec } from './study-spec';
import { SURE_OUTPUTS, writeResults } from './write-results';

/** Options of {@link runStudy}. */
export interface RunStudyOptions {
  readonly onProgress?: Progress;
  /** What `-` reads; default the process's standard input. */
  readonly stdin?: Readable;
  /** Write over files of the folder that no earlier study made, or that were changed since; default false. */
  readonly force?: boolean;
}

/** What a study made. */
export interface StudyResult {
  readonly study: Study;
  /** Names of the files in the output folder. */
  readonly files: readonly string[];
  /** Files of others, or changed since an earlier study, that were written over or taken away, as `force` allows. */
  readonly overwritten: readonly string[];
}

/**
 * Runs a study and writes all its results. They are made in a hidden folder inside the output folder and moved into place at the end, so that
 * an earlier study's results stay whole when this one fails or is stopped. Files that no study made, or that were changed since, are not written over.
 * @throws RoleLensError on bad input, when no ad is left after the selection, for groups to compare that no ad is in, or for an unwritable folder.
 * @example
 * const { files } = await runStudy({ ...study, questions: ['kinds'], out: 'results' });
 */
export async function runStudy(spec: StudySpec, options: RunStudyOptions = {}): Promise<StudyResult> {
  const { onProgress = usualProgress, force = false } = options;
  spareInputs(SURE_OUTPUTS.concat(earlierOutputs(spec.out)).map(inFolder(spec.out)), inputsOf(spec));
  const book = readCodebook(spec.codebook);
  // A faulty file should say so before the long work.
  if (spec.published !== null)
    await readPublished(
      spec.published,
      book.kinds.map(({ id }) => id),
    );
  return withStage(spec.out, async (stage) => {
    await checkInTheWay(spec.out, SURE_OUTPUTS, force);
    const study = await askStudy(spec, book, { ...options, onProgress });
    const provenance = await provenanceOf(study.coding, toldSpec(spec), filesRead(spec, study.coding.corpus));
    const files = await writeResults(study, stage, provenance, onProgress);
    spareInputs(files.map(inFolder(spec.out)), inputsOf(spec));
    const overwritten = await checkInTheWay(spec.out, files, force);
    if (spec.redact) notePersonalData(stage);
    moveResults(stage, spec.out, files);
    return { study, files, overwritten: overwritten.map(({ name }) => name) };
  });
}

/** Says what personal data is in the results after all; it is the researcher who knows whether it is any. */
function notePersonalData(folder: string): void {
  const found = checkPrivacy(folder);
  if (!found.length) return;
  const shown = found
    .slice(0, 5)
    .map(({ file, line, kind, excerpt }) => `  ${file}:${line}: ${kind}: ${excerpt}\n`);
  process.stderr.write(
    `The results may hold personal data in ${found.length} places; \`rolelens privacy\` lists them all:\n${shown.join('')}`,
  );
}

/** Reads, codes and counts; writes nothing. */
async function askStudy(
  spec: StudySpec,
  book: Codebook,
  { onProgress = usualProgress, stdin }: RunStudyOptions,
): Promise<Study> {
  const ads = await readStudyAds(spec, { onProgress, stdin });
  // Between long steps signals get their turn: Ctrl-C stops there, and not only when all is coded.
  await breathe();
  const store = tokenize(ads, { onProgress });
  await breathe();
  const coding = await codeStudy(spec, { book, store, onProgress });
  const asked: Asked = {
    coding,
    book,
    store,
    comparisons: comparisonsOf(coding, book, spec.compare),
    focus: spec.focus,
    earlier: spec.earlier,
    published: spec.published,
    width: { usual: 'wide', large: 'wide' },
  };
  return {
    spec,
    book,
    coding,
    asked,
    answered: await answerAll(asked, { only: spec.questions, onProgress }),
  };
}

/** The files that a study read: as its results tell them, and where they are. */
function filesRead(spec: StudySpec, ads: readonly Ad[]): { told: string; path: string }[] {
  const others = filesBesideAds(spec).filter((each) => each !== null);
  return [
    ...rowsPerFile(ads).map((each) => ({ told: each.file, path: pathBehind(spec, each.file) })),
    ...others.map((path) => ({ told: toldPath(spec, path), path })),
  ];
}

function filesBesideAds(spec: StudySpec): (string | null)[] {
  const { file, codebook, codings, published, model, earlier } = spec;
  return [
    file,
    codebook,
    codings,
    published,
    model,
    ...earlier.flatMap((study) => [study.categories, study.published]),
  ];
}

/** All that a study is told to read. */
function inputsOf(spec: StudySpec): (string | null)[] {
  return [...spec.ads, ...filesBesideAds(spec)];
}

function inFolder(folder: string): (name: string) => string {
  return (name) => join(folder, name);
}
