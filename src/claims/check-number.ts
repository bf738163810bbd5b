// Whether a number in a text is in the study's tables.
import type { Finding } from './finding';
import type { SaidNumber, Statement } from './statement';
import type { CodeCounts, Looked, StudyTables } from './study-tables';

/** A value of the tables that a number could mean. */
interface Candidate extends Looked {
  readonly value: number;
  readonly what: string;
}

const BOTH = /\bboth (?:roles|profiles|groups)\b/i;

/** Compares a number with every value that it can mean by its unit, its profile and its code. */
export function checkNumber(number: SaidNumber, statement: Statement, tables: StudyTables): Finding {
  const profile = statement.section ?? (statement.profiles.length === 1 ? statement.profiles[0] : null);
  const both = BOTH.test(statement.text) && profile !== null ? tables.comparedWith(profile) : null;
  if (both !== null) return ofBoth(number, statement, [profile!, both], tables);
  return checkFor(number, statement, profile, tables);
}

/** A number said of both profiles is right when it is right for either. */
function ofBoth(
  number: SaidNumber,
  statement: Statement,
  pair: readonly string[],
  tables: StudyTables,
): Finding {
  const findings = pair.map((profile) => checkFor(number, statement, profile, tables));
  const worst = findings.find(({ verdict }) => verdict !== 'borne out') ?? findings[0];
  return {
    ...worst,
    profile: pair.join(' and '),
    found: findings.map(({ profile, found }) => `${profile}: ${found}`).join(' | '),
    rows: findings.map(({ rows }) => rows).join('; '),
  };
}

function checkFor(
  number: SaidNumber,
  statement: Statement,
  profile: string | null,
  tables: StudyTables,
): Finding {
  const base = {
    line: statement.line,
    type: 'number',
    statement: statement.text,
    said: number.said,
    code: statement.codes.join(' '),
    profile: profile ?? 'all ads',
  } as const;
  const unchecked = whyUnchecked(number);
  if (unchecked) return { ...base, verdict: 'not checked', found: unchecked, rows: '' };
  const candidates = candidatesFor(number, statement, profile, tables);
  if (!candidates.length)
    return {
      ...base,
      verdict: 'not checked',
      found: 'the sentence names no code or profile of the study',
      rows: '',
    };
  const right = candidates.filter(({ value }) => isRounded(value, number));
  if (right.length)
    return {
      ...base,
      verdict: 'borne out',
      found: right.map(({ what }) => what).join('; '),
      rows: right[0].rows,
    };
  const near = candidates.slice(0, 2).map(({ what, value }) => `${what}: ${show(value, number)}`);
  return { ...base, verdict: 'not borne out', found: near.join('; '), rows: candidates[0].rows };
}

function whyUnchecked({ unit, limit }: SaidNumber): string | null {
  if (unit === 'p') return 'p values are not looked up';
  if (unit === 'points') return 'differences are checked as comparisons, not as numbers';
  if (limit) return 'ends of intervals are not looked up';
  return unit === 'none' ? 'no unit that the tables have (mentions, ads, %)' : null;
}

function candidatesFor(
  number: SaidNumber,
  { codes, profiles }: Statement,
  profile: string | null,
  tables: StudyTables,
): Candidate[] {
  if (!codes.length) return sizes(number, profile ? [profile] : profiles, tables);
  const groups = profile ? [profile] : profiles.length ? profiles : [null];
  return codes.flatMap((code) => groups.flatMap((group) => valuesOf(number, tables.counts(group, code))));
}

function valuesOf({ unit }: SaidNumber, counts: CodeCounts | null): Candidate[] {
  if (!counts) return [];
  const { postings, distinct, rows } = counts;
  const both = (
    what: string,
    value: (each: typeof postings) => number,
    first: 'postings' | 'distinct',
  ): Candidate[] => {
    const list = [
      { what: `${what}, over postings`, value: value(postings), rows },
      { what: `${what}, over distinct ads`, value: value(distinct), rows },
    ];
    return first === 'postings' ? list : list.reverse();
  };
  switch (unit) {
    case 'mentions':
      return both('mentions', ({ mentions }) => mentions, 'postings');
    case 'ads':
      return both('ads', ({ ads }) => ads, 'distinct');
    case 'mentions per ad':
      return both('mentions per ad', ({ mentions, of }) => mentions / of, 'distinct');
    default:
      return both('share of ads in %', ({ ads, of }) => (100 * ads) / of, 'distinct');
  }
}

/** Numbers of ads, of a profile or of all, and a profile's share of them. */
function sizes({ unit }: SaidNumber, named: readonly string[], { profiles }: StudyTables): Candidate[] {
  const total = { postings: 0, distinct: 0 };
  for (const { postings, distinct } of profiles) {
    total.postings += postings;
    total.distinct += distinct;
  }
  const rows = 'profiles.csv';
  const groups = profiles.filter(({ name }) => named.includes(name));
  if (unit === 'ads')
    return [...groups, { name: 'all ads', ...total }].flatMap(({ name, postings, distinct }) => [
      { what: `${name}, distinct ads`, value: distinct, rows },
      { what: `${name}, postings`, value: postings, rows },
    ]);
  if (unit !== 'percent') return [];
  return groups.flatMap(({ name, postings, distinct }) => [
    { what: `${name}, share of distinct ads in %`, value: (100 * distinct) / total.distinct, rows },
    { what: `${name}, share of postings in %`, value: (100 * postings) / total.postings, rows },
  ]);
}

/** A number is right when the value rounds to it at the digits it is given with. */
function isRounded(value: number, { value: said, decimals }: SaidNumber): boolean {
  return Math.abs(value - said) <= 0.5 * 10 ** -decimals + 1e-9;
}

function show(value: number, { unit, decimals }: SaidNumber): string {
  return unit === 'mentions' || unit === 'ads' ? String(value) : value.toFixed(Math.max(decimals, 1));
}
