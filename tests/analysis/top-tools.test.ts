// Tools by name: spellings joined, ranks, groups, and the kinds that are counted by term.
import { describe, expect, it } from 'vitest';
import { topTools } from '../../src/analysis';
import { NothingToShow } from '../../src/core';
import { inventAd, inventBook, inventCoding } from '../frames/invented-coding';
import { blockCoding, rowsOf, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('topTools', () => {
  it('takes spellings and plurals for one tool, under the most usual of them', async () => {
    const texts = [
      'We use scikit-learn and LLMs',
      'Scikit Learn, an LLM',
      'scikit-learn; LLM',
      'we ask for LLM’s',
    ];
    const ads = texts.map((description, i) => inventAd(`t${i}`, { description }));
    const tech = (quote: string): { code: string; quote: string } => ({ code: 'TECH10', quote });
    const quotes = [['scikit-learn', 'LLMs'], ['Scikit Learn', 'LLM'], ['scikit-learn', 'LLM'], ['LLM’s']];
    const lines = quotes.map((of, i) => ({ id: `t${i}`, profile: ML, mentions: of.map(tech) }));
    const table = topTools(await inventCoding(ads, lines));
    expect(rowsOf(table).map(({ name, ads: n, rank }) => [name, n, rank])).toEqual([
      ['LLM', 4, 1],
      ['scikit-learn', 3, 2],
    ]);
  });

  it('has each tool that is among the first of a group in every group', async () => {
    const { coding } = await sampleCoding();
    const table = topTools(coding, { by: 'profile', most: 4 });
    const toolsOf = (group: string): unknown[] =>
      rowsOf(table)
        .filter((row) => row.group === group)
        .map(({ name, code }) => `${String(code)} ${String(name)}`)
        .sort();
    expect(toolsOf(ML)).toEqual(toolsOf(GENAI));
    expect(toolsOf(ML).length).toBeGreaterThan(4);
  });

  it('ranks a tool among all tools of its group, also those that are not shown', async () => {
    const { coding } = await sampleCoding();
    const rankOf = (most: number): Map<string, number> => {
      const rows = rowsOf(topTools(coding, { by: 'profile', most }));
      return new Map(rows.map(({ group, code, name, rank }) => [`${group} ${code} ${name}`, Number(rank)]));
    };
    const all = rankOf(Infinity);
    const few = [...rankOf(4)];
    expect(few).toEqual(few.map(([tool]) => [tool, all.get(tool)]));
    expect(Math.max(...few.map(([, rank]) => rank))).toBeGreaterThan(few.length);
  });

  it('takes all kinds that are counted by term, or the one asked for', async () => {
    const kinds = [
      { id: 'degree', unit: 'term' },
      { id: 'tool', unit: 'term' },
      { id: 'benefit', unit: 'clause' },
    ] as const;
    const book = inventBook(kinds, { D1: 'degree', T1: 'tool', B1: 'benefit' });
    const codes = [
      { code: 'D1', quote: 'Azure' },
      { code: 'T1', quote: 'PyTorch' },
      { code: 'B1', quote: 'clients' },
    ];
    const coding = await blockCoding([{ ads: 3, codes }], book);
    const found = rowsOf(topTools(coding)).map(({ kind, code, name }) => [kind, code, name]);
    expect(found).toEqual([
      ['degree', 'D1', 'Azure'],
      ['tool', 'T1', 'PyTorch'],
    ]);
    expect(topTools(coding, { kind: 'tool' }).columns.name).toEqual(['PyTorch']);
    expect(topTools(coding, { kind: 'benefit' }).columns.name).toEqual(['clients']);
  });

  it('says that there is nothing to show where no kind is counted by term, or no ad names any', async () => {
    const book = inventBook([{ id: 'benefit', unit: 'clause' }], { B1: 'benefit' });
    const coding = await blockCoding([{ ads: 3, codes: ['B1'] }], book);
    expect(() => topTools(coding)).toThrow(new NothingToShow('no kind of code is counted by term'));
    const bare = await blockCoding([{ profile: ML, ads: 3, codes: ['SKILL1'] }]);
    expect(() => topTools(bare)).toThrow(new NothingToShow('no ad names any technology'));
  });
});
