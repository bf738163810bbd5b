// What job titles say: seniority by the words of the language packs, and the job by rules in a file; or both by a file of one's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, RoleLensError, type Ad } from '../core';
import { fromPacks, mainLanguages, packOf, SENIORITY } from '../language';

/** A rule: a title that one of the patterns meets is called so. */
interface TitleRule {
  readonly name: string;
  readonly patterns: readonly RegExp[];
}

/** Rules by what they tell. */
export interface TitleRules {
  /** Left out: the packs of the ad's language, of the corpus's languages and of English. */
  readonly seniority?: readonly TitleRule[];
  readonly jobs: readonly TitleRule[];
}

/** What a title that no rule meets is called. */
export const NOT_SAID = '(not said)';
export const OTHER_JOB = '(other)';

const BUNDLED = join(__dirname, '..', '..', 'data', 'titles', 'titles.yaml');
/** Longer titles are cut, so that no pattern can take long. */
const LONGEST = 200;

/**
 * Reads rules for titles; default the bundled ones, `data/titles/titles.yaml`, which say how rules are written.
 * @throws RoleLensError for a file that cannot be read or has no such rules, and for a faulty pattern.
 */
export function readTitleRules(file = BUNDLED): TitleRules {
  const hint =
    'It needs the list "jobs", and can have the list "seniority", of rules with a name and patterns; see data/titles/titles.yaml.';
  let raw: Record<string, unknown>;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const yaml = require('yaml') as { parse: (text: string) => unknown };
    raw = (yaml.parse(readFileSync(file, 'utf8')) ?? {}) as Record<string, unknown>;
  } catch (error) {
    throw new RoleLensError(`Cannot read rules for titles: ${messageOf(error)}.`, {
      file,
      hint,
      cause: error,
    });
  }
  const rulesOf = (list: string): TitleRule[] => {
    const rules = raw[list];
    if (!Array.isArray(rules)) throw new RoleLensError(`There is no list "${list}".`, { file, hint });
    return rules.map((rule) => compileRule(rule as Record<string, unknown>, file, hint));
  };
  return { ...(raw.seniority !== undefined && { seniority: rulesOf('seniority') }), jobs: rulesOf('jobs') };
}

function compileRule(rule: Record<string, unknown>, file: string, hint: string): TitleRule {
  const { name, patterns } = rule ?? {};
  if (typeof name !== 'string' || !Array.isArray(patterns))
    throw new RoleLensError(`Expected a rule with name and patterns, found ${JSON.stringify(rule)}.`, {
      file,
      hint,
    });
  try {
    return { name, patterns: patterns.map((pattern) => new RegExp(String(pattern), 'iu')) };
  } catch (error) {
    throw new RoleLensError(`A pattern of "${name}" is faulty: ${messageOf(error)}.`, {
      file,
      hint,
      cause: error,
    });
  }
}

/** Ads with titles, e.g. a coding. */
interface Titled {
  readonly corpus: readonly Ad[];
}

let bundled: TitleRules | undefined;

/**
 * The seniority that each ad's title names, one value an ad: intern, junior, medior, senior, lead or `(not said)`; for `by` of any comparison. Titles often name none,
 * which does not mean a medior.
 */
export function seniorityOfAds(coding: Titled, rules: TitleRules = (bundled ??= readTitleRules())): string[] {
  const main = mainLanguages(coding.corpus);
  const rulesFor = (language: string): readonly TitleRule[] =>
    rules.seniority ?? seniorityRules([...new Set([...main, language])]);
  return namesOf(coding, rulesFor, NOT_SAID);
}

const packRules = fromPacks(() => new Map<string, readonly TitleRule[]>());

/** Rules of some packs together, in the order of the steps: an intern of a senior team is an intern. */
function seniorityRules(codes: readonly string[]): readonly TitleRule[] {
  const key = codes.join(' ');
  let rules = packRules().get(key);
  if (!rules) {
    const words = codes.flatMap((code) => packOf(code)?.seniority ?? []);
    rules = SENIORITY.map((name) => {
      const sources = words.flatMap((each) => each[name] ?? []);
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
      return { name, patterns: sources.length ? [pattern] : [] };
    });
    packRules().set(key, rules);
  }
  return rules;
}

/** The job that each ad's title names, one value an ad by the rules, or `(other)`. */
export function jobTitleOfAds(coding: Titled, rules: TitleRules = (bundled ??= readTitleRules())): string[] {
  return namesOf(coding, () => rules.jobs, OTHER_JOB);
}

function namesOf(
  { corpus }: Titled,
  rulesFor: (language: string) => readonly TitleRule[],
  otherwise: string,
): string[] {
  const known = new Map<string, string>();
  return corpus.map(({ title, language }) => {
    const key = `${language} ${title}`;
    const name = known.get(key) ?? nameOf(title, rulesFor(language)) ?? otherwise;
    known.set(key, name);
    return name;
  });
}

function nameOf(title: string, rules: readonly TitleRule[]): string | undefined {
  const plain = title.slice(0, LONGEST).replace(/[-–/_.,()[\]|+:;&\s]+/g, ' ');
  return rules.find(({ patterns }) => patterns.some((pattern) => pattern.test(plain)))?.name;
}
