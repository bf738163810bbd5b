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
export { isUnanswered } from './ask-parts';
export { comparisonsOf } from './groups';
export { blockText, exhibitsOf, figuresShown } from './picture';
export { RANKS } from './code-ranks';
export { MENTIONS_BY_CODE } from './mentions-table';
export { comparePublished } from './published';
export { readPublished, type PublishedCount } from './read-published';
export { tableProfile, type ProfileTableOptions } from './table-profile';
export { topNames, type NamedCount, type TopNamesOptions } from './top-names';
export { count, counted, listed } from './words';
