// Whether a text's comparison of two profiles is one that the study's tested comparisons bear out.
import { percent, type Finding, type Verdict } from './finding';
import type { SaidComparison, Statement } from './statement';
import type { Compared } from './study-comparisons';
import type { StudyTables } from './study-tables';

/** Adjusted p below which a difference counts as shown. */
const LEVEL = 0.05;

/** One finding for each code that the sentence names; one that says why not where there is nothing to compare. */
export function checkComparison(
  comparison: SaidComparison,
  statement: Statement,
  tables: StudyTables,
): Finding[] {
  const ranked = rankFinding(comparison, statement, tables);
  if (ranked) return [ranked];
  const pair = subjectFirst(comparison, statement, pairOf(statement, tables));
  const base = {
    line: statement.line,
    type: 'comparison',
    statement: statement.text,
    said: comparison.said,
    profile: pair ? pair.join(' | ') : statement.profiles.join(' | '),
  } as const;
  const unchecked = (found: string, code = ''): Finding => ({
    ...base,
    code,
    verdict: 'not checked',
    found,
    rows: '',
  });
  if (!pair) return [unchecked('the sentence does not say which two profiles it compares')];
  if (!statement.codes.length) return [unchecked('the sentence names no code of the study')];
  return statement.codes.map((code) => {
    const compared = tables.compared(code, pair[0], pair[1]);
    if (!compared) return unchecked('the study has no comparison of these profiles for this code', code);
    return {
      ...base,
      code,
      verdict: verdictOn(comparison, compared),
      found: describe(compared),
      rows: compared.rows,
    };
  });
}

/** "No difference between A and B", two codes in the same ads: the study tests the first two of each kind. */
function rankFinding(
  { said }: SaidComparison,
  { line, text, codes, section }: Statement,
  { rankTests }: StudyTables,
): Finding | null {
  const test = rankTests.find(
    (each) =>
      each.codes.every((code) => codes.includes(code)) && (section === null || section === each.group),
  );
  if (!test || codes.length !== 2 || !/^no difference/i.test(said)) return null;
  return {
    line,
    type: 'comparison',
    said,
    code: codes.join(' '),
    profile: test.group,
    verdict: test.p >= LEVEL ? 'borne out' : 'not borne out',
    found: `p = ${test.p.toPrecision(2)} in the same ads`,
    rows: test.rows,
    statement: text,
  };
}

/** The profile that the sentence is about, and the other one: the one it names besides, else the other of the two compared. */
export function pairOf(
  { section, profiles }: Statement,
  tables: StudyTables,
): readonly [string, string] | null {
  const own = section ?? profiles[0];
  if (!own) return null;
  const others = profiles.filter((name) => name !== own);
  const other = others.length === 1 ? others[0] : tables.comparedWith(own);
  return other ? [own, other] : null;
}

/** The profile that is said to be more or less goes first: the last one named before the comparing word. */
function subjectFirst(
  { said }: SaidComparison,
  { text }: Statement,
  pair: readonly [string, string] | null,
): readonly [string, string] | null {
  if (!pair) return null;
  const before = text.slice(0, text.indexOf(said)).toLowerCase();
  const [first, second] = pair.map((name) => before.lastIndexOf(name.toLowerCase()));
  return second > first ? [pair[1], pair[0]] : pair;
}

function verdictOn({ direction, said }: SaidComparison, compared: Compared): Verdict {
  const shown = differenceShown(compared);
  // The words that claim no more than the test says.
  if (/^no difference/i.test(said)) return isShown(compared) ? 'not borne out' : 'borne out';
  if (direction === 'equal') return shown === 0 ? 'no difference shown' : 'not borne out';
  if (direction === 'differs') return shown === 0 ? 'no difference shown' : 'borne out';
  const sign = direction === 'more' ? 1 : -1;
  const counts = Math.sign(compared.mentions[0] - compared.mentions[1]);
  if (shown !== sign && counts === sign && /\bmentions\b/i.test(said)) return 'by counts only';
  if (shown === sign) return 'borne out';
  if (shown === -sign) return 'not borne out';
  return 'no difference shown';
}

/** 1: more in the first, -1: less, 0: no difference shown, neither in the share of ads nor in mentions an ad. */
function differenceShown(compared: Compared): -1 | 0 | 1 {
  const { share, perAd, ratio } = compared;
  if (isShown(compared)) return share[0] > share[1] ? 1 : -1;
  if (ratio && (ratio[0] > 1 || ratio[1] < 1)) return perAd[0] > perAd[1] ? 1 : -1;
  return 0;
}

/** Whether the shares of ads are shown to differ. */
function isShown({ pAdjusted }: Compared): boolean {
  return pAdjusted !== null && pAdjusted < LEVEL;
}

function describe({ share, perAd, pAdjusted, ratio, mentions }: Compared): string {
  const test =
    pAdjusted === null
      ? 'not tested'
      : `adjusted p ${pAdjusted < 0.001 ? '< 0.001' : `= ${pAdjusted.toFixed(3)}`}`;
  const interval = ratio ? `, ratio with 95 % interval ${ratio[0].toFixed(2)} to ${ratio[1].toFixed(2)}` : '';
  return `share of ads ${percent(share[0])} against ${percent(share[1])} (${test}); mentions an ad ${perAd[0].toFixed(2)} against ${perAd[1].toFixed(2)}${interval}; mentions ${mentions[0]} and ${mentions[1]}`;
}
