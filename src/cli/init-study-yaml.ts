// studyYaml: the text of a new study file, with a comment on each key that teaches what it is for.
import type { Language } from '../core';
import type { ExportFound, RoleFound } from './init-export';

/** What goes into a new study file. */
export interface StudyYamlParts {
  readonly name: string;
  /** Relative to the study file. */
  readonly ads: readonly string[];
  readonly found: ExportFound;
  /** The columns were named by the user. */
  readonly given: ReadonlySet<string>;
  /** For editors: where the JSON Schema is. */
  readonly schema: string;
  /** What `questions` may name. */
  readonly questions: readonly string[];
  /** A comparison to begin with; `null` for a commented example. */
  readonly compare: { readonly by: string; readonly groups: readonly string[] } | null;
  /** A value as YAML on one line. */
  readonly yaml: (value: unknown) => string;
}

/** The text of `study.yaml`. */
export function studyYaml(parts: StudyYamlParts): string {
  const sections = [
    head(parts),
    adsLines(parts),
    columnLines(parts),
    reading(),
    coding(),
    compareLines(parts),
  ];
  const all = [...sections, results(parts)].map((lines) => lines.join('\n'));
  return `${all.join('\n\n')}\n`;
}

function head({ name, schema, yaml }: StudyYamlParts): string[] {
  return [
    `# yaml-language-server: $schema=${schema}`,
    '#',
    '# A study of job ads on one page. "npx rolelens study study.yaml" runs it; paths are relative to this file.',
    '# Options of the command (--ads, --codebook, --query …) overrule what stands here.',
    '',
    '# Short name of the study, and what heads its summary.',
    `study: ${yaml(name)}`,
    `title: ${yaml(`Job ads of the study ${name}`)}`,
    '# introduction: Two sentences on the question, in Markdown.',
    '',
    '# What is looked for in the ads: codes with their terms. It is a beginning; make it yours.',
    'codebook: codebook.yaml',
  ];
}

function adsLines({ ads, found, yaml }: StudyYamlParts): string[] {
  return [
    '# Files and folders of ads (.xls .xlsx .csv .jsonl .json).',
    ...aboutAds(found).map((line) => `# ${line}`),
    'ads:',
    ...ads.map((path) => `  - ${yaml(path)}`),
  ];
}

function reading(): string[] {
  return [
    '# Which stands first in dates such as 05/06/2024: auto (each column tells it by all of its dates), day-first or month-first.',
    'dates: auto',
    '',
    '# Ads outside the query are kept in the list of ads and not counted.',
    `# query: '(nurse OR carer) AND NOT intern'`,
    '',
    '# Ads whose texts are as alike as this count once (0 to 1; or off): one vacancy is often posted for several places.',
    'near_duplicates: 0.5',
    '',
    '# Replaces names, e-mail addresses and phone numbers by [name], [email] and [phone] while reading.',
    'redact: true',
  ];
}

function coding(): string[] {
  return [
    "# Who codes: codebook (by its terms) or learned (as a model learned it from people's codings; name it under model).",
    'coder: codebook',
    '# Or count a coding that was made elsewhere, one JSON line an ad: "coder: codings", and',
    '# codings: codings/by-hand.jsonl',
    '',
    '# What ads say about the company, its benefits and its procedures: keep counts it, drop leaves it out. The summary tells what it weighs.',
    'boilerplate: keep',
  ];
}

function results({ questions }: StudyYamlParts): string[] {
  return [
    '# What is asked: all, or a list. What the ads cannot answer says why. The questions are',
    `# ${questions.join(', ')}.`,
    'questions: all',
    '',
    '# Where figures, tables and the summary go.',
    'out: analysis_results',
  ];
}

function aboutAds({ ads, languages, posted }: ExportFound): string[] {
  const shares = languages.map(({ language, share }) => `${languageName(language)} ${percent(share)}`);
  const dates = posted
    ? `Posted ${posted[0]} to ${posted[1]}.`
    : 'No ad has a date, so that nothing is said over time.';
  return [`Found: ${ads} ${ads === 1 ? 'ad' : 'ads'}. Languages: ${shares.join(', ')}. ${dates}`];
}

function columnLines({ found, given, yaml }: StudyYamlParts): string[] {
  const written = found.roles.map((role) => roleLine(role, given.has(role.role), yaml));
  const others = found.others.map((name) => name.replace(/\s+/g, ' '));
  return [
    '# Which column is what. Several columns may make a description: [Tasks, Profile] are joined in this order.',
    'columns:',
    ...written.map((line) => `  ${line}`),
    ...(others.length
      ? [`# Other columns, by which ads can be grouped (compare): ${shortList(others)}.`]
      : ['# There are no other columns.']),
  ];
}

function roleLine(
  { role, names, filled }: RoleFound,
  isGiven: boolean,
  yaml: (value: unknown) => string,
): string {
  if (!names.length) return `# ${role}: no column was recognised`;
  const how = isGiven ? 'as you named it' : `recognised by ${names.length > 1 ? 'their names' : 'its name'}`;
  const full = filled === null ? '' : `; ${fullness(role, filled)}`;
  const isList = role === 'contact' || (role === 'description' && isGiven);
  if (names.length > 1 && !isList) return `# ${role}: ${shortList(names)}, recognised by their names${full}`;
  return `${role}: ${yaml(names.length > 1 ? names : names[0])} # ${how}${full}`;
}

function fullness(role: string, filled: number): string {
  const what = role === 'posted' ? 'a date could be read in' : 'filled in';
  return `${what} ${percent(filled)} of the ads`;
}

function compareLines({ compare, yaml }: StudyYamlParts): string[] {
  const example = { by: 'language', groups: ['en', 'nl'] };
  const line = `  - ${yaml(compare ?? example)}`;
  const about =
    '# Groups of ads to set side by side, every pair tested: by profile, language, year, quarter, or any column.';
  return compare ? [about, 'compare:', line] : [about, '# compare:', `# ${line}`];
}

function percent(share: number): string {
  const value = share * 100;
  if (share > 0 && value < 1) return 'less than 1 %';
  if (share < 1 && value > 99) return 'more than 99 %';
  return `${Math.round(value)} %`;
}

function languageName(language: Language): string {
  return language === 'other'
    ? 'other or too short to tell'
    : (new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language);
}

function shortList(names: readonly string[], most = 20): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
