// core: what several rooms share.
export * from './ad';
export * from './coding';
export * from './code-presence';
export * from './columns';
export * from './error';
export * from './figure';
export * from './hash';
export * from './nothing-to-show';
export * from './progress';
export * from './random';
export * from './kind';
export * from './legend';
export * from './near-spellings';
export * from './spare-inputs';
export * from './standard-output';
export * from './write-file';
