// text: Ad[] → TokenStore.
export { boilerplateClauses, BOILERPLATE_KINDS, type BoilerplateKind } from './boilerplate';
export { Growing } from './growable';
export { adOfToken, positionalIndex, type PositionalIndex } from './positional-index';
export { Gap, scanTokens, Shape } from './scan-tokens';
export { clauseRange, clauseText, tokenize, type TokenizeOptions, type TokenStore } from './token-store';
export { Vocabulary } from './vocabulary';
