// The list of questions and what is derived from it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CHAPTERS, QUESTIONS, tableOfQuestions } from '../../src/questions';

const README = join(__dirname, '..', '..', 'README.md');

it('calls each question once, in the order of the chapters', () => {
  const ids = QUESTIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const places = QUESTIONS.map(({ chapter }) => Object.keys(CHAPTERS).indexOf(chapter));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('asks every question as a question', () => {
  for (const { id, about } of QUESTIONS) expect(about, id).toMatch(/^[A-Z].*\?$/);
});

it('is the table in README', () => {
  const isThere = readFileSync(README, 'utf8').includes(tableOfQuestions());
  expect(isThere, 'README.md needs the table that tableOfQuestions() gives').toBe(true);
});
