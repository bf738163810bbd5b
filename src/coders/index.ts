// coders: the list of coders that commands, studies and notebooks choose from.
export type { CoderEntry, CoderSettings } from './coder-entry';
export { coderEntry, CODERS, openCoder } from './open-coder';
