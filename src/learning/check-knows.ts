// checkKnows: a model codes by the codes and profiles that it learned, and by no others.
import type { Codebook } from '../codebook';
import { RoleLensError } from '../core';
import type { LearnedModel } from './model';

/**
 * Refuses a codebook whose codes or profiles are not the model's own: the coding would look like one by that codebook and have nothing of it. Terms and
 * definitions may differ.
 * @throws RoleLensError that names what the model knows and what the codebook has.
 */
export function checkKnows(
  { codes, profiles }: Pick<LearnedModel, 'codes' | 'profiles'>,
  book: Codebook,
  file?: string,
): void {
  const known = { codes: codes.map(({ id }) => id), profiles };
  const own = { codes: book.codes.map(({ id }) => id), profiles: book.profiles.map(({ name }) => name) };
  if (isSameSet(known.codes, own.codes) && isSameSet(known.profiles, own.profiles)) return;
  throw new RoleLensError(
    `The model has learned ${describe(known)}; the codebook "${book.name}" has ${describe(own)}.`,
    {
      file,
      hint: `Train a model for it from codings by it, npx rolelens train --ads FILE --codings FILE --codebook ${book.file || 'FILE'} --out MODEL.json, and give that with --model; or take the coder "codebook".`,
    },
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function describe({ codes, profiles }: { codes: readonly string[]; profiles: readonly string[] }): string {
  const named = profiles.length
    ? `the profiles ${listed(profiles.map((name) => `"${name}"`))}`
    : 'no profiles';
  return `the codes ${listed(codes)} and ${named}`;
}

/** The first few; a codebook may have hundreds. */
function listed(names: readonly string[], most = 8): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return `${names.slice(0, most).join(', ')}${more}`;
}
