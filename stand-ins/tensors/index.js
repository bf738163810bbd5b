// What Danfo takes from TensorFlow.js: tensors of up to two dimensions for arithmetic on frames, and drawing rows.
const { Tensor, scalar, tensor1d, tensor2d } = require('./tensor');
const { refuseOthers } = require('./refuse-others');
const { shuffle } = require('./shuffle');

/** Mean and (biased) variance along an axis. */
function moments(tensor, axis) {
  const mean = tensor.mean(axis);
  const distance = tensor.sub(axis === 1 ? tensor2d(mean.values, [mean.size, 1]) : mean);
  return { mean, variance: distance.mul(distance).mean(axis) };
}

/** Rows to draw from. Danfo hands in a window as wide as its sample; here all rows have the same chance. */
function dataset(items) {
  return {
    shuffle: (_window, seed) => dataset(shuffle(items, seed)),
    take: (most) => dataset(items.slice(0, most)),
    toArray: async () => [...items],
  };
}

module.exports = refuseOthers('tensorflow', {
  Tensor,
  scalar,
  tensor1d,
  tensor2d,
  moments,
  data: refuseOthers('tensorflow.data', { array: dataset }),
});
