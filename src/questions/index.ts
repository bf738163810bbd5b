// questions: what a study asks of its coding, one file a question.
export {
  CHAPTERS,
  type Answer,
  type Asked,
  type Block,
  type Chapter,
  type Claim,
  type Comparison,
  type EarlierStudy,
  type Exhibit,
  type FocusSide,
  type PrintTable,
  type Question,
  type Unanswered,
} from './question';
export { QUESTIONS } from './list';
export { tableOfQuestions } from './table-of-questions';
export { answerAll, type Answered, type AnswerOptions } from './answer-all';
export { isUnanswered } from './parts/ask-parts';
export { comparisonsOf } from './parts/groups';
export { blockText, exhibitsOf, figuresShown } from './parts/picture';
export { RANKS } from './parts/code-ranks';
export { MENTIONS_BY_CODE } from './parts/mentions-table';
export { comparePublished } from './published';
export { readPublished, type PublishedCount } from './parts/read-published';
export { tableProfile, type ProfileTableOptions } from './parts/table-profile';
export { topNames, type NamedCount, type TopNamesOptions } from './parts/top-names';
export { count, counted, listed } from './parts/words';
