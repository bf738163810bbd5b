// language: what is known of languages, from one file a language.
export {
  ANY,
  COMMON,
  knows,
  lacking,
  languageName,
  lemmaLanguage,
  mainLanguages,
  OTHER,
  termLanguages,
} from './known-languages';
export {
  BOILERPLATE_SECTIONS,
  SENIORITY,
  wordsOf,
  type BoilerplateSection,
  type ContactWords,
  type LanguagePack,
  type PackColumn,
  type PackPart,
  type Seniority,
  type Words,
} from './language-pack';
export { lemmaForms, withoutAccents, type LemmaForms } from './lemma-forms';
export { fromPacks, packOf, packs, usePacks } from './load-packs';
export { stopWords, type StopWords } from './stop-words';
