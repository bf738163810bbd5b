// A YAML text with its nodes and the places they stand at.
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Path, PlaceOf } from './places';

/** A text and what it parses to; `document.errors` says what is wrong with it. */
export interface ParsedYaml {
  readonly source: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** Parses YAML with its places; throws nothing. */
export function parseYaml(source: string): ParsedYaml {
  const lines = new LineCounter();
  return {
    source,
    lines,
    document: parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true }),
  };
}

/** Where parts of a text stand, lines and columns from 1. */
export function placesIn({ document, lines }: ParsedYaml): PlaceOf {
  return (path, onKey = false) => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document, path.slice(0, length), onKey && length === path.length);
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
}

/** Whether anything in it is an alias (`*name`) of another part. */
export function hasAliases({ document }: ParsedYaml): boolean {
  let has = false;
  visit(document, {
    Alias: () => {
      has = true;
      return visit.BREAK;
    },
  });
  return has;
}

function offsetOf(document: Document, path: Path, onKey: boolean): number | undefined {
  if (onKey) {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pair =
      isMap(parent) &&
      parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
  }
  const node = path.length ? document.getIn(path, true) : document.contents;
  return isNode(node) ? node.range?.[0] : undefined;
}
