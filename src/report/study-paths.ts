// Paths in a study's results: told from the folder of its file, so that results do not depend on where the study lies or the command runs.
import { dirname, join, relative, sep } from 'node:path';
import type { StudySpec } from './study-spec';

/** The folder that paths in a study's results lead from; `undefined` where the command line says it all, and paths stay as given. */
export function folderOf({ file }: Pick<StudySpec, 'file'>): string | undefined {
  return file === null ? undefined : dirname(file);
}

/** A path as the results of a study tell it; `-` stays. */
export function toldPath(spec: Pick<StudySpec, 'file'>, path: string): string {
  const folder = folderOf(spec);
  return folder === undefined || path === '-' ? path : relative(folder, path).split(sep).join('/');
}

/** The path behind one that {@link toldPath} or an ad's source tells. */
export function pathBehind(spec: Pick<StudySpec, 'file'>, told: string): string {
  const folder = folderOf(spec);
  return folder === undefined || told === '-' ? told : join(folder, told);
}

/** A study's options for its provenance, all paths told from its folder. */
export function toldSpec(spec: StudySpec): Record<string, unknown> {
  const told = (path: string): string => toldPath(spec, path);
  const orNull = (path: string | null): string | null => (path === null ? null : told(path));
  return {
    ...spec,
    file: orNull(spec.file),
    codebook: told(spec.codebook),
    ads: spec.ads.map(told),
    model: orNull(spec.model),
    codings: orNull(spec.codings),
    published: orNull(spec.published),
    earlier: spec.earlier.map((study) => ({
      ...study,
      categories: told(study.categories),
      published: told(study.published),
    })),
    compare: spec.compare?.map(({ by, groups }) => ({ by, groups })) ?? null,
    out: told(spec.out),
  };
}
