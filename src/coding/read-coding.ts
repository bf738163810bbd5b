// JSON Lines → Coding: codings that RoleLens wrote, and those of people and LLMs.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { profileColours, type Codebook } from '../codebook';
import {
  corpusHash,
  messageOf,
  NO_PROFILE,
  RoleLensError,
  summariseFaults,
  undeclaredKind,
  type Ad,
  type AdProfile,
  type CodeName,
  type Coding,
  type Kind,
} from '../core';
import { makeCoding } from './columnar-coding';
import { QuoteFinder } from './find-quote';
import { MentionBuilder } from './mention-builder';

/** Options of {@link readCoding}. */
export interface ReadCodingOptions {
  /** Gives codes their order, names and kinds; codes that it lacks follow as they appear, of the kind that most of their mentions are recorded under. */
  readonly book?: Codebook;
  /** Name of the coder; default the file's name. */
  readonly coder?: string;
}

interface RawMention {
  readonly code?: unknown;
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly quote?: unknown;
  readonly start?: unknown;
  readonly end?: unknown;
  readonly term?: unknown;
  readonly evidence?: { readonly start?: unknown; readonly end?: unknown } | null;
}
interface RawAd {
  readonly profile: Partial<AdProfile>;
  readonly mentions: readonly RawMention[];
}

/**
 * Reads a coding of these ads: a line an ad with `id` or `job_id`, `profile` (text or object), and `mentions` with at least `code`
 * and `quote`. Offsets that are missing or do not fit are looked for in the ad's text. Ads without a line get the profile
 * `(none)`; that, ids that are no ad's, and quotes that are not in the text stand in the coding's `remarks`.
 * @throws RoleLensError naming file and line: not readable, a broken line, an ad twice, a mention without a code.
 */
export async function readCoding(
  file: string,
  ads: readonly Ad[],
  { book, coder }: ReadCodingOptions = {},
): Promise<Coding> {
  const byId = await readLines(file);
  const assembler = new Assembler(recordedKinds(byId), book);
  ads.forEach((ad) => assembler.add(ad, byId.get(ad.id)));
  return assembler.finish(file, coder ?? file, ads, byId);
}

