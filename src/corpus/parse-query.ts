// Inclusion query: (developer OR engineer) AND (AI OR "machine learning") → a test for texts.
import { RoleLensError } from '../core';

/** Tells whether a text meets a query. */
export type QueryPredicate = (text: string) => boolean;

type Test = (folded: string) => boolean;
interface Token {
  readonly kind: 'and' | 'or' | 'not' | '(' | ')' | 'term';
  readonly text: string;
  readonly column: number;
}

const hint = 'Write e.g. (developer OR engineer) AND (AI OR "machine learning") NOT intern*.';

/**
 * Compiles a query: `AND`, `OR`, `NOT` in capitals (`NOT` binds tightest, then `AND`, then `OR`), terms side by side are joined by
 * `AND`, parentheses, "quoted phrases" and `*` for any letters or digits. Terms are whole words, case does not matter, and
 * hyphens, slashes and spaces are alike.
 * @throws RoleLensError with the column of the fault.
 */
export function parseQuery(query: string): QueryPredicate {
  const parser = new QueryParser(tokensOf(query), query.length + 1);
  const test = parser.parse();
  return (text) => test(foldText(text));
}

function foldText(text: string): string {
  return text.toLowerCase().replace(/[\s\-\u2010-\u2015/]+/g, ' ');
}

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|([()])|["“”]([^"“”]*)(["“”]?)|([^\s()"“”]+)/gu;
  for (const match of query.matchAll(pattern)) {
    const column = match.index + 1;
    const [whole, bracket, phrase, close, word] = match;
    if (bracket) tokens.push({ kind: bracket as '(' | ')', text: bracket, column });
    else if (phrase !== undefined) tokens.push(quoted(phrase, close, column));
    else if (word) tokens.push(bare(word, column));
    else if (whole.trim()) throw fault(`Unexpected ${whole}.`, column);
  }
  return tokens;
}

function quoted(phrase: string, close: string, column: number): Token {
  if (!close) throw fault('The quote that opens here is never closed.', column);
  if (!/[\p{L}\p{N}]/u.test(phrase)) throw fault('The quotes hold no word.', column);
  return { kind: 'term', text: phrase, column };
}

function bare(word: string, column: number): Token {
  if (/^(?:AND|OR|NOT)$/.test(word))
    return { kind: word.toLowerCase() as 'and' | 'or' | 'not', text: word, column };
  if (/^(?:and|or|not)$/i.test(word)) {
    throw fault(
      `Found “${word}”: write ${word.toUpperCase()} in capitals, or "${word}" in quotes if the word is meant.`,
      column,
    );
  }
  if (!/[\p{L}\p{N}]/u.test(word)) throw fault(`Expected a word, found “${word}”.`, column);
  return { kind: 'term', text: word, column };
}

function fault(problem: string, column: number): RoleLensError {
  return new RoleLensError(problem, { file: 'query', column, hint });
}

/** Recursive descent: or → and → not → term. */
class QueryParser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  parse(): Test {
    if (!this.tokens.length) throw fault('The query is empty.', 1);
    const test = this.parseOr();
    const rest = this.tokens[this.at];
    if (rest) throw fault(`Found “${rest.text}” with no opening parenthesis.`, rest.column);
    return test;
  }

  private parseOr(): Test {
    const tests = [this.parseAnd()];
    while (this.next('or')) tests.push(this.parseAnd());
    return tests.length === 1 ? tests[0] : (text) => tests.some((test) => test(text));
  }

  private parseAnd(): Test {
    const tests = [this.parseNot()];
    while (this.next('and') || this.startsOperand()) tests.push(this.parseNot());
    return tests.length === 1 ? tests[0] : (text) => tests.every((test) => test(text));
  }

  private parseNot(): Test {
    let negated = false;
    while (this.next('not')) negated = !negated;
    const test = this.parseOperand();
    return negated ? (text) => !test(text) : test;
  }

  private parseOperand(): Test {
    const token = this.tokens[this.at++];
    if (token?.kind === 'term') return termTest(token.text);
    if (token?.kind !== '(') {
      throw fault(
        token ? `Expected a word, found “${token.text}”.` : 'Expected a word, found the end.',
        token?.column ?? this.end,
      );
    }
    if (++this.depth > 100) throw fault('Parentheses are nested more than 100 deep.', token.column);
    const test = this.parseOr();
    this.depth--;
    if (!this.next(')')) throw fault('The parenthesis that opens here is never closed.', token.column);
    return test;
  }

  private startsOperand(): boolean {
    return ['not', '(', 'term'].includes(this.tokens[this.at]?.kind);
  }

  private next(kind: Token['kind']): boolean {
    if (this.tokens[this.at]?.kind !== kind) return false;
    this.at++;
    return true;
  }
}

const letter = /[\p{L}\p{N}]/u;

function termTest(term: string): Test {
  const folded = foldText(term).trim();
  const openStart = folded.startsWith('*');
  const openEnd = folded.endsWith('*');
  const core = folded.replace(/^\*+|\*+$/g, '');
  if (core.includes('*')) return innerWildcard(core, openStart, openEnd);
  return (text) => {
    for (let at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
      if ((openStart || startsWord(text, at)) && (openEnd || endsWord(text, at + core.length))) return true;
    }
    return false;
  };
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !letter.test(text[at - 1]) || !letter.test(text[at]);
}

// C is not in C++ and C#.
function endsWord(text: string, end: number): boolean {
  return end === text.length || !(letter.test(text[end]) || /^(?:#|\+\+)/.test(text.slice(end, end + 2)));
}

function innerWildcard(core: string, openStart: boolean, openEnd: boolean): Test {
  const body = core.split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = body.join('[\\p{L}\\p{N}]{0,40}');
  const any = '[\\p{L}\\p{N}]{0,40}';
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])${openStart ? any : ''}${pattern}${openEnd ? any : ''}(?![\\p{L}\\p{N}])`,
    'u',
  );
  return (text) => whole.test(text);
}
