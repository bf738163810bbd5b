// One ad with its mentions marked, for reading what a coding did.
import { NO_PROFILE, RoleLensError, type Ad, type CodedAd, type Coding, type Mention } from '../core';
import { escapeHtml } from '../export';
import type { Bundle } from './bundle';

/** An ad, its coding, and the names of the codes. */
export interface ViewedAd {
  readonly ad: Ad;
  readonly coded: CodedAd;
  readonly codeNames: ReadonlyMap<string, string>;
  /** `#RRGGBB` by kind id. */
  readonly colours: ReadonlyMap<string, string>;
}

/**
 * An ad of a coding for `show`: its text with every mention in the colour of its kind, code and term on hover, and the reasons for
 * its profile beneath.
 * @throws RoleLensError when the coding has no such ad.
 * @example
 * show(viewAd(coding, ads[0].id));
 */
export function viewAd(coding: Coding, id: string): ViewedAd {
  const index = coding.corpus.findIndex((ad) => ad.id === id);
  if (index < 0)
    throw new RoleLensError(`There is no ad "${id}" in this coding.`, {
      hint: `Its ads begin with ${coding.corpus
        .slice(0, 3)
        .map((ad) => ad.id)
        .join(', ')}.`,
    });
  return {
    ad: coding.corpus[index],
    coded: coding.ads[index],
    codeNames: new Map(coding.codes.map((code) => [code.id, code.name])),
    colours: new Map(coding.kinds.map(({ id, colour }) => [id, colour])),
  };
}

/** Whether something is an ad made by {@link viewAd}. */
export function isViewedAd(x: object): x is ViewedAd {
  return 'coded' in x && 'ad' in x && 'codeNames' in x;
}

/** The ad as HTML and as text. */
export function viewedAdBundle(viewed: ViewedAd): Bundle {
  const { ad, coded } = viewed;
  const heading = `${ad.organisation || 'unknown employer'}${ad.location && `, ${ad.location}`}${ad.posted ? `, ${ad.posted}` : ''}`;
  return {
    'text/html': [
      `<div style="max-width:48em;line-height:1.5">`,
      `<p>${escapeHtml([...profileOf(coded), heading].join(' · '))} · ad ${escapeHtml(ad.id)}</p>`,
      `<div style="white-space:pre-wrap;border-left:3px solid #ccc;padding-left:1em">${markedText(viewed)}</div>`,
      profileHtml(coded),
      `</div>`,
    ].join('\n'),
    'text/plain': `${[...profileOf(coded), heading].join(' · ')}\n\n${ad.text}`,
  };
}

function profileOf({ profile }: CodedAd): string[] {
  return profile.name === NO_PROFILE ? [] : [profile.name];
}

function profileHtml({ profile }: CodedAd): string {
  const scores = Object.entries(profile.scores).map(
    ([name, score]) => `${escapeHtml(name)} ${escapeHtml(String(score))}`,
  );
  const reasons = profile.evidence.map(
    ({ profile: name, what, found, adds }) =>
      `<li>${escapeHtml(`${name} ${adds > 0 ? '+' : ''}${adds}: ${what} (${found} ×)`)}</li>`,
  );
  if (!scores.length) return '';
  return `<p>Scores: ${scores.join(', ')}</p>${reasons.length ? `<ul>${reasons.join('')}</ul>` : ''}`;
}

/** Where a mark begins or ends; mentions may nest and overlap, so that the text is cut at every edge. */
function markedText({ ad, coded, codeNames, colours }: ViewedAd): string {
  const placed = coded.mentions.filter(({ start }) => start >= 0);
  const edges = [...new Set([0, ad.text.length, ...placed.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges
    .slice(0, -1)
    .map((from, i) => {
      const piece = escapeHtml(ad.text.slice(from, edges[i + 1]));
      const over = placed.filter(({ start, end }) => start <= from && end >= edges[i + 1]);
      return over.length ? mark(piece, over, codeNames, colours) : piece;
    })
    .join('');
}

function mark(
  html: string,
  mentions: readonly Mention[],
  names: ReadonlyMap<string, string>,
  colours: ReadonlyMap<string, string>,
): string {
  const title = mentions
    .map(({ code, term }) => `${code} ${names.get(code) ?? ''}${term && ` – ${term}`}`)
    .join('\n');
  // The shortest mention is the most telling one: a tool's name inside a task's clause.
  const [closest] = [...mentions].sort((a, b) => a.end - a.start - (b.end - b.start));
  return `<mark title="${escapeHtml(title)}" style="${style(colours.get(closest.kind))}">${html}</mark>`;
}

function style(colour = '#888888'): string {
  return `color:inherit;background:${colour}33;border-bottom:2px solid ${colour}`;
}
