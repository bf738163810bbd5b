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
export { comparisonsOf } from './groups';
