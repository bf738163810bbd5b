// Tensors of up to two dimensions: values in rows, arithmetic cell by cell, and statistics along an axis.
const { notThere } = require('./refuse-others');

/** `values` row by row, `shape` [] (one number), [n] or [rows, columns]. */
class Tensor {
  constructor(values, shape) {
    this.values = values;
    this.shape = shape;
  }

  get rank() {
    return this.shape.length;
  }

  get size() {
    return this.values.length;
  }

  arraySync() {
    if (this.rank < 2) return this.rank ? [...this.values] : this.values[0];
    const [rows, columns] = this.shape;
    return Array.from({ length: rows }, (_, row) => this.values.slice(row * columns, (row + 1) * columns));
  }

  array() {
    return Promise.resolve(this.arraySync());
  }

  dataSync() {
    return [...this.values];
  }

  data() {
    return Promise.resolve(this.dataSync());
  }

  clone() {
    return new Tensor([...this.values], [...this.shape]);
  }

  sqrt() {
    return new Tensor(this.values.map(Math.sqrt), this.shape);
  }

  transpose() {
    return this.rank < 2 ? this.clone() : new Tensor(columnsOf(this).flat(), [...this.shape].reverse());
  }
}

/** Cell by cell; the shorter of two shapes is repeated. Comparisons give 1 and 0. */
const OPERATIONS = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  divNoNan: (a, b) => (b === 0 ? 0 : a / b),
  pow: (a, b) => a ** b,
  // The sign of the divisor, as in Python.
  mod: (a, b) => (a < 0 === b < 0 ? a % b : ((a % b) + b) % b),
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
};

for (const [name, operation] of Object.entries(OPERATIONS))
  Tensor.prototype[name] = function (other) {
    return combine(this, other instanceof Tensor ? other : scalar(other), operation);
  };

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Along an axis: 0 gives one value a column, 1 one a row, none one of all. */
const STATISTICS = {
  sum,
  mean: (numbers) => sum(numbers) / numbers.length,
  max: (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity),
  min: (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity),
};

for (const [name, statistic] of Object.entries(STATISTICS))
  Tensor.prototype[name] = function (axis) {
    return along(this, axis, statistic);
  };

const PLACES = {
  argMax: (numbers) => numbers.reduce((best, number, i) => (number > numbers[best] ? i : best), 0),
  argMin: (numbers) => numbers.reduce((best, number, i) => (number < numbers[best] ? i : best), 0),
};

for (const [name, place] of Object.entries(PLACES))
  Tensor.prototype[name] = function (axis = 0) {
    if (this.values.some((value) => typeof value === 'string'))
      throw new Error(`${name} expects numbers, and found ${JSON.stringify(this.values[0])}.`);
    return along(this, axis, place);
  };

/** Danfo looks for members of its own on whatever it is handed, so that only these can be refused by name. */
const REFUSED = [
  'matMul',
  'dot',
  'reshape',
  'expandDims',
  'slice',
  'gather',
  'concat',
  'stack',
  'tile',
  'norm',
  'cast',
];

for (const name of [
  ...REFUSED,
  'exp',
  'log',
  'abs',
  'neg',
  'round',
  'floor',
  'softmax',
  'sigmoid',
  'relu',
  'print',
])
  Tensor.prototype[name] = () => {
    throw notThere(`tensor.${name}`);
  };

function along(tensor, axis, statistic) {
  if (tensor.rank < 2 || axis === undefined) return new Tensor([statistic(tensor.values)], []);
  const lines = axis === 0 ? columnsOf(tensor) : tensor.arraySync();
  return new Tensor(lines.map(statistic), [lines.length]);
}

function columnsOf({ values, shape: [rows, columns] }) {
  return Array.from({ length: columns }, (_, column) =>
    Array.from({ length: rows }, (_, row) => values[row * columns + column]),
  );
}

function combine(a, b, operation) {
  const [[aRows, aColumns], [bRows, bColumns]] = [gridOf(a), gridOf(b)];
  if (
    (aRows !== bRows && aRows !== 1 && bRows !== 1) ||
    (aColumns !== bColumns && aColumns !== 1 && bColumns !== 1)
  )
    throw new Error(
      `Operands could not be broadcast together with shapes ${a.shape.join()} and ${b.shape.join()}: ` +
        'expected as many values as there are rows (axis 0) or columns (axis 1).',
    );
  const rows = aRows === 1 ? bRows : aRows;
  const columns = aColumns === 1 ? bColumns : aColumns;
  const values = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values.push(operation(cell(a, aRows, aColumns, row, column), cell(b, bRows, bColumns, row, column)));
  return new Tensor(values, [rows, columns].slice(2 - Math.max(a.rank, b.rank)));
}

function gridOf({ shape }) {
  return [1, 1, ...shape].slice(-2);
}

function cell({ values }, rows, columns, row, column) {
  return values[(rows === 1 ? 0 : row) * columns + (columns === 1 ? 0 : column)];
}

/** One number. */
function scalar(value) {
  return new Tensor([valueOf(value)], []);
}

/** A row of numbers or texts. */
function tensor1d(values) {
  const nested = values.find(Array.isArray);
  if (nested)
    throw new Error(`tensor1d expects a list of numbers or texts, and found a list in it: [${nested}].`);
  return new Tensor(Array.from(values, valueOf), [values.length]);
}

/** Rows of numbers; a flat list needs its `shape`. */
function tensor2d(values, shape = shapeOf(values)) {
  const flat = Array.from(values.flat(), valueOf);
  if (flat.length !== shape[0] * shape[1])
    throw new Error(`tensor2d expects ${shape.join(' × ')} values, and found ${flat.length}.`);
  return new Tensor(flat, [...shape]);
}

function shapeOf(rows) {
  if (Array.isArray(rows[0])) return [rows.length, rows[0].length];
  throw new Error('tensor2d expects rows of numbers, or a list of numbers with its shape.');
}

/** A missing cell is no zero. */
function valueOf(value) {
  return typeof value === 'string' ? value : Number(value ?? NaN);
}

module.exports = { Tensor, scalar, tensor1d, tensor2d };
