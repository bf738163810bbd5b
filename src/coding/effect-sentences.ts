// The sentences that an edit won and lost, with the words marked.
import type { Coding } from '../core';
import type { CodingDifference } from './compare-codings';
import { MentionReader, type MentionNumbers } from './mention-reader';

/** A mention that only one of two codings has, in its sentence: `left + hit + right`. */
export interface EffectSentence {
  readonly change: 'won' | 'lost';
  readonly code: string;
  readonly term: string;
  /** Id of the ad. */
  readonly id: string;
  readonly title: string;
  /** The ad's profile in the coding that has the mention. */
  readonly profile: string;
  readonly left: string;
  /** The words that fired, or those of the mention where the coder names none. */
  readonly hit: string;
  readonly right: string;
  /** Offsets of the hit in the ad's text. */
  readonly start: number;
  readonly end: number;
}

/** Text on either side that is shown at the most. */
const REACH = 200;

/** Up to `most` sentences: first what was won, then what was lost, in turn from every term, each sentence once. */
export function effectSentences(
  before: Coding,
  after: Coding,
  { won, lost }: CodingDifference,
  most: number,
): EffectSentence[] {
  const half = Math.ceil(most / 2);
  const wonShown = Math.min(won.length, Math.max(half, most - lost.length));
  return [...sentencesOf('won', after, won, wonShown), ...sentencesOf('lost', before, lost, most - wonShown)];
}

function sentencesOf(
  change: 'won' | 'lost',
  coding: Coding,
  indices: readonly number[],
  most: number,
): EffectSentence[] {
  const reader = new MentionReader(coding);
  const byTerm = new Map<string, MentionNumbers[]>();
  for (const i of indices) {
    const mention = reader.at(i);
    const key = `${mention.code} ${mention.term}`;
    const others = byTerm.get(key);
    if (others) others.push(mention);
    else byTerm.set(key, [mention]);
  }
  const chosen: EffectSentence[] = [];
  const seen = new Set<string>();
  const queues = [...byTerm.values()];
  for (let turn = 0; chosen.length < most && queues.some((queue) => turn < queue.length); turn++)
    for (const queue of queues) {
      if (turn >= queue.length || chosen.length >= most) continue;
      const sentence = sentenceOf(change, coding, queue[turn]);
      const key = [sentence.code, sentence.left, sentence.hit, sentence.right].join('|');
      if (!seen.has(key)) chosen.push(sentence);
      seen.add(key);
    }
  return chosen;
}

function sentenceOf(change: 'won' | 'lost', coding: Coding, mention: MentionNumbers): EffectSentence {
  const { corpus, codes, terms, profiles, adProfile } = coding;
  const ad = corpus[mention.ad];
  const hasEvidence = mention.evidenceStart >= 0;
  const start = hasEvidence ? mention.evidenceStart : mention.start;
  const end = hasEvidence ? mention.evidenceEnd : mention.end;
  return {
    change,
    code: codes[mention.code].id,
    term: terms[mention.term],
    id: ad.id,
    title: ad.title,
    profile: profiles[adProfile[mention.ad]],
    ...sentenceAround(ad.text, start, end),
    start,
    end,
  };
}

/** The sentence or line around `[start, end)` of a text, in three parts; all empty for a place that is not in the text. */
export function sentenceAround(
  text: string,
  start: number,
  end: number,
): { left: string; hit: string; right: string } {
  if (start < 0) return { left: '', hit: '', right: '' };
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const opened = /(?:^|[\n\r•]|[.!?;]\s)(?![^]*(?:[\n\r•]|[.!?;]\s))/.exec(before);
  const closed = /[\n\r•]|[.!?;](?=\s|$)/.exec(after);
  const left = opened ? before.slice(opened.index + opened[0].length) : before;
  const right = closed ? after.slice(0, closed.index + (/[.!?;]/.test(closed[0]) ? 1 : 0)) : after;
  return { left: left.trimStart(), hit: text.slice(start, end), right: right.trimEnd() };
}
