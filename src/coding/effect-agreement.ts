// Agreement with reference codings before and after an edit.
import { codePresence, isCounted, NO_PROFILE, type Coding, type Columns, type CountOver } from '../core';
import { cohenKappa, crossTable } from '../statistics';
import { compareCodings } from './compare-codings';

/** One row a reference × changed code, then the mean of all codes and the profile; Cohen's kappa, on codes for presence in an ad. */
export function agreementEffects(
  before: Coding,
  after: Coding,
  references: readonly Coding[],
  changed: readonly string[],
  over: CountOver,
): Columns {
  const rows = references.flatMap((reference) => {
    compareCodings(reference, after, { over });
    const ads = after.corpus.flatMap((ad, i) =>
      isCounted(ad, over) && reference.profiles[reference.adProfile[i]] !== NO_PROFILE ? [i] : [],
    );
    const shared = reference.codes
      .map(({ id }) => id)
      .filter((id) => [...before.codes, ...after.codes].some((code) => code.id === id));
    const kappas = (coding: Coding): Map<string, number> =>
      new Map(shared.map((id) => [id, presenceKappa(reference, coding, id, ads)]));
    const [old, now] = [kappas(before), kappas(after)];
    const row = (code: string, kappaBefore: number, kappaAfter: number): Row => ({
      reference: reference.coder,
      code,
      kappaBefore,
      kappaAfter,
    });
    return [
      ...shared.filter((id) => changed.includes(id)).map((id) => row(id, old.get(id)!, now.get(id)!)),
      row('mean of all codes', mean(old.values()), mean(now.values())),
      row('profile', profileKappa(reference, before, ads), profileKappa(reference, after, ads)),
    ];
  });
  return {
    reference: rows.map(({ reference }) => reference),
    code: rows.map(({ code }) => code),
    kappa_before: rows.map(({ kappaBefore }) => finite(kappaBefore)),
    kappa_after: rows.map(({ kappaAfter }) => finite(kappaAfter)),
  };
}

interface Row {
  readonly reference: string;
  readonly code: string;
  readonly kappaBefore: number;
  readonly kappaAfter: number;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

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
