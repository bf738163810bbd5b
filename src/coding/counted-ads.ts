// Which ads count, once a corpus: asking each ad object again for every table costs more than the counting.
import { isCounted, type Ad, type CountOver } from '../core';

const known = new WeakMap<readonly Ad[], Map<CountOver, Uint8Array>>();

/** 1 for each ad of a corpus that counts, see `isCounted`; made once a corpus. */
export function countedAds(corpus: readonly Ad[], over: CountOver): Uint8Array {
  let flags = known.get(corpus);
  if (!flags) known.set(corpus, (flags = new Map<CountOver, Uint8Array>()));
  let counted = flags.get(over);
  if (!counted) flags.set(over, (counted = Uint8Array.from(corpus, (ad) => (isCounted(ad, over) ? 1 : 0))));
  return counted;
}
