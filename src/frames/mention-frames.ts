// Frames with one row a mention, or an ad.
import type { Cell, Coding } from '../core';
import { toFrame, type Frame } from './frame';

/**
 * All mentions as a Danfo frame: one row a mention: `ad`, `title`, `profile`, `language`, `kind`, `code`, `name`, `term`, `quote`, `start`, `end`
 * (UTF-16 units of the ad's text).
 * @example
 * show(mentionFrame(coding).head(5));
 */
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

/**
 * The coded ads as a Danfo frame, for sorting and joining as you like: one row an ad read: `id`, `title`, `organisation`, `location`, `posted`,
 * `language`, `profile`, `mentions`, `excluded` (the reason, empty for distinct ads), `group`, `file`, `row`.
 * @example
 * show(adFrame(coding).head(5));
 */
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
