// Writes changed data into the YAML it came from and touches nothing else: comments, order, quotes and line breaks stay.
import { isDeepStrictEqual } from 'node:util';
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { RoleLensError } from '../core';
import {
  blockText,
  flowText,
  foldedText,
  isFlow,
  isRecord,
  lineText,
  pairText,
  parseYaml,
  type ParsedYaml,
} from '../yaml';
import { alignLists, stretchesBetween } from './align-lists';
import { Splices } from './splices';

/**
 * The YAML with its data changed to `wanted`, parsed anew, with as few characters touched as can be; a flow list stays one.
 * @throws RoleLensError where anchors and aliases make a change in one place a change in another.
 */
export function patchYaml(yaml: ParsedYaml, wanted: unknown): ParsedYaml {
  const { source, document } = yaml;
  const before: unknown = document.toJS();
  if (isDeepStrictEqual(before, wanted)) return yaml;
  const splices = new Splices(source);
  new Patcher(splices).patch(document.contents, before, wanted, false);
  const patched = parseYaml(splices.apply());
  if (patched.document.errors.length || !isDeepStrictEqual(patched.document.toJS(), wanted))
    throw new RoleLensError(
      'The edit cannot be written into this YAML without changing something else in it.',
      {
        hint: 'Write anchors, aliases and merge keys of the edited part out, or edit the file by hand.',
      },
    );
  return patched;
}

class Patcher {
  constructor(private readonly splices: Splices) {}

  /** Changes a node from `before` to `after`; `inFlow` where it stands inside a flow collection. */
  patch(node: unknown, before: unknown, after: unknown, inFlow: boolean): void {
    if (isDeepStrictEqual(before, after)) return;
    if (isMap(node) && isRecord(before) && isRecord(after)) this.patchMap(node, before, after);
    else if (isSeq(node) && Array.isArray(before) && Array.isArray(after) && after.length)
      this.patchList(node, before, after);
    else this.replace(node as Node, after, inFlow);
  }

  private replace(node: Node, after: unknown, inFlow: boolean): void {
    const start = node.range![0];
    const isBlock = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
    const indent = this.splices.indentOf(start).length;
    const text =
      isBlock && typeof after === 'string'
        ? foldedText(after, indent + 2)
        : inFlow || typeof after === 'object'
          ? flowText(after)
          : lineText(after);
    this.splices.replace(start, contentEnd(this.splices.source, node), text);
  }

  private patchMap(node: YAMLMap, before: Record<string, unknown>, after: Record<string, unknown>): void {
    const pairs = node.items.map((pair) => ({ pair, key: String(keyOf(pair)) }));
    const kept = pairs.filter(({ key }) => after[key] !== undefined);
    if (!kept.length) return this.replace(node, after, true);
    for (const { pair, key } of kept) this.patch(pair.value, before[key], after[key], isFlow(node));
    let staying: Pair | undefined;
    pairs.forEach(({ pair, key }, i) => {
      if (after[key] === undefined) this.removePair(node, pair, staying, pairs[i + 1]?.pair);
      else staying = pair;
    });
    let previous: Pair | undefined;
    for (const [key, value] of Object.entries(after)) {
      const there = kept.find((each) => each.key === key);
      if (there) previous = there.pair;
      else if (value !== undefined) this.insertPair(node, previous ?? null, kept[0].pair, key, value);
    }
  }

  private removePair(map: YAMLMap, pair: Pair, previous: Pair | undefined, next: Pair | undefined): void {
    const { source } = this.splices;
    const start = startOf(pair);
    const end = contentEnd(source, pair);
    if (isFlow(map)) this.removeFromFlow(start, end, previous);
    else if (source.slice(this.splices.lineStart(start), start).trim() && next)
      this.splices.replace(start, startOf(next), '');
    else this.splices.replace(this.splices.lineStart(start), this.splices.nextLine(end), '');
  }

  private insertPair(map: YAMLMap, previous: Pair | null, first: Pair, key: string, value: unknown): void {
    const { splices } = this;
    if (isFlow(map))
      return this.insertIntoFlow(map, previous, first, [`${lineText(key)}: ${flowText(value)}`]);
    const indent = splices.columnOf(startOf(first));
    const text = `${lineText(key)}:${pairText(key, value, indent)}`;
    if (!previous) return splices.insert(startOf(first), `${text}\n${' '.repeat(indent)}`);
    splices.insert(splices.lineEnd(contentEnd(splices.source, previous)), `\n${' '.repeat(indent)}${text}`);
  }

