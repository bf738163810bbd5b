// Seeded randomness: the same seed gives the same numbers on every machine.
import { RoleLensError } from './error';

/**
 * Random numbers from 0 up to, not including, 1; the same for the same seed (a whole number, taken modulo 2³²).
 * Source: mulberry32, Tommy Ettinger (2017), public domain; period 2³², good enough to draw samples, not for secrets.
 */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `size` different indices below `count`, ascending, every choice equally likely; all of them where `size` is not smaller. Draws by selection
 * sampling: Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S.
 * @throws RoleLensError where `size` is negative or not a number.
 */
export function sampleIndices(count: number, size: number, seed: number): number[] {
  if (!(size >= 0))
    throw new RoleLensError(`A sample of ${size}.`, { hint: 'Give how many are wanted, 0 or more.' });
  if (size >= count) return Array.from({ length: count }, (_, i) => i);
  const random = randomSource(seed);
  const chosen: number[] = [];
  for (let i = 0; chosen.length < Math.floor(size); i++)
    if ((count - i) * random() < Math.floor(size) - chosen.length) chosen.push(i);
  return chosen;
}
