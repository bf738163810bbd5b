// coding: TokenStore × Codebook → Coding.
export { codeAds, type CodeOptions } from './code-ads';
export { codingLines } from './coding-lines';
export { readCoding, type ReadCodingOptions } from './read-coding';
export { unusedTerms } from './unused-terms';
