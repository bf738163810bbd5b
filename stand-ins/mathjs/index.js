// The five statistics that Danfo takes from mathjs, over plain numbers, with the results of mathjs 9.

exports.mean = (values) => meanOf(numbersIn(values, 'mean'));
exports.variance = (values) => varianceOf(numbersIn(values, 'variance'));
exports.std = (values) => Math.sqrt(varianceOf(numbersIn(values, 'std')));
exports.median = (values) => medianOf(numbersIn(values, 'median'));
exports.mode = modesOf;

function meanOf(numbers) {
  return numbers.reduce((sum, number) => sum + number) / numbers.length;
}

/** Unbiased; that of one number is 0. */
function varianceOf(numbers) {
  const mean = meanOf(numbers);
  const squares = numbers
    .map((number) => (number - mean) * (number - mean))
    .reduce((sum, square) => sum + square);
  return numbers.length === 1 && !Number.isNaN(squares) ? 0 : squares / (numbers.length - 1);
}

function medianOf(numbers) {
  if (numbers.some(Number.isNaN)) return NaN;
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The most frequent values, numbers or texts, in the order in which they reach that frequency. */
function modesOf(values) {
  const flat = filled(values.flat(Infinity), 'mode');
  const counts = new Map();
  let modes = [];
  let most = 0;
  for (const value of flat) {
    if (Number.isNaN(value)) throw missing('mode', value, flat);
    const count = (counts.get(String(value)) ?? 0) + 1;
    counts.set(String(value), count);
    if (count === most) modes.push(value);
    else if (count > most) [most, modes] = [count, [value]];
  }
  return modes;
}

/** Texts that are numbers and truth values count as numbers; `NaN` stays, and makes the result `NaN`. */
function numbersIn(values, what) {
  const flat = filled(values.flat(Infinity), what);
  return flat.map((value) => {
    if (typeof value === 'number') return value;
    const number = typeof value === 'boolean' || String(value).trim() ? Number(value) : NaN;
    if (value === null || typeof value === 'object' || Number.isNaN(number)) throw missing(what, value, flat);
    return number;
  });
}

function filled(values, what) {
  if (values.length) return values;
  throw new Error(
    `Cannot calculate the ${what} of no values. Look at the shape of the frame or column first.`,
  );
}

function missing(what, value, values) {
  const found = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return new TypeError(
    `Cannot calculate the ${what}: expected numbers, found ${found} at place ${values.findIndex((each) => Object.is(each, value))}. ` +
      'Fill or leave out such cells first, e.g. with fillNa or dropNa.',
  );
}
