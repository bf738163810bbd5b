// Whether a number in a text is in the study's tables.
import { pairOf } from './check-comparison';
import type { Finding } from './finding';
import { candidatesFor, otherCandidates, type About } from './number-candidates';
import type { SaidNumber, Statement } from './statement';
import type { StudyTables } from './study-tables';

const BOTH = /\bboth (?:roles|profiles|groups)\b/i;

/** Compares a number with every value that it can mean by its unit, its profile and its code. */
export function checkNumber(number: SaidNumber, statement: Statement, tables: StudyTables): Finding {
  const { section, profiles } = statement;
  const pair = pairOf(statement, tables);
  if (pair && BOTH.test(statement.text)) return ofBoth(number, statement, pair, tables);
  const named = section !== null ? [section, ...profiles] : [...profiles, ...(pair ?? []), null];
  const groups = [...new Set(named)];
  return checkFor(number, statement, { groups, pair }, tables);
}

/** A number said of both profiles is right when it is right for either. */
function ofBoth(
  number: SaidNumber,
  statement: Statement,
  pair: readonly [string, string],
  tables: StudyTables,
): Finding {
  const findings = pair.map((profile) => checkFor(number, statement, { groups: [profile], pair }, tables));
  const worst = findings.find(({ verdict }) => verdict !== 'borne out') ?? findings[0];
  return {
    ...worst,
    profile: pair.join(' and '),
    found: findings.map(({ found }) => found).join(' | '),
    rows: findings.map(({ rows }) => rows).join('; '),
  };
}

function checkFor(number: SaidNumber, statement: Statement, about: About, tables: StudyTables): Finding {
  const base = {
    line: statement.line,
    type: 'number',
    statement: statement.text,
    said: number.said,
    code: statement.codes.join(' '),
    profile: about.groups.map((name) => name ?? 'all ads').join(' | '),
  } as const;
  const candidates = candidatesFor(number, statement, about, tables);
  const right = [candidates, otherCandidates(number, statement, tables)]
    .map((list) => list.filter(({ value }) => isRight(value, number)))
    .find((list) => list.length);
  if (right)
    return {
      ...base,
      verdict: 'borne out',
      found: right
        .slice(0, 4)
        .map(({ what }) => what)
        .join('; '),
      rows: right[0].rows,
    };
  if (!candidates.length)
    return {
      ...base,
      verdict: 'not checked',
      found: 'the tables have no such value for what the sentence names',
      rows: '',
    };
  if (number.unit === 'none' || (!statement.codes.length && number.unit === 'percent'))
    return {
      ...base,
      verdict: 'not checked',
      found: 'what it counts is not said in words that the tables know (mentions, ads, %, pp, p)',
      rows: '',
    };
  const near = candidates.slice(0, 4).map(({ what, value }) => `${what}: ${show(value, number)}`);
  return { ...base, verdict: 'not borne out', found: near.join('; '), rows: candidates[0].rows };
}

/** A number is right when the value rounds to it at the digits it is given with; a p below a bound when it is below. */
function isRight(value: number, { value: said, decimals, unit, below }: SaidNumber): boolean {
  if (unit === 'p' && below) return value < said;
  const rounds = (each: number): boolean => Math.abs(each - said) <= 0.5 * 10 ** -decimals + 1e-9;
  // A difference may be told from either side, and without its sign.
  return rounds(value) || (unit === 'points' && rounds(-value));
}

function show(value: number, { unit, decimals }: SaidNumber): string {
  if (unit === 'mentions' || unit === 'ads') return String(value);
  return unit === 'p' ? value.toPrecision(2) : value.toFixed(Math.max(decimals, 1));
}
