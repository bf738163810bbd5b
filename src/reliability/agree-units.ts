// Unitizing alpha: do coders mark the same stretches of text, and do they give what both mark the same code?
import { krippendorffAlpha } from '../statistics';
import { text, type Table } from '../table';
import type { Compared, ComparedAd } from './agree-ads';
import { JudgementTally, type Tally, type Watched } from './agree-tally';
import { estimates, fillTable } from './fill-table';
import type { LaidOutAd } from './span-places';

/** A stretch of text in which no coder begins or ends a span, and the codes that each coder gives it; `null` where the coder has not coded the ad. */
interface Stretch {
  readonly length: number;
  readonly given: readonly (ReadonlySet<number> | null)[];
}

interface Scope {
  readonly scope: 'all' | 'kind' | 'code';
  readonly code: string;
  readonly name: string;
  /** The codes that matter here, and those that make text count as coded at all. */
  readonly of: ReadonlySet<number>;
  readonly among: ReadonlySet<number>;
  readonly included: JudgementTally;
  readonly excluded: JudgementTally;
  /** Numbers of the sets of codes that occur. */
  readonly sets: Map<string, number>;
}

/**
 * Watches unitizing alpha: one row for all codes, one a kind, one a code. `alpha` is over all text, uncoded text included, each character marked or
 * not; `alpha_coded` leaves uncoded text out: of the characters that two coders have marked (with any code of the kind), have they the same codes
 * (in the row of a code: this code or not)?
 */
export function watchUnits(compared: Compared, laidOut: readonly LaidOutAd[], tally: Tally): () => Table {
  const scopes = scopesOf(compared, tally);
  compared.ads.forEach((ad, i) => {
    const stretches = stretchesOf(laidOut[i]);
    for (const scope of scopes) addAd(scope, ad, laidOut[i], stretches);
  });
  const rows = scopes.map(({ included, excluded }): Record<string, Watched> => ({
    alpha: included.watch(krippendorffAlpha),
    alpha_coded: excluded.watch(krippendorffAlpha),
  }));
  const reasons = scopes.map(({ included, excluded }) =>
    [included.reason('characters'), excluded.reason('coded characters')].filter(Boolean).join('; '),
  );
  return () =>
    fillTable(
      'agreement_units',
      'one row for all codes, one a kind, one a code',
      {
        scope: [text('scope'), scopes.map(({ scope }) => scope)],
        code: [text('code'), scopes.map(({ code }) => code)],
        name: [text('name'), scopes.map(({ name }) => name)],
        ...estimates(rows),
        reason: [text('note'), reasons],
      },
      compared.legend,
    );
}

function scopesOf({ codes, kinds }: Compared, tally: Tally): Scope[] {
  const ofKind = (kind: string): Set<number> =>
    new Set(codes.flatMap((code, c) => (code.kind === kind ? [c] : [])));
  const make = (scope: Scope['scope'], code: string, name: string, of: Set<number>, among = of): Scope => ({
    scope,
    code,
    name,
    of,
    among,
    included: new JudgementTally(tally, 2),
    excluded: new JudgementTally(tally),
    sets: new Map(),
  });
  return [
    make('all', '', 'All codes', new Set(codes.keys())),
    ...kinds.map(({ id, name }) => make('kind', id, name, ofKind(id))),
    ...codes.map(({ id, name, kind }, c) => make('code', id, name, new Set([c]), ofKind(kind))),
  ];
}

/** The ad cut at every place where any coder begins or ends a span; text that nobody marks is left out. */
function stretchesOf({ marked }: LaidOutAd): Stretch[] {
  const edges = [
    ...new Set(marked.flatMap((one) => one?.spans.flatMap(({ start, end }) => [start, end]) ?? [])),
  ];
  edges.sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, e) => {
    const given = marked.map(
      (one) =>
        one &&
        new Set(one.spans.flatMap(({ start, end, code }) => (start <= from && from < end ? [code] : []))),
    );
    return given.some((codes) => codes?.size) ? [{ length: edges[e + 1] - from, given }] : [];
  });
}

function addAd(
  { of, among, included, excluded, sets, scope }: Scope,
  { group, weight }: ComparedAd,
  { length, marked }: LaidOutAd,
  stretches: readonly Stretch[],
): void {
  let rest = length;
  for (const { length: size, given } of stretches) {
    const judged = given.map((codes) => codes && [...codes].filter((code) => of.has(code)));
    if (judged.some((codes) => codes?.length)) {
      included.add(
        group,
        judged.map((codes) => codes && Number(codes.length > 0)),
        size * weight,
      );
      rest -= size;
    }
    const coded = given.map((codes) => codes !== null && [...codes].some((code) => among.has(code)));
    if (coded.filter(Boolean).length < 2) continue;
    const values = judged.map((codes, i) => {
      if (!coded[i] || !codes) return null;
      return scope === 'code' ? Number(codes.length > 0) : numberOf(codes.sort((a, b) => a - b).join(), sets);
    });
    excluded.add(group, values, size * weight);
  }
  included.add(
    group,
    marked.map((one) => one && 0),
    rest * weight,
  );
}

function numberOf(key: string, sets: Map<string, number>): number {
  let place = sets.get(key);
  if (place === undefined) sets.set(key, (place = sets.size));
  return place;
}