async function readLines(file: string): Promise<Map<string, RawAd>> {
  const byId = new Map<string, RawAd>();
  const faults: string[] = [];
  let first = 0;
  let number = 0;
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      number++;
      if (!line.trim()) continue;
      const fault = takeLine(line.replace(/^\ufeff/, ''), byId);
      if (fault) faults.push(`line ${number}: ${fault}`);
      if (fault) first ||= number;
    }
  } catch (cause) {
    throw new RoleLensError(`The codings cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give a JSON Lines file.',
      cause,
    });
  }
  if (faults.length)
    throw new RoleLensError(
      `${faults.length} of ${number} lines are not as expected:\n${summariseFaults(faults)}\n`,
      {
        file,
        line: first,
        hint: 'Expected one object a line: {"id": "17", "profile": "…", "mentions": [{"code": "…", "quote": "…"}]}.',
      },
    );
  if (!byId.size)
    throw new RoleLensError('No coding in it.', {
      file,
      hint: 'Expected one JSON object a line, one line an ad.',
    });
  return byId;
}

/** Takes one line in, or says what is wrong with it. */
function takeLine(line: string, byId: Map<string, RawAd>): string | null {
  let raw: Record<string, unknown> | null;
  try {
    raw = JSON.parse(line) as Record<string, unknown> | null;
  } catch (error) {
    return messageOf(error).slice(0, 120);
  }
  const id = raw?.id ?? raw?.job_id;
  if (id === undefined || id === null || typeof id === 'object') return 'it has no "id" or "job_id".';
  if (byId.has(String(id))) return `the ad "${String(id)}" stands twice.`;
  const mentions = raw?.mentions ?? [];
  if (!Array.isArray(mentions)) return '"mentions" is no list.';
  const bare = (mentions as (RawMention | null)[]).findIndex(
    (mention) => typeof mention?.code !== 'string' || !mention.code,
  );
  if (bare >= 0) return `mention ${bare + 1} has no "code".`;
  byId.set(String(id), { profile: profileOf(raw?.profile), mentions: mentions as RawMention[] });
  return null;
}

function profileOf(raw: unknown): Partial<AdProfile> {
  if (typeof raw === 'string') return { name: raw };
  if (!raw || typeof raw !== 'object') return {};
  const { name, ...rest } = raw as Partial<AdProfile>;
  return typeof name === 'string' ? { ...rest, name } : rest;
}

/** The kind of codes that nobody gave one. */
export const NO_KIND = 'other';

/** The kind that most mentions of each code are recorded under; the first of equals. */
function recordedKinds(byId: ReadonlyMap<string, RawAd>): (code: string) => string {
  const counts = new Map<string, Map<string, number>>();
  for (const { mentions } of byId.values())
    for (const { code, kind } of mentions) {
      if (typeof kind !== 'string' || !kind) continue;
      const ofCode = counts.get(String(code)) ?? new Map<string, number>();
      counts.set(String(code), ofCode.set(kind, (ofCode.get(kind) ?? 0) + 1));
    }
  return (code) => {
    const [most] = [...(counts.get(code) ?? [])].sort((a, b) => b[1] - a[1]);
    return most?.[0] ?? NO_KIND;
  };
}

class Assembler {
  private readonly builder = new MentionBuilder();
  private readonly kinds: Kind[];
  private readonly profileColours: Readonly<Record<string, string>>;
  private readonly codes: CodeName[] = [];
  private readonly codeIndex = new Map<string, number>();
  private readonly profiles: string[] = [];
  private readonly adProfile: number[] = [];
  private readonly terms = [''];
  private readonly termIndex = new Map<string, number>([['', 0]]);
  private readonly strays = new Map<number, string>();
  private missing = 0;
  private foreign = 0;

  constructor(
    private readonly recordedKind: (code: string) => string,
    book?: Codebook,
  ) {
    this.kinds = [...(book?.kinds ?? [])];
    this.profileColours = book ? profileColours(book) : {};
    for (const { id, name, kind } of book?.codes ?? []) this.addCode(id, name, kind);
    for (const { name } of book?.profiles ?? []) this.profiles.push(name);
  }

  add(ad: Ad, raw: RawAd | undefined): void {
    this.builder.beginAd();
    if (!raw) this.missing++;
    this.adProfile.push(this.profile(raw?.profile.name || NO_PROFILE));
    const finder = new QuoteFinder(ad.text);
    for (const mention of raw?.mentions ?? []) this.addMention(mention, ad, finder);
  }

  private addMention(raw: RawMention, { text }: Ad, finder: QuoteFinder): void {
    const quote = String(raw.quote ?? '');
    const given = offsetsIn(text, raw, quote);
    const span = given ?? finder.find(quote) ?? { start: -1, end: -1 };
    if (span.start < 0) this.strays.set(this.builder.length, quote);
    const code = this.code(raw);
    const evidence = given && raw.evidence ? offsetsIn(text, raw.evidence) : null;
    const own = this.codes[code].kind;
    const recorded = typeof raw.kind === 'string' && raw.kind ? raw.kind : own;
    if (recorded !== own) this.foreign++;
    const kind = this.kind(recorded);
    this.builder.add({
      code,
      kind,
      ...span,
      term: this.term(String(raw.term ?? '')),
      evidenceStart: evidence?.start ?? (raw.term ? span.start : -1),
      evidenceEnd: evidence?.end ?? (raw.term ? span.end : -1),
    });
  }

  private code(raw: RawMention): number {
    const id = String(raw.code);
    return (
      this.codeIndex.get(id) ??
      this.addCode(id, typeof raw.name === 'string' ? raw.name : id, this.recordedKind(id))
    );
  }

  /** The index of a kind; one that the codebook lacks is added. */
  private kind(id: string): number {
    const index = this.kinds.findIndex((kind) => kind.id === id);
    if (index >= 0) return index;
    const colours = this.kinds.map(({ colour }) => colour);
    return this.kinds.push(undeclaredKind(id, colours)) - 1;
  }

  private addCode(id: string, name: string, kind: string): number {
    this.kind(kind);
    this.codeIndex.set(id, this.codes.length);
    return this.codes.push({ id, name, kind }) - 1;
  }

  private profile(name: string): number {
    const index = this.profiles.indexOf(name);
    return index >= 0 ? index : this.profiles.push(name) - 1;
  }

  private term(text: string): number {
    let index = this.termIndex.get(text);
    if (index === undefined) this.termIndex.set(text, (index = this.terms.push(text) - 1));
    return index;
  }

  finish(file: string, coder: string, ads: readonly Ad[], byId: ReadonlyMap<string, RawAd>): Coding {
    const profileAt = (ad: number): Partial<AdProfile> => byId.get(ads[ad].id)?.profile ?? {};
    const used = new Set(this.adProfile);
    const profiles = this.profiles.filter((_, i) => used.has(i));
    const place = this.profiles.map((name) => profiles.indexOf(name));
    return makeCoding({
      coder,
      codebookHash: '',
      corpusHash: corpusHash(ads),
      created: null,
      corpus: ads,
      kinds: this.kinds,
      codes: this.codes,
      profiles,
      profileColours: this.profileColours,
      terms: this.terms,
      adProfile: Int32Array.from(this.adProfile, (i) => place[i]),
      ...this.builder.finish(),
      explainProfile: (ad) => ({
        scores: profileAt(ad).scores ?? {},
        evidence: profileAt(ad).evidence ?? [],
      }),
      strayQuotes: this.strays,
      remarks: this.remarks(file, ads, byId),
    });
  }

  private remarks(file: string, ads: readonly Ad[], byId: ReadonlyMap<string, RawAd>): string[] {
    const known = new Set(ads.map(({ id }) => id));
    const unknown = [...byId.keys()].filter((id) => !known.has(id));
    const remarks: string[] = [];
    if (this.missing)
      remarks.push(
        `${this.missing} of ${ads.length} ads have no line in ${file}; their profile is ${NO_PROFILE}.`,
      );
    if (unknown.length)
      remarks.push(
        `${unknown.length} lines of ${file} are of ads that were not read (${unknown.slice(0, 5).join(', ')}).`,
      );
    if (this.strays.size)
      remarks.push(
        `${this.strays.size} of ${this.builder.length} quotes are not in their ad's text word for word; they are counted.`,
      );
    if (this.foreign)
      remarks.push(
        `${this.foreign} of ${this.builder.length} mentions are recorded under another kind than their code's; they count for no code, and stand apart in the mentions by profile.`,
      );
    return remarks;
  }
}

/** The offsets as given, where they fit the text (and the quote). */
function offsetsIn(
  text: string,
  { start, end }: { start?: unknown; end?: unknown },
  quote?: string,
): { start: number; end: number } | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  const [from, to] = [start as number, end as number];
  if (from < 0 || to <= from || to > text.length) return null;
  return quote === undefined || text.slice(from, to) === quote ? { start: from, end: to } : null;
}
