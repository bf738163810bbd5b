// Frames with one row a mention, an ad, or a profile × code.
import { KINDS, type Cell, type Coding, type Kind } from '../core';
import { countMentions, groupAds } from './count-mentions';
import { toFrame, type Frame } from './frame';

/** One row a mention: `ad`, `title`, `profile`, `language`, `kind`, `code`, `name`, `term`, `quote`, `start`, `end` (UTF-16 units of the ad's text). */
export function mentionFrame(coding: Coding): Frame {
  const names = new Map(coding.codes.map(({ id, name }) => [id, name]));
  const rows = coding.ads.flatMap(({ mentions, profile }, i) =>
    mentions.map((mention) => ({
      ...mention,
      title: coding.corpus[i].title,
      profile: profile.name,
      language: coding.corpus[i].language,
    })),
  );
  return toFrame({
    ad: rows.map(({ ad }) => ad),
    title: rows.map(({ title }) => title),
    profile: rows.map(({ profile }) => profile),
    language: rows.map(({ language }) => language),
    kind: rows.map(({ kind }) => kind),
    code: rows.map(({ code }) => code),
    name: rows.map(({ code }) => names.get(code) ?? code),
    term: rows.map(({ term }) => term),
    quote: rows.map(({ quote }) => quote),
    start: rows.map(({ start }) => start),
    end: rows.map(({ end }) => end),
  });
}

/** One row an ad read: `id`, `title`, `organisation`, `location`, `posted`, `language`, `profile`, `mentions`, `excluded` (the reason, empty for distinct ads), `group`, `file`, `row`. */
export function adFrame(coding: Coding): Frame {
  const { corpus, adMentions, adProfile, profiles } = coding;
  return toFrame({
    id: corpus.map(({ id }) => id),
    title: corpus.map(({ title }) => title),
    organisation: corpus.map(({ organisation }) => organisation),
    location: corpus.map(({ location }) => location),
    posted: corpus.map(({ posted }) => posted),
    language: corpus.map(({ language }) => language),
    profile: corpus.map((_, i) => profiles[adProfile[i]]),
    mentions: corpus.map((_, i) => adMentions[i + 1] - adMentions[i]),
    excluded: corpus.map(({ selection }): Cell => selection.reason ?? ''),
    group: corpus.map(({ selection }) => selection.group),
    file: corpus.map(({ source }) => source.file),
    row: corpus.map(({ source }) => source.row),
  });
}

/**
 * One row a profile × kind (as recorded) × code that is mentioned: `profile`, `kind`, `code`, `name`, `mentions`, `ads` over postings, and
 * `mentions_distinct`, `ads_distinct` over distinct ads; sorted by profile, kind and code.
 */
export function profileMentionFrame(coding: Coding): Frame {
  const all = groupAds(coding, 'profile', 'postings');
  const distinct = groupAds(coding, 'profile', 'distinct');
  const rows = KINDS.flatMap((kind) => {
    const ofKind = (_: number, recorded: Kind): boolean => recorded === kind;
    const [overAll, overDistinct] = [
      countMentions(coding, all, ofKind),
      countMentions(coding, distinct, ofKind),
    ];
    return all.names.flatMap((profile, group) =>
      coding.codes
        .flatMap(({ id, name }, code) => {
          const at = overAll.at(group, code);
          if (!overAll.mentions[at]) return [];
          const other = overDistinct.at(distinct.names.indexOf(profile), code);
          const [mentions, ads] = [overAll.mentions[at], overAll.ads[at]];
          return [{ profile, kind, code: id, name, mentions, ads, other }];
        })
        .map(({ other, ...row }) => ({
          ...row,
          mentionsDistinct: overDistinct.mentions[other] ?? 0,
          adsDistinct: overDistinct.ads[other] ?? 0,
        })),
    );
  });
  rows.sort((a, b) => compare(a.profile, b.profile) || compare(a.kind, b.kind) || compare(a.code, b.code));
  return toFrame({
    profile: rows.map(({ profile }) => profile),
    kind: rows.map(({ kind }) => kind),
    code: rows.map(({ code }) => code),
    name: rows.map(({ name }) => name),
    mentions: rows.map(({ mentions }) => mentions),
    ads: rows.map(({ ads }) => ads),
    mentions_distinct: rows.map(({ mentionsDistinct }) => mentionsDistinct),
    ads_distinct: rows.map(({ adsDistinct }) => adsDistinct),
  });
}

const collator = new Intl.Collator('en', { numeric: true });

/** By name, TECH2 before TECH10. */
function compare(a: string, b: string): number {
  return collator.compare(a, b);
}
