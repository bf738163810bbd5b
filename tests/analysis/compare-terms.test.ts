// What tells two groups apart: tools by name, and words of the texts.
import { describe, expect, it } from 'vitest';
import { compareTerms, compareWords } from '../../src/analysis';
import { blockCoding, rowsOf, rowWhere, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('compareTerms and compareWords', () => {
  it('put the tools of one profile first and those of the other last, with a verdict by ads', async () => {
    const { coding } = await sampleCoding();
    const table = compareTerms(coding);
    const z = table.columns.z as number[];
    expect([...z].sort((a, b) => b - a)).toEqual(z);
    expect(rowWhere(table, { term: 'RAG' }).verdict).toBe('more in GenAI Engineer');
    expect(rowWhere(table, { term: 'PyTorch' }).verdict).toBe('more in ML Engineer');
    expect(rowWhere(table, { term: 'RAG' }).z as number).toBeGreaterThan(1.96);
    expect(rowWhere(table, { term: 'PyTorch' }).z as number).toBeLessThan(-1.96);
  });

  it('find the same without a codebook, in words of content only', async () => {
    const { coding, store } = await sampleCoding();
    const table = compareWords(store, coding);
    expect(table.columns.term).toContain('models');
    for (const word of ['the', 'and', 'een', 'you', 'we']) expect(table.columns.term).not.toContain(word);
    expect(rowWhere(table, { term: 'rag' }).verdict).toBe('more in GenAI Engineer');
  });

  it('do not test a tool that every ad names', async () => {
    const tool = (quote: string): { code: string; quote: string } => ({ code: 'TECH2', quote });
    const coding = await blockCoding([
      { profile: GENAI, ads: 20, codes: [tool('Azure'), tool('PyTorch')] },
      { profile: ML, ads: 20, codes: [tool('Azure')] },
    ]);
    const table = compareTerms(coding);
    expect(rowWhere(table, { term: 'Azure' })).toMatchObject({
      p: null,
      p_adjusted: null,
      verdict: 'not tested',
    });
    const { p, p_adjusted } = rowWhere(table, { term: 'PyTorch' });
    expect(p_adjusted).toBe(p);
    expect(rowsOf(table)).toHaveLength(2);
  });
});
