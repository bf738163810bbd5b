// rolelens diff: two versions of a codebook on the same ads.
import { afterAll, describe, expect, it } from 'vitest';
import { ADS, Desk, jsonLines, rolelens } from './run-command';

const OLD = `codebook: small
codes:
  - {id: A, name: Tools, kind: technology, unit: term, definition: d, terms: {any: [LangChain, Python, Cobol]}}
profiles:
  - {name: Engineer, definition: d, evidence: [{note: tools, codes: [A], weight: 1}]}
  - {name: Other, definition: d, base: 0.5}
`;
const desk = new Desk();
const ads = desk.put('ads.jsonl', ADS);
const old = desk.put('old.yaml', OLD);
afterAll(() => desk.clear());

describe('rolelens diff', () => {
  it('prints what the new codebook wins and loses as Markdown, and succeeds', async () => {
    const next = desk.put('new.yaml', OLD.replace('LangChain, ', '').replace('Cobol', 'PyTorch'));
    const { code, stdout, stderr } = await rolelens(['diff', old, next, '--ads', ads]);
    expect(code).toBe(0);
    expect(stdout).toContain('1 mention won, 1 lost in 3 distinct ads. 1 ad changed the profile.');
    expect(stdout).toMatch(/\| A \| Tools \| 2 \| 2 \| 1 \| 1 \| 1 \| 2 \| 1 \| 0 \|/);
    expect(stdout).toMatch(/\| A \| PyTorch \| new \| 0 \| 1 \| 0 \| 1 \|/);
    expect(stdout).toMatch(/\| 2 \| ML engineer \| Other \| Engineer \| Engineer: tools \+1/);
    expect(stdout).toMatch(
      /## Won\n\n- A PyTorch: You train models for fraud detection with \*\*PyTorch\*\* and deploy them\. \(ad 2, Engineer\)/,
    );
    expect(stdout).toMatch(/## Lost\n\n- A LangChain: You build chatbots with \*\*LangChain\*\*/);
    expect(stderr).toContain('Coding: 3');
  });

  it('says so when nothing changes', async () => {
    const { code, stdout } = await rolelens(['diff', old, old, '--ads', ads]);
    expect(code).toBe(0);
    expect(stdout).toContain('0 mentions won, 0 lost in 3 distinct ads. No ad changed its profile.');
    expect(stdout).not.toContain('##');
    expect(stdout).toContain('1 term of the new codebook matches nowhere');
  });

  it('escapes what ads say', async () => {
    const hostile = desk.put(
      'hostile.jsonl',
      `${JSON.stringify({ id: '1', title: 't', description: 'Use Python <script>alert(1)</script> | **now**' })}\n`,
    );
    const next = desk.put('none.yaml', OLD.replace('Python, ', ''));
    const { stdout } = await rolelens(['diff', old, next, '--ads', hostile]);
    expect(stdout).toContain('## Lost');
    expect(stdout).not.toContain('<script>');
    expect(stdout).not.toContain('**now**');
  });

  it('compares a codebook with codings of the same ads', async () => {
    const anna = desk.put(
      'anna.jsonl',
      jsonLines([
        { id: '1', profile: 'Other', mentions: [{ code: 'A', quote: 'Python', kind: 'technology' }] },
      ]),
    );
    const { code, stdout, stderr } = await rolelens(['diff', anna, old, '--ads', ads]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('1 mention won, 0 lost in 3 distinct ads.');
    expect(stdout).toMatch(/## Won\n\n- A LangChain/);
  });

  it.each([
    [
      'with a model of other codes than the codebook',
      ['learned', old, '--ads', ads],
      /has learned the codes .* the codebook "small" has the codes A/,
    ],
    ['without ads', [old, old], /--ads/],
    ['with one codebook', [old, '--ads', ads], /new/],
    ['with a codebook that is not there', [old, desk.at('gone.yaml'), '--ads', ads], /gone\.yaml/],
    ['with a number of sentences that is none', [old, old, '--ads', ads, '--sentences', 'x'], /whole number/],
  ])('exits with 2 %s', async (_, args, message) => {
    const { code, stdout, stderr } = await rolelens(['diff', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });
});
