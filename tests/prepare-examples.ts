// What the examples of docstrings may use without saying where it comes from; made once from the bundled sample, in a folder of its own.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  agree,
  codeAds,
  editCodebook,
  readCodebook,
  readCoding,
  readModel,
  readStudy,
  readStudyAds,
  recode,
  runStudy,
  tokenize,
  type Coding,
} from '../src';

const ROOT = join(__dirname, '..');

/**
 * The files that examples read: the data of the checkout without results, and a folder of language packs. Of the codings by hand only the ads that both
 * coders have: to learn from all takes long.
 */
export function copyFiles(folder: string): void {
  const kept = (path: string): boolean => basename(path) !== 'analysis_results';
  cpSync(join(ROOT, 'data'), join(folder, 'data'), { recursive: true, filter: kept });
  const [first, second] = [1, 2].map((n) => join(folder, 'data', 'sample', 'codings', `coder-${n}.jsonl`));
  const both = new Set(linesOf(second).map(idOf));
  writeFileSync(
    first,
    linesOf(first)
      .filter((line) => both.has(idOf(line)))
      .join('\n'),
  );
  mkdirSync(join(folder, 'my-packs'));
  cpSync(join(ROOT, 'src', 'language', 'packs', 'da.yaml'), join(folder, 'my-packs', 'da.yaml'));
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);
const idOf = (line: string): string => (JSON.parse(line) as { id: string }).id;

/** The variables of the examples, made in the working directory. */
export async function prepare() {
  /** The bundled study. */
  const study = readStudy('data/study.yaml');
  const ads = await readStudyAds(study);
  const store = tokenize(ads);
  const book = readCodebook(study.codebook);
  const coding = codeAds(store, book);
  const [{ id: code, terms }] = book.codes.filter(({ unit }) => unit === 'term');
  /** The codebook after an edit, and the coding by it. */
  const edited = editCodebook(book, (b) => b.code(code).drop(terms[0].text));
  const next = recode(coding, edited);
  /** Two people's codings of some of the ads. */
  const hand: Coding[] = [];
  for (const coder of ['coder-1', 'coder-2'])
    hand.push(await readCoding(`data/sample/codings/${coder}.jsonl`, ads, { book, coder }));
  const agreement = agree(hand, { bootstrap: 0 });
  /** A trained model. */
  const model = readModel('data/models/genai-roles.json');
  /** What running the study gave; its files are in `study.out`. */
  const done = await runStudy({ ...study, questions: ['codes', 'groups'] });
  return { study, ads, store, book, code, coding, edited, next, hand, agreement, model, done };
}

/** The variables of the examples. */
export type Prepared = Awaited<ReturnType<typeof prepare>>;
