// reliability: how far codings can be trusted.
export { agree, type Agreement } from './agree';
