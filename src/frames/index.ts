// frames: codings and tables → Danfo data frames.
export { duplicateFrame } from './duplicate-frame';
export { toColumns, toFrame, type Frame } from './frame';
export { adFrame, mentionFrame } from './mention-frames';
