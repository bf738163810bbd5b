// Tools by name: the words of mentions, with spellings, letter case and plurals joined.
import { isOwnKind, type Coding } from '../core';

/** Something that ads can have. */
export interface Item {
  /** The code's id. */
  readonly code: string;
  /** The code's or the tool's name. */
  readonly name: string;
  /** Id of its kind; empty for what is no code. */
  readonly kind: string;
}

/**
 * Names of tools as ads write them. Spellings that differ in case, blanks, hyphens, dots, slashes and apostrophes are one tool, named as most mentions write it
 * (scikit-learn, Scikit Learn); a plural goes with its singular where that stands in the corpus too (LLMs, LLM). One tool under two codes is two.
 */
export class ToolNames {
  private readonly keyOf: string[] = [];
  private readonly mentionsOf = new Map<string, Map<string, number>>();

  constructor(
    private readonly coding: Coding,
    kinds: readonly string[],
  ) {
    const counts = isOwnKind(coding);
    const wanted = coding.codes.map((each) => kinds.includes(each.kind));
    const { ad, code, kind: recorded, start, end } = coding.mentions;
    const known = new Map<string, string>();
    for (let i = 0; i < ad.length; i++) {
      if (!wanted[code[i]] || !counts(code[i], recorded[i]) || start[i] < 0) {
        this.keyOf.push('');
        continue;
      }
      const words = coding.corpus[ad[i]].text.slice(start[i], end[i]).replace(/\s+/g, ' ');
      let bare = known.get(words);
      if (bare === undefined) known.set(words, (bare = bareSpelling(words)));
      const key = `${code[i]}:${bare}`;
      this.keyOf.push(key);
      const spellings = this.mentionsOf.get(key) ?? new Map<string, number>();
      spellings.set(words, (spellings.get(words) ?? 0) + 1);
      this.mentionsOf.set(key, spellings);
    }
    this.joinPlurals();
  }

  /** The tools, by code and then by mentions, and the tool of each mention (−1: none). */
  items(): { items: Item[]; itemOf: (mention: number) => number } {
    const tools = [...this.mentionsOf].map(([key, spellings]) => ({
      key,
      code: Number.parseInt(key, 10),
      name: mostUsual(spellings),
      mentions: [...spellings.values()].reduce((sum, n) => sum + n, 0),
    }));
    tools.sort(
      (a, b) => a.code - b.code || b.mentions - a.mentions || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    );
    const place = new Map(tools.map(({ key }, i) => [key, i]));
    const { codes } = this.coding;
    return {
      items: tools.map(({ code, name }) => ({ code: codes[code].id, name, kind: codes[code].kind })),
      itemOf: (mention) => place.get(this.singular(this.keyOf[mention])) ?? -1,
    };
  }

  private joinPlurals(): void {
    for (const [key, spellings] of this.mentionsOf) {
      const singular = this.singular(key);
      if (singular === key) continue;
      const joined = this.mentionsOf.get(singular)!;
      // The singular gives the name; only the count is added to it.
      const count = [...spellings.values()].reduce((sum, n) => sum + n, 0);
      joined.set(mostUsual(joined), Math.max(...joined.values()) + count);
      this.mentionsOf.delete(key);
    }
  }

  private singular(key: string): string {
    const without = key.slice(0, -1);
    return key.endsWith('s') && bareOf(key).length > 3 && this.mentionsOf.has(without) ? without : key;
  }
}

function bareOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** A spelling without case, blanks and the signs between words; what two spellings of a tool share. */
export function bareSpelling(words: string): string {
  return words.toLowerCase().replace(/[\s\-–./_'’]+/g, '') || words;
}

function mostUsual(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0][0];
}
