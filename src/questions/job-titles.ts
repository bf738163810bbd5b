// What jobs the titles of the ads name, by rules.
import { tableAds } from '../analysis';
import { NothingToShow } from '../core';
import { rowsOf } from '../table';
import type { Question } from './question';

/** Values of ads whose title no rule knows. */
const UNKNOWN = ['(other)', '(none)'];
const MOST = 12;

/** For a paper: the jobs that the titles name, where the rules for titles know most of them. */
export const jobTitles: Question = {
  id: 'job-titles',
  chapter: 'ads',
  about: 'Which jobs do the titles name?',
  figures: [],
  tables: [],
  paper: ['table_job_titles'],
  ask: ({ coding }) => {
    const table = tableAds(coding, 'job_title', { most: MOST });
    const unknown = rowsOf(table).filter(({ value }) => UNKNOWN.includes(value));
    if (unknown.reduce((sum, { share }) => sum + share, 0) > 0.5)
      throw new NothingToShow('the rules for titles know fewer than half of them');
    const print = {
      caption: 'Distinct ads by job title.',
      columns: ['value', 'ads', 'share'],
      headers: { value: 'job title' },
      intervals: ['share'],
      percent: ['share'],
    };
    return [{ heading: '', blocks: [], paper: [{ print: { name: 'job_titles', table, print } }] }];
  },
};
