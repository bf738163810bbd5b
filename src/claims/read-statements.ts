// A Markdown text → its sentences, with what each is about.
import MarkdownIt from 'markdown-it';
import type { StudyTables } from './study-tables';
import type { Statement } from './statement';

const markdown = new MarkdownIt({ html: false });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Reads a text sentence by sentence. Code blocks, tables, quotations' marks and pictures are no statements. */
export function readStatements(text: string, tables: StudyTables): Statement[] {
  const statements: Statement[] = [];
  const headings: (readonly string[])[] = [];
  let section: readonly string[] = [];
  let level = 0;
  let inTable = false;
  for (const { type, tag, content, map, children } of markdown.parse(text, {})) {
    if (type === 'heading_open' || type === 'heading_close')
      level = type === 'heading_open' ? Number(tag.slice(1)) : 0;
    if (type === 'table_open' || type === 'table_close') inTable = type === 'table_open';
    if (type !== 'inline' || inTable || children?.every((child) => child.type === 'image')) continue;
    if (level) {
      headings.length = level;
      // The title names what the whole text is about, not what its parts are.
      headings[level] = level > 1 ? profilesIn(content, tables) : [];
      section = [...headings].reverse().find((profiles) => profiles?.length) ?? [];
      continue;
    }
    const line = (map?.[0] ?? 0) + 1;
    const topic = codesIn(/^\*\*([^*]{1,120})\*\*/.exec(content)?.[1] ?? '', tables)[0] ?? null;
    for (const { segment } of sentences.segment(content.replace(/\s+/g, ' ')))
      for (const part of atSemicolons(segment))
        if (part.trim()) statements.push(statementOf(part.trim(), line, section, topic, tables));
  }
  return statements;
}

/** The parts of a sentence between semicolons that stand outside brackets. */
function atSemicolons(sentence: string): string[] {
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at < sentence.length; at++) {
    if (sentence[at] === '(') depth++;
    if (sentence[at] === ')') depth--;
    if (sentence[at] !== ';' || depth > 0) continue;
    parts.push(sentence.slice(from, at));
    from = at + 1;
  }
  return [...parts, sentence.slice(from)];
}

function statementOf(
  text: string,
  line: number,
  section: readonly string[],
  topic: string | null,
  tables: StudyTables,
): Statement {
  const named = profilesIn(text, tables);
  const codes = codesIn(text, tables);
  return {
    line,
    text,
    topic,
    section: section.length === 1 ? section[0] : null,
    profiles: named.length ? named : section,
    codes: codes.length || topic === null ? codes : [topic],
  };
}

/** Profiles that a text names, in order of appearance; the plural counts, too. */
export function profilesIn(text: string, { groups }: StudyTables): string[] {
  const places = groups.map(({ name }) => ({ name, at: text.toLowerCase().indexOf(name.toLowerCase()) }));
  return places
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

/** Ids of the codes that a text names by name, in order; a name within a longer one does not count. */
export function codesIn(text: string, { codes }: StudyTables): string[] {
  let rest = text.toLowerCase();
  const found: { id: string; at: number }[] = [];
  const names = codes
    .flatMap(({ id, name }) => namesOf(name).map((each) => ({ id, name: each.toLowerCase() })))
    .sort((a, b) => b.name.length - a.name.length);
  for (const { id, name } of names) {
    const at = wordAt(rest, name);
    if (at < 0) continue;
    found.push({ id, at });
    rest = rest.slice(0, at) + ' '.repeat(name.length) + rest.slice(at + name.length);
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ id }) => id))];
}

/** "Operations Engineering (MLOps)" is also called by either part. */
function namesOf(name: string): string[] {
  const parts = /^([^()]{2,80}?)\s*\(([^()]{2,40})\)$/.exec(name);
  return parts ? [name, parts[1], parts[2]] : [name];
}

function wordAt(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return at;
  return -1;
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
