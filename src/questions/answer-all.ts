// answerAll: every question of a study, asked in order.
import { NothingToShow, RoleLensError, usualProgress, type Progress } from '../core';
import { isUnanswered } from './parts/ask-parts';
import { QUESTIONS } from './list';
import type { Answer, Asked, Question, Unanswered } from './question';

/** A question with its answers, and the parts of it that have none. */
export interface Answered {
  readonly question: Question;
  readonly answers: readonly Answer[];
  readonly unanswered: readonly Unanswered[];
}

/** Options of {@link answerAll}. */
export interface AnswerOptions {
  /** Ids of the questions asked; default all. */
  readonly only?: readonly string[] | null;
  readonly onProgress?: Progress;
}

/**
 * Asks the questions of a study. What the ads cannot answer says why; it is no error.
 * @throws RoleLensError for an id of no question, and what the questions throw on bad files.
 */
export async function answerAll(asked: Asked, options: AnswerOptions = {}): Promise<Answered[]> {
  const { only = null, onProgress = usualProgress } = options;
  const questions = questionsOf(only);
  const answered: Answered[] = [];
  for (const [i, question] of questions.entries()) {
    onProgress('questions', i, questions.length);
    answered.push(await answerOne(question, asked));
    // Signals get their turn between long steps.
    await new Promise((resolve) => setImmediate(resolve));
  }
  onProgress('questions', questions.length, questions.length);
  return answered;
}

function questionsOf(only: readonly string[] | null): readonly Question[] {
  const unknown = only?.find((id) => QUESTIONS.every((question) => question.id !== id));
  if (unknown !== undefined)
    throw new RoleLensError(`There is no question "${unknown}".`, {
      hint: `The questions are ${QUESTIONS.map(({ id }) => id).join(', ')}.`,
    });
  return only ? QUESTIONS.filter(({ id }) => only.includes(id)) : QUESTIONS;
}

async function answerOne(question: Question, asked: Asked): Promise<Answered> {
  try {
    const parts = await question.ask(asked);
    return {
      question,
      answers: parts.filter((part): part is Answer => !isUnanswered(part)),
      unanswered: parts.filter(isUnanswered),
    };
  } catch (error) {
    if (!(error instanceof NothingToShow)) throw error;
    return { question, answers: [], unanswered: [{ about: question.about, because: error.reason }] };
  }
}
