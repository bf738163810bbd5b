// learning: codings → a coder that codes as they do, how good it is, and what to code next.
export { trainCoder, type TrainOptions } from './train-coder';
export { learnedCoder, type LearnedCoder, type LearnedCoderOptions } from './learned-coder';
export { checkKnows } from './check-knows';
export { explainLearned, type ExplainLearnedOptions, type LearnedReason } from './explain-learned';
export { readModel, saveModel } from './model-file';
export { crossValidate, type CrossValidateOptions, type CrossValidation } from './cross-validate';
export {
  learningCurve,
  CURVE_MEASURES,
  type CurveMeasure,
  type LearningCurve,
  type LearningCurveOptions,
} from './learning-curve';
export { nextToCode, type NextToCodeOptions } from './next-to-code';
export type { AdModel, Calibration, KindModel, LearnedModel, ModelCode, ModelOrigin } from './model';
export type { Contribution } from './predict';
