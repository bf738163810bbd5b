// Plain data → YAML text: lists and conditions in flow style, as people write them.
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';

/** Texts longer than this are folded over several lines. */
const LONG = 100;
const WIDTH = 125;

/** A value on one line, fit to stand inside a flow list or flow map; `{}` and `[]` for empty ones. */
export function flowText(value: unknown): string {
  const document = new Document([value]);
  visit(document, {
    Collection: (_, node) => {
      node.flow = true;
    },
  });
  const text = document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: 1e9,
  });
  return text.trim().slice(1, -1);
}

/** A string on one line, fit to stand after `key: ` in block style. */
export function lineText(value: unknown): string {
  const document = new Document(value);
  return document
    .toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 1e9, blockQuote: false })
    .trimEnd();
}

/** A string as a folded block, `>` and the lines beneath it, the lines indented by `indent` blanks. */
export function foldedText(value: string, indent: number): string {
  const document = new Document(value);
  const scalar = document.contents;
  if (isScalar(scalar)) scalar.type = 'BLOCK_FOLDED';
  // The document stringifies at two blanks; widths are measured from there.
  const text = document
    .toString({ lineWidth: WIDTH - indent, minContentWidth: 40, indent: 2 })
    .replace(/\n+$/, '\n');
  const lines = text.replace(/\n$/, '').split('\n');
  return lines
    .map((line, i) => (i && line ? ' '.repeat(indent) + line.replace(/^ {2}/, '') : line))
    .join('\n');
}

/**
 * A map in block style without its first line's indentation: keys one a line, lists and inner maps in flow style but for `terms` and `evidence`,
 * long texts folded.
 */
export function blockText(value: Readonly<Record<string, unknown>>, indent: number): string {
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${lineText(key)}:${pairText(key, part, indent)}`)
    .join(`\n${' '.repeat(indent)}`);
}

/** What stands after the colon of a block pair, with its leading blank or line break. */
export function pairText(key: string, value: unknown, indent: number): string {
  if (typeof value === 'string')
    return ` ${value.length > LONG || value.endsWith('\n') ? foldedText(value, indent + 2) : lineText(value)}`;
  const inner = ' '.repeat(indent + 2);
  if (key === 'terms' && isRecord(value)) return `\n${inner}${blockText(value, indent + 2)}`;
  if (key === 'evidence' && Array.isArray(value) && value.length)
    return value
      .map((entry) => `\n${inner}- ${blockText(entry as Record<string, unknown>, indent + 4)}`)
      .join('');
  if (Array.isArray(value)) return ` ${wrappedList(value, indent)}`;
  return ` ${flowText(value)}`;
}

function wrappedList(values: readonly unknown[], indent: number): string {
  const items = values.map(flowText);
  if (items.join(', ').length < LONG) return `[${items.join(', ')}]`;
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + indent + 6 <= WIDTH)
      lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  const blanks = ' '.repeat(indent);
  return `[\n${lines.map((line) => `${blanks}  ${line}\n`).join('')}${blanks}]`;
}

/** Whether something is a plain map. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a node is written as `[…]` or `{…}`. */
export function isFlow(node: unknown): boolean {
  return (isSeq(node) || isMap(node)) && node.flow === true;
}
