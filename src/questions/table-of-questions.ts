// tableOfQuestions: README's table of what a study asks and which files answer.
import { QUESTIONS } from './list';

/** One row a question, Markdown: its id, what it asks, its figures (`name.png`, `.svg`, `.pdf`, `.csv`), its tables (`name.csv`), and what `exportPaper` adds. */
export function tableOfQuestions(): string {
  const files = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const rows = QUESTIONS.map(
    ({ id, about, figures, tables, paper = [] }) =>
      `| \`${id}\` | ${about} | ${files(figures)} | ${files(tables)} | ${files(paper)} |`,
  );
  return [
    '| question | asks | figures | tables | in a paper also |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
