// The lines of a coding's file.
import { describe, expect, it } from 'vitest';
import { codingLines } from '../../src/coding';
import { bookOf, codeLine } from '../codebook/small-book';
import { codeTexts } from './code-text';

const yaml = bookOf([
  codeLine('TASK', 'job_task', 'any: [deploy]'),
  codeLine('TECH', 'technology', 'any: [python]'),
]);

describe('codingLines', () => {
  it('has a line for every ad, also for one without mentions or text', () => {
    const lines = [...codingLines(codeTexts(yaml, ['Python', '', 'nothing']))].map(
      (line) => JSON.parse(line) as { id: string; mentions: unknown[] },
    );
    expect(lines.map(({ id, mentions }) => [id, mentions.length])).toEqual([
      ['1', 1],
      ['2', 0],
      ['3', 0],
    ]);
  });

  it('gives the evidence of a clause, and leaves it out where it is the quote itself', () => {
    const [line] = codingLines(codeTexts(yaml, ['You deploy Python code']));
    expect(JSON.parse(line)).toEqual({
      id: '1',
      profile: { name: 'Any', scores: { Any: 0 }, evidence: [] },
      mentions: [
        {
          code: 'TASK',
          kind: 'job_task',
          start: 0,
          end: 22,
          quote: 'You deploy Python code',
          term: 'deploy',
          evidence: { start: 4, end: 10, quote: 'deploy' },
        },
        { code: 'TECH', kind: 'technology', start: 11, end: 17, quote: 'Python', term: 'python' },
      ],
    });
  });

  it('keeps a line a line, whatever stands in a quote', () => {
    const [line, ...others] = codingLines(codeTexts(yaml, ['deploy "it"\nnow\u2028and here']));
    expect(others).toEqual([]);
    expect(line).not.toMatch(/\n/);
    expect((JSON.parse(line) as { mentions: { quote: string }[] }).mentions[0].quote).toContain('deploy "it');
  });
});
