// Which kinds of codes a question is asked of.
import { NothingToShow, RoleLensError, type Coding } from '../core';

/**
 * The kind as it was given.
 * @throws RoleLensError naming the kinds there are, for one that is not among them.
 */
export function checkKind({ kinds }: Pick<Coding, 'kinds'>, kind: string): string {
  if (kinds.some(({ id }) => id === kind)) return kind;
  throw new RoleLensError(`There is no kind "${kind}".`, {
    hint: `The kinds are ${kinds.map(({ id }) => id).join(', ') || 'none'}.`,
  });
}

/** Ids of the kinds that are counted by term, such as names of tools. */
export function termKinds({ kinds }: Pick<Coding, 'kinds'>): readonly string[] {
  return kinds.filter(({ unit }) => unit === 'term').map(({ id }) => id);
}

/**
 * The kind given, else all that are counted by term.
 * @throws NothingToShow where there are none; RoleLensError for a kind that the coding has not.
 */
export function kindsByTerm(coding: Pick<Coding, 'kinds'>, kind?: string): readonly string[] {
  if (kind !== undefined) return [checkKind(coding, kind)];
  const found = termKinds(coding);
  if (!found.length) throw new NothingToShow('no kind of code is counted by term');
  return found;
}
