// RoleLens, in the order of the path: from files to a study's results.
export * from './core';
export { knows, lacking, languageName, usePacks, type LanguagePack, type PackPart } from './language';
export * from './corpus';
export * from './codebook';
export * from './text';
export * from './coding';
export * from './statistics';
export * from './reliability';
export * from './learning';
export * from './frames';
export * from './analysis';
export * from './figures';
export * from './export';
export * from './report';
export * from './claims';
export * from './notebook';
