// The questions of a study, in the order of the summary. A new question is one file and one line here.
import { boilerplate } from './boilerplate';
import { codes } from './codes';
import { comparison } from './comparison';
import { cooccurrence } from './cooccurrence';
import { countsAndShares } from './counts-and-shares';
import { earlier } from './earlier';
import { focus } from './focus';
import { groupProfiles } from './group-profiles';
import { jobTitles } from './job-titles';
import { kinds } from './kinds';
import { limits } from './limits';
import { names } from './names';
import { profiles } from './profiles';
import { published } from './published';
import type { Question } from './question';
import { saturation } from './saturation';
import { reading } from './reading';
import { selection } from './selection';
import { sensitivityOfDifferences } from './sensitivity';
import { overTime } from './over-time';

/** All questions. */
export const QUESTIONS: readonly Question[] = [
  reading,
  selection,
  jobTitles,
  profiles,
  kinds,
  codes,
  groupProfiles,
  comparison,
  countsAndShares,
  sensitivityOfDifferences,
  focus,
  names,
  cooccurrence,
  overTime,
  saturation,
  earlier,
  published,
  boilerplate,
  limits,
];
