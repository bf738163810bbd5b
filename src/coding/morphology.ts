// Word forms: which words of a corpus a lemma, wildcard or regular expression meets. Resolved once per vocabulary.
import type { TermLanguage, WordPattern } from '../codebook';
import { lemmaForms, withoutAccents } from '../language';
import type { Vocabulary } from '../text';

const NONE: readonly number[] = [];
/** A word and the version behind it. Behind two letters only a version with a dot is one: Go1.21, but not R2 or S3. */
const VERSIONED = /^([^\d]{3,}|[^\d]{2}(?=v?\d+\.))v?\d+(?:\.\d+)*$/;

/** A vocabulary, sorted both ways, so that prefixes and suffixes are looked up by bisection. */
export class WordForms {
  private readonly cache = new Map<string, readonly number[]>();
  private byPrefix?: readonly SortedWord[];
  private bySuffix?: readonly SortedWord[];
  private byTool?: ReadonlyMap<string, readonly number[]>;
  private byPlainPrefix?: readonly SortedWord[];

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Vocabulary ids that a pattern meets, ascending; plain words are not looked up here. */
  idsOf(pattern: WordPattern, language: TermLanguage): readonly number[] {
    const key = `${pattern.type}:${language}:${pattern.text}`;
    let ids = this.cache.get(key);
    if (!ids) this.cache.set(key, (ids = this.resolve(pattern, language)));
    return ids;
  }

  /** Ids of a word that is written together with its version: python2.7, java8. */
  versionsOf(word: string): readonly number[] {
    return (this.byTool ??= versionedWords(this.vocabulary)).get(word) ?? NONE;
  }

  private resolve({ type, text }: WordPattern, language: string): readonly number[] {
    const ids =
      type === 'lemma'
        ? this.lemma(text, language)
        : type === 'regex'
          ? this.regex(text)
          : this.wildcard(text);
    return [...new Set(ids)].sort((a, b) => a - b);
  }

  private lemma(lemma: string, language: string): number[] {
    const { forms, searches } = lemmaForms(language, lemma);
    const listed = forms.map((form) => this.vocabulary.idOf(form)).filter((id) => id >= 0);
    const found = searches.flatMap(({ prefix, has }) =>
      [...this.withPrefix(prefix), ...this.withPlainPrefix(prefix)].filter(({ word }) => has(word)),
    );
    return [...listed, ...found.map(({ id }) => id)];
  }

  private regex(source: string): number[] {
    const regex = new RegExp(`^(?:${source})$`, 'u');
    return this.sorted().flatMap(({ word, id }) => (regex.test(word) ? [id] : []));
  }

  private wildcard(text: string): number[] {
    const regex = new RegExp(`^${text.split('*').map(escapeRegex).join('[^]*')}$`, 'u');
    const [prefix] = text.split('*');
    const suffix = text.slice(text.lastIndexOf('*') + 1);
    const candidates = prefix ? this.withPrefix(prefix) : suffix ? this.withSuffix(suffix) : this.sorted();
    return candidates.filter(({ word }) => regex.test(word)).map(({ id }) => id);
  }

  private sorted(): readonly SortedWord[] {
    return (this.byPrefix ??= sortWords(this.vocabulary, (word) => word));
  }

  private withPrefix(prefix: string): readonly SortedWord[] {
    return rangeOf(this.sorted(), prefix);
  }

  /** Words with accents, by what they begin with when the accents are taken off. */
  private withPlainPrefix(prefix: string): readonly SortedWord[] {
    this.byPlainPrefix ??= this.sorted()
      .filter(({ word }) => hasAccents(word))
      .map((entry) => ({ ...entry, key: withoutAccents(entry.word) }))
      .sort(byKey);
    return rangeOf(this.byPlainPrefix, prefix);
  }

  private withSuffix(suffix: string): readonly SortedWord[] {
    this.bySuffix ??= sortWords(this.vocabulary, reverse);
    return rangeOf(this.bySuffix, reverse(suffix));
  }
}

/** Words with a version, by the word before it. */
function versionedWords(vocabulary: Vocabulary): Map<string, number[]> {
  const byTool = new Map<string, number[]>();
  for (let id = 0; id < vocabulary.size; id++) {
    if (!vocabulary.endsInDigit(id)) continue;
    const tool = VERSIONED.exec(vocabulary.word(id))?.[1];
    if (tool) byTool.set(tool, [...(byTool.get(tool) ?? []), id]);
  }
  return byTool;
}

interface SortedWord {
  readonly key: string;
  readonly word: string;
  readonly id: number;
}

function sortWords(vocabulary: Vocabulary, keyOf: (word: string) => string): SortedWord[] {
  const words = Array.from({ length: vocabulary.size }, (_, id) => {
    const word = vocabulary.word(id);
    return { key: keyOf(word), word, id };
  });
  return words.sort(byKey);
}

function byKey(a: SortedWord, b: SortedWord): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function hasAccents(word: string): boolean {
  return /[^\0-\x7f]/.test(word) && withoutAccents(word) !== word;
}

function rangeOf(sorted: readonly SortedWord[], prefix: string): readonly SortedWord[] {
  return sorted.slice(lowerBound(sorted, prefix), lowerBound(sorted, `${prefix}\uffff`));
}

function lowerBound(sorted: readonly SortedWord[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reverse(word: string): string {
  return [...word].reverse().join('');
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
