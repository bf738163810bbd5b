// text: Ad[] → TokenStore.
export { boilerplateClauses, BOILERPLATE_KINDS, type BoilerplateKind } from './boilerplate';
export { Growing } from './growable';
export { loadStore } from './load-store';
export { adOfToken, positionalIndex, type PositionalIndex } from './positional-index';
export { foldText } from './fold-text';
export { Gap, scanTokens, Shape } from './scan-tokens';
export { clauseRange, clauseText, type TokenStore } from './token-store';
export { tokenize, type TokenizeOptions } from './tokenize';
export { Vocabulary } from './vocabulary';
