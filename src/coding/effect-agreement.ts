// Agreement with reference codings before and after an edit.
import { codePresence, hasProfiles, isCounted, NO_PROFILE, type Coding, type CountOver } from '../core';
import { cohenKappa, crossTable } from '../statistics';
import { makeTable, type RowOf, type TableOf } from '../table';
import { hasCoded } from './codebook-coding';
import { compareCodings } from './compare-codings';
import { AGREEMENT_EFFECTS } from './effect-tables';

/** One row a reference × changed code, then the mean of all codes and the profile; Cohen's kappa, on codes for presence in an ad. */
export function agreementEffects(
  before: Coding,
  after: Coding,
  references: readonly Coding[],
  changed: readonly string[],
  over: CountOver,
): TableOf<typeof AGREEMENT_EFFECTS> {
  const rows = references.flatMap((reference) => {
    compareCodings(reference, after, { over });
    const ads = after.corpus.flatMap((ad, i) => (isCounted(ad, over) && hasCoded(reference, i) ? [i] : []));
    const shared = reference.codes
      .map(({ id }) => id)
      .filter((id) => [...before.codes, ...after.codes].some((code) => code.id === id));
    const kappas = (coding: Coding): Map<string, number> =>
      new Map(shared.map((id) => [id, presenceKappa(reference, coding, id, ads)]));
    const [old, now] = [kappas(before), kappas(after)];
    const row = (code: string, kappa_before: number, kappa_after: number): Row => ({
      reference: reference.coder,
      code,
      kappa_before,
      kappa_after,
    });
    const told = ads.filter((ad) => reference.profiles[reference.adProfile[ad]] !== NO_PROFILE);
    const haveProfiles = [reference, before, after].every(hasProfiles);
    return [
      ...shared.filter((id) => changed.includes(id)).map((id) => row(id, old.get(id)!, now.get(id)!)),
      row('mean of all codes', mean(old.values()), mean(now.values())),
      ...(haveProfiles
        ? [row('profile', profileKappa(reference, before, told), profileKappa(reference, after, told))]
        : []),
    ];
  });
  return makeTable(AGREEMENT_EFFECTS, rows);
}

type Row = RowOf<typeof AGREEMENT_EFFECTS>;

function mean(values: Iterable<number>): number {
  const numbers = [...values].filter(Number.isFinite);
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

function presenceKappa(a: Coding, b: Coding, id: string, ads: readonly number[]): number {
  const [first, second] = [codePresence(a, id), codePresence(b, id)];
  return cohenKappa(
    crossTable(
      ads,
      2,
      (ad) => Number(first(ad)),
      (ad) => Number(second(ad)),
    ),
  );
}

function profileKappa(a: Coding, b: Coding, ads: readonly number[]): number {
  const names = [...new Set([...a.profiles, ...b.profiles])];
  const of =
    ({ profiles, adProfile }: Coding): ((ad: number) => number) =>
    (ad) =>
      names.indexOf(profiles[adProfile[ad]]);
  return cohenKappa(crossTable(ads, names.length, of(a), of(b)));
}