  private patchList(node: YAMLSeq, before: readonly unknown[], after: readonly unknown[]): void {
    const items = node.items as Node[];
    if (!items.length) return this.replace(node, after, true);
    const kept = alignLists(before, after);
    const stretches = stretchesBetween(kept, before.length, after.length);
    // What stands in for something else takes its place; so also does a list of which nothing stays.
    const changed = stretches.flatMap(({ oldFrom, oldTo, newFrom, newTo }) =>
      Array.from({ length: Math.min(oldTo - oldFrom, newTo - newFrom) }, (_, i): [number, number] => [
        oldFrom + i,
        newFrom + i,
      ]),
    );
    for (const [i, j] of [...kept, ...changed]) this.patch(items[i], before[i], after[j], isFlow(node));
    const staying = new Set([...kept, ...changed].map(([i]) => i));
    for (const { oldFrom, oldTo, newFrom, newTo } of stretches) {
      const shared = Math.min(oldTo - oldFrom, newTo - newFrom);
      this.removeItems(node, oldFrom + shared, oldTo);
      const previous = oldFrom + shared - 1;
      this.insertItems(
        node,
        staying.has(previous) ? items[previous] : null,
        after.slice(newFrom + shared, newTo),
      );
    }
  }

  private removeItems(node: YAMLSeq, from: number, to: number): void {
    const items = node.items as Node[];
    for (const item of items.slice(from, to))
      if (isFlow(node))
        this.removeFromFlow(item.range![0], contentEnd(this.splices.source, item), items[from - 1]);
      else this.removeLines(item);
  }

  /** Removes an item or pair with its comma; the comma before it where it is the last. */
  private removeFromFlow(start: number, end: number, kept: Node | Pair | undefined): void {
    const { splices } = this;
    const comma = splices.commaAfter(end);
    if (comma >= 0) {
      const isNear = !/[#\n]/.test(splices.source.slice(end, comma));
      splices.cut(start, isNear ? comma + 1 : end);
      if (!isNear) splices.replace(comma, comma + 1, '');
      return;
    }
    const keptEnd = kept ? contentEnd(splices.source, kept) : -1;
    if (kept && !splices.source.slice(keptEnd, start).includes('#')) splices.replace(keptEnd, end, '');
    else splices.cut(start, end);
  }

  /** An item of a block list with its dash; one of two blank lines around it goes too. */
  private removeLines(item: Node): void {
    const { source } = this.splices;
    const dash = source.lastIndexOf('-', item.range![0] - 1);
    const start = this.splices.lineStart(dash);
    let end = this.splices.nextLine(contentEnd(source, item));
    if (/(^|\n)\r?\n$/.test(source.slice(0, start)) && /^\r?\n/.test(source.slice(end)))
      end = this.splices.nextLine(end);
    this.splices.replace(start, end, '');
  }

  private insertItems(node: YAMLSeq, previous: Node | null, values: readonly unknown[]): void {
    const [first] = node.items as Node[];
    if (isFlow(node)) this.insertIntoFlow(node, previous, first, values.map(flowText));
    else for (const value of values) this.insertLines(node, previous, value);
  }

  private insertIntoFlow(
    list: YAMLMap | YAMLSeq,
    previous: Node | Pair | null,
    first: Node | Pair,
    texts: readonly string[],
  ): void {
    const { splices } = this;
    if (!texts.length) return;
    if (!previous) return splices.insert(startOf(first), `${texts.join(', ')}, `);
    const at = contentEnd(splices.source, previous);
    splices.insert(at, splices.wrapped(at, list.range![0], texts));
  }

  private insertLines(node: YAMLSeq, previous: Node | null, value: unknown): void {
    const { splices } = this;
    const anchor = previous ?? (node.items[0] as Node);
    const dash = splices.source.lastIndexOf('-', anchor.range![0] - 1);
    const indent = splices.columnOf(dash);
    const isLarge = isRecord(value) && 'definition' in value;
    const text =
      isRecord(value) && !('term' in value)
        ? blockText(value, indent + 2)
        : isRecord(value)
          ? flowText(value)
          : lineText(value);
    const item = `${' '.repeat(indent)}- ${text}`;
    if (!previous) return splices.insert(splices.lineStart(dash), `${item}\n${isLarge ? '\n' : ''}`);
    splices.insert(splices.lineEnd(contentEnd(splices.source, previous)), `${isLarge ? '\n' : ''}\n${item}`);
  }
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : pair.key;
}

function startOf(part: Node | Pair): number {
  return (isPair(part) ? (part.key as Node) : part).range![0];
}

/** Where a node's own text ends: not its trailing comments, blank lines and line breaks. */
function contentEnd(source: string, part: Node | Pair): number {
  if (isPair(part)) {
    const key = part.key as Node;
    const value = part.value as Node | null;
    const end = value?.range ? contentEnd(source, value) : 0;
    return Math.max(end, key.range![1] + 1);
  }
  if (isCollection(part) && !part.flow && part.items.length)
    return contentEnd(source, part.items.at(-1) as Node | Pair);
  if (isAlias(part)) return part.range![1];
  const [start, end] = part.range!;
  return start + source.slice(start, end).trimEnd().length;
}
