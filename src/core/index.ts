// core: what several rooms share.
export * from './ad';
export * from './columns';
export * from './error';
export * from './figure';
export * from './hash';
export * from './progress';
