// CodingAssembler: what a coding's file says of each ad → the columns of a coding.
import { profileColours, type Codebook } from '../codebook';
import {
  corpusHash,
  NO_PROFILE,
  RoleLensError,
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
import type { RawAd, RawMention } from './read-coding-lines';

/** The kind of codes that nobody gave one. */
export const NO_KIND = 'other';
/** Mentions keep the index of theirs in a byte. */
const MOST_KINDS = 255;

/** The kind that most mentions of each code are recorded under; the first of equals. */
function recordedKinds(byId: ReadonlyMap<string, RawAd>): (code: string) => string {
  const counts = new Map<string, Map<string, number>>();
  for (const { mentions } of byId.values())
    for (const { code, kind } of mentions) {
      if (typeof kind !== 'string' || !kind) continue;
      const ofCode = counts.get(code) ?? new Map<string, number>();
      counts.set(code, ofCode.set(kind, (ofCode.get(kind) ?? 0) + 1));
    }
  return (code) => {
    const [most] = [...(counts.get(code) ?? [])].sort((a, b) => b[1] - a[1]);
    return most?.[0] ?? NO_KIND;
  };
}

/** Puts a coding together, ad by ad. */
export class CodingAssembler {
  private readonly builder = new MentionBuilder();
  private readonly bookKinds: readonly Kind[];
  private readonly recordedKinds: string[] = [];
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

  private readonly recordedKind: (code: string) => string;

  constructor(
    private readonly file: string,
    private readonly byId: ReadonlyMap<string, RawAd>,
    book?: Codebook,
  ) {
    this.recordedKind = recordedKinds(byId);
    this.bookKinds = book?.kinds ?? [];
    for (const { id } of this.bookKinds) this.kind(id);
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

  private code({ code: id, name }: RawMention): number {
    return (
      this.codeIndex.get(id) ?? this.addCode(id, typeof name === 'string' ? name : id, this.recordedKind(id))
    );
  }

  /** The index of what mentions are recorded under; what is new is added. */
  private kind(id: string): number {
    const index = this.recordedKinds.indexOf(id);
    if (index >= 0) return index;
    if (this.recordedKinds.length > MOST_KINDS)
      throw new RoleLensError(
        `The mentions are recorded under more than ${MOST_KINDS} kinds, e.g. "${id}".`,
        {
          file: this.file,
          hint: 'Write the id of a kind of the codebook into "kind", or leave it out.',
        },
      );
    return this.recordedKinds.push(id) - 1;
  }

  /** The codebook's kinds, then those of codes that it lacks. */
  private kinds(): Kind[] {
    const kinds = [...this.bookKinds];
    for (const { kind: id } of this.codes)
      if (!kinds.some((kind) => kind.id === id))
        kinds.push(
          undeclaredKind(
            id,
            kinds.map(({ colour }) => colour),
          ),
        );
    return kinds;
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

  finish(coder: string, ads: readonly Ad[]): Coding {
    const { byId } = this;
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
      kinds: this.kinds(),
      recordedKinds: this.recordedKinds,
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
      remarks: this.remarks(ads),
    });
  }

  private remarks(ads: readonly Ad[]): string[] {
    const { file, byId } = this;
    const known = new Set(ads.map(({ id }) => id));
    const unknown = [...byId.keys()].filter((id) => !known.has(id));
    const remarks: string[] = [];
    if (this.missing)
      remarks.push(
        `${this.missing} of ${ads.length} ads have no line in ${file}; their profile is ${NO_PROFILE}.`,
      );
    const partial = [...byId].filter(([, { isPartial }]) => isPartial).map(([id]) => id);
    if (partial.length)
      remarks.push(
        `In ${partial.length} lines of ${file} the profile is no text, or its scores and evidence are no numbers or lack fields (ads ${partial.slice(0, 5).join(', ')}); they are left out.`,
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
        `${this.foreign} of ${this.builder.length} mentions are recorded under another kind than their code's; they are left out of counts by code, and stand apart in the mentions by profile.`,
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
