// statistics: pure numerics on arrays.
export { wilsonInterval } from './wilson-interval';
export { newcombeInterval } from './newcombe-interval';
export { cohenKappa } from './cohen-kappa';
export { logLikelihoodRatio } from './log-likelihood';
export { gwetAC1 } from './gwet-ac1';
