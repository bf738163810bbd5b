// What was read as what: the columns, and what is not safe about them.
import { tableImport } from '../analysis';
import { NothingToShow } from '../core';
import { importNotes, reportOf } from '../corpus';
import { escapeMarkdown, toMarkdown } from '../export';
import type { Question } from './question';

/** Which columns the ads were read from. All of it stands in `provenance.json`. */
export const reading: Question = {
  id: 'reading',
  chapter: 'ads',
  about: 'What was read as what?',
  figures: [],
  tables: [],
  ask: ({ coding: { corpus } }) => {
    const report = reportOf(corpus);
    if (!report) throw new NothingToShow('nothing is known of how these ads were read');
    const notes = importNotes(report).map((note) => `- ${escapeMarkdown(note)}`);
    const columns = [...(report.files.length > 1 ? ['file'] : []), 'role', 'columns', 'how', 'filled'];
    const table = toMarkdown(tableImport(report), { columns }).trim();
    return [{ heading: 'What Was Read', blocks: [...(notes.length ? [notes.join('\n')] : []), table] }];
  },
};
