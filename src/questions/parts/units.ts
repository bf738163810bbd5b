// In which unit the codes of each kind are counted, as a sentence.
import type { Kind, Unit } from '../../core';
import { escapeMarkdown } from '../../export';
import type { Asked } from '../question';
import { listed } from './words';

/** `Counted by clause: Job tasks and Soft skills; by name: Technologies.` */
export function unitsSentence({ coding, book }: Pick<Asked, 'coding' | 'book'>): string {
  const unitsOf = (kind: Kind): Set<Unit> => {
    const own = book?.codes.filter((code) => code.kind === kind.id).map(({ unit }) => unit) ?? [];
    return new Set(own.length ? own : [kind.unit]);
  };
  const named = (wanted: readonly Unit[]): string =>
    listed(
      coding.kinds
        .filter((kind) => {
          const units = unitsOf(kind);
          return units.size === wanted.length && wanted.every((unit) => units.has(unit));
        })
        .map(({ name }) => escapeMarkdown(name)),
    );
  const parts = [
    ['by clause', named(['clause'])],
    ['by name', named(['term'])],
    ['some codes by clause, some by name', named(['clause', 'term'])],
  ].filter(([, kinds]) => kinds);
  return `Counted ${parts.map(([how, kinds]) => `${how}: ${kinds}`).join('; ')}.`;
}
