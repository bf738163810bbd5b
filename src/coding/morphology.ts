// Word forms: which words of a corpus a lemma, wildcard or regular expression meets. Resolved once per vocabulary.
import nlp from 'compromise';
import { newStemmer } from 'snowball-stemmers';
import type { WordPattern } from '../codebook';
import type { Vocabulary } from '../text';

const dutch = newStemmer('dutch');
const formsOfLemma = new Map<string, readonly string[]>();

/** A vocabulary, sorted both ways, so that prefixes and suffixes are looked up by bisection. */
export class WordForms {
  private readonly cache = new Map<string, readonly number[]>();
  private byPrefix?: readonly SortedWord[];
  private bySuffix?: readonly SortedWord[];

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Vocabulary ids that a pattern meets, ascending; plain words are not looked up here. */
  idsOf(pattern: WordPattern, language: 'any' | 'en' | 'nl'): readonly number[] {
    const key = `${pattern.type}:${language}:${pattern.text}`;
    let ids = this.cache.get(key);
    if (!ids) this.cache.set(key, (ids = this.resolve(pattern, language)));
    return ids;
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
    const forms = language === 'nl' ? [lemma, ...dutchForms(lemma)] : englishForms(lemma);
    const ids = forms.map((form) => this.vocabulary.idOf(form)).filter((id) => id >= 0);
    return language === 'nl' ? [...ids, ...this.sameDutchStem(lemma)] : ids;
  }

  private sameDutchStem(lemma: string): number[] {
    const stem = dutchStem(lemma);
    const prefix = stem.slice(0, Math.max(2, stem.length - 1));
    const plain = this.withPrefix(prefix).filter(({ word }) => isFormOf(stem, word));
    const participles = this.withPrefix(`ge${prefix}`).filter(
      ({ word }) => /[td]$/.test(word) && isFormOf(stem, word.slice(2)),
    );
    return [...plain, ...participles].map(({ id }) => id);
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

  private withSuffix(suffix: string): readonly SortedWord[] {
    this.bySuffix ??= sortWords(this.vocabulary, reverse);
    return rangeOf(this.bySuffix, reverse(suffix));
  }
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
  return words.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
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

/** The Snowball stem with a doubled last consonant undone, so that model and modellen meet. */
function dutchStem(word: string): string {
  return dutch.stem(word).replace(/([bdfgklmnprst])\1$/, '$1');
}

/** Whether a word has this stem, by itself or as a weak past tense: ontwikkelde, maakt(e). */
function isFormOf(stem: string, word: string): boolean {
  if (dutchStem(word) === stem) return true;
  const present = word.replace(/[td](en?)?$/, '');
  return present !== word && dutchStem(present) === stem;
}

/** Inflections of an English lemma as verb, noun and adjective; both spellings of a doubled l. */
function englishForms(lemma: string): readonly string[] {
  let forms = formsOfLemma.get(lemma);
  if (!forms) {
    forms = [
      ...new Set([lemma, ...verbForms(lemma), ...nounForms(lemma), ...regularForms(lemma)].flatMap(doubledL)),
    ];
    formsOfLemma.set(lemma, forms);
  }
  return forms;
}

function verbForms(lemma: string): string[] {
  const [verb] = tagged(lemma, 'Verb').verbs().conjugate() as Record<string, string>[];
  return Object.values(verb ?? {}).filter((form) => form && !form.includes(' '));
}

/** The lemma as the part of speech that is asked for, whatever compromise would guess. */
function tagged(lemma: string, tag: string): ReturnType<typeof nlp> {
  return nlp.tokenize(lemma).tag(tag) as ReturnType<typeof nlp>;
}

function nounForms(lemma: string): string[] {
  const plural = tagged(lemma, 'Singular').nouns().toPlural().text('normal');
  return plural && !plural.includes(' ') ? [plural] : [];
}

/** Regular endings, for lemmas that the grammar takes for something else; a form that no ad has does no harm. */
function regularForms(lemma: string): string[] {
  const stem = lemma.replace(/e$/, '');
  const doubled = lemma.replace(/([^aeiou][aeiou])([bdfgklmnprt])$/, '$1$2$2');
  return [`${lemma}s`, `${stem}ed`, `${stem}ing`, `${doubled}ed`, `${doubled}ing`];
}

/** modeling and modelling, labeled and labelled. */
function doubledL(form: string): string[] {
  const other = form.replace(/([aeiou])l(ing|ed|er|ers)$/, '$1ll$2');
  const single = form.replace(/([aeiou])ll(ing|ed|er|ers)$/, '$1l$2');
  return [form, other, single];
}

/** Forms that the stemmer does not bring together: the participle's ge-. */
function dutchForms(lemma: string): string[] {
  const stem = lemma.replace(/e?n$/, '');
  return stem.length > 2 ? [`ge${stem}d`, `ge${stem}t`, `ge${lemma}`] : [];
}
