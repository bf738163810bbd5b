// Whether a code has the rank that a text gives it, by mentions and by share of ads.
import { percent, type Finding } from './finding';
import type { SaidRank, Statement } from './statement';
import type { CodeCounts } from './study-counts';
import type { StudyTables } from './study-tables';

/** Ranks the code among those of its kind, in the profile that the sentence is about, or in all ads. */
export function checkRank(rank: SaidRank, statement: Statement, tables: StudyTables): Finding {
  const profile = statement.profiles.length === 1 ? statement.profiles[0] : statement.section;
  const code = statement.topic ?? statement.codes[0];
  const base = {
    line: statement.line,
    type: 'rank',
    statement: statement.text,
    said: rank.said,
    code: code ?? '',
    profile: profile ?? 'all ads',
  } as const;
  const known = tables.codes.find(({ id }) => id === code);
  const counts = known && tables.counts(profile, known.id);
  if (!known || !counts)
    return { ...base, verdict: 'not checked', found: 'the sentence names no code of the study', rows: '' };
  const others = tables.codes
    .filter(({ kind }) => kind === known.kind)
    .flatMap(({ id }) => tables.counts(profile, id) ?? []);
  const place = (value: (each: CodeCounts) => number): number =>
    1 + others.filter((other) => value(other) > value(counts)).length;
  const byDistinct = place(({ distinct }) => distinct.mentions);
  // A group that is counted over distinct ads only has no other order.
  const byPostings = counts.postings ? place(({ postings }) => postings?.mentions ?? 0) : byDistinct;
  const byShare = place(({ distinct }) => distinct.ads);
  const wanted = rank.rank < 0 ? others.length : rank.rank;
  const areBoth = byPostings === wanted && byDistinct === wanted;
  const isCounted = byPostings === wanted || byDistinct === wanted;
  const over = counts.postings
    ? `by mentions over postings ${byPostings}., over distinct ads`
    : 'by mentions';
  return {
    ...base,
    verdict: areBoth && byShare === wanted ? 'borne out' : isCounted ? 'by counts only' : 'not borne out',
    found: `of ${others.length} ${over} ${byDistinct}.; by share of distinct ads ${byShare}. (${percent(counts.distinct.ads / counts.distinct.of)})`,
    rows: counts.rows,
  };
}
