// askParts: the same question asked of each kind, each pair, each exhibit; what cannot be answered says why.
import { NothingToShow } from '../../core';
import type { Answer, Unanswered } from '../question';

/** Makes something, or says why there is nothing to show. */
export function tryTo<Made>(about: string, make: () => Made): Made | Unanswered {
  try {
    return make();
  } catch (error) {
    if (error instanceof NothingToShow) return { about, because: error.reason };
    throw error;
  }
}

/** Whether something is a part without an answer. */
export function isUnanswered(part: object): part is Unanswered {
  return 'because' in part;
}

/**
 * Answers a question part by part.
 * @throws NothingToShow with all reasons where no part has an answer.
 */
export function askParts<Part>(
  parts: readonly Part[],
  about: (part: Part) => string,
  ask: (part: Part) => Answer,
): (Answer | Unanswered)[] {
  const answers = parts.map((part) => tryTo(about(part), () => ask(part)));
  if (answers.some((answer) => !isUnanswered(answer))) return answers;
  const reasons = new Set(answers.filter(isUnanswered).map(({ because }) => because));
  throw new NothingToShow([...reasons].join('; '));
}
