// statistics: pure numerics on arrays.
export { wilsonInterval } from './wilson-interval';
export { newcombeInterval } from './newcombe-interval';
