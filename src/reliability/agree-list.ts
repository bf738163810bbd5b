// The disagreements, to be read: which ad, which code, who has it and who has not, and the words.
import type { Mention } from '../core';
import { makeTable, schema, text, type RowOf, type TableOf } from '../table';
import type { Compared } from './agree-ads';

/** Characters shown before and after the words, and of the words themselves. */
const CONTEXT = 60;
const MOST_WORDS = 240;

/** Of profiles `code` is "profile" and `words` says who gives which; coders stand in `given_by` and `not_by`. */
export const DISAGREEMENTS = schema(
  'disagreements',
  'one row a disagreement on an ad: a profile, or a code',
  {
    ad: text('ad'),
    language: text('language'),
    code: text('code'),
    name: text('name'),
    given_by: text('given by'),
    not_by: text('not by'),
    left: text('before'),
    words: text('words'),
    right: text('after'),
  },
);
type Row = RowOf<typeof DISAGREEMENTS>;

/** What coders do not agree on. */
export interface Disagreements {
  /** How many there are in all. */
  readonly total: number;
  readonly table: TableOf<typeof DISAGREEMENTS>;
}

/**
 * Lists disagreements: first those on the profile (`code` is "profile", `words` says who gives which), then code by code the ads in which one coder has
 * the code and another has not, with the first words that it was given for. At the most `most` of each code, in the order of the corpus.
 */
export function listDisagreements(compared: Compared, most: number): Disagreements {
  const { codes, ads } = compared;
  let total = 0;
  const rows: Row[] = [];
  const take = (of: (ad: number) => (() => Row) | null): void => {
    let taken = 0;
    for (const { index } of ads) {
      const row = of(index);
      if (!row) continue;
      total++;
      if (taken++ < most) rows.push(row());
    }
  };
  take((ad) => profileRow(compared, ad));
  codes.forEach((_, code) => take((ad) => codeRow(compared, code, ad)));
  return { total, table: makeTable(DISAGREEMENTS, rows, compared.legend) };
}

function profileRow({ codings, coders, profiles, profileOf }: Compared, ad: number): (() => Row) | null {
  const given = coders.map((_, coder) => profileOf(coder, ad));
  if (new Set(given.filter((profile) => profile !== null)).size < 2) return null;
  const { id, language, title } = codings[0].corpus[ad];
  const said = coders.flatMap((coder, c) => (given[c] === null ? [] : [`${coder}: ${profiles[given[c]]}`]));
  return () => ({
    ad: id,
    language,
    code: 'profile',
    name: cut(title, CONTEXT),
    given_by: '',
    not_by: '',
    left: '',
    words: said.join('; '),
    right: '',
  });
}

function codeRow(
  { codings, coders, codes, presence }: Compared,
  code: number,
  ad: number,
): (() => Row) | null {
  const given = coders.map((_, coder) => presence(coder, code, ad));
  const has = given.indexOf(1);
  if (has < 0 || !given.includes(0)) return null;
  const { id, language, text } = codings[0].corpus[ad];
  const who = (value: number): string => coders.filter((_, coder) => given[coder] === value).join(', ');
  return () => {
    const mention = codings[has].ads[ad].mentions.find((each) => each.code === codes[code].id)!;
    const row = {
      ad: id,
      language,
      code: codes[code].id,
      name: codes[code].name,
      given_by: who(1),
      not_by: who(0),
    };
    return { ...row, ...wordsOf(mention, text) };
  };
}

function wordsOf({ start, end, quote }: Mention, text: string): Pick<Row, 'left' | 'words' | 'right'> {
  const words = cut(quote, MOST_WORDS);
  if (start < 0) return { left: '', words, right: '(not word for word in the ad)' };
  return {
    left: oneLine(text.slice(Math.max(0, start - CONTEXT), start)),
    words,
    right: oneLine(text.slice(end, end + CONTEXT)),
  };
}

function cut(text: string, most: number): string {
  const line = oneLine(text).trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
