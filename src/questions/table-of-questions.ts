// tableOfQuestions: README's table of what a study asks and which files answer.
import { QUESTIONS } from './list';

/** One row a question, Markdown: its id, what it asks, its figures (`name.png`, `.svg`, `.pdf`, `.csv`) and its tables (`name.csv`). */
export function tableOfQuestions(): string {
  const files = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const rows = QUESTIONS.map(
    ({ id, about, figures, tables }) => `| \`${id}\` | ${about} | ${files(figures)} | ${files(tables)} |`,
  );
  return ['| question | asks | figures | tables |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
