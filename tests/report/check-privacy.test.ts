// checkPrivacy: personal data in the files of a study.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPrivacy } from '../../src/report';

const folder = mkdtempSync(join(tmpdir(), 'rolelens-privacy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function results(name: string, files: Readonly<Record<string, string>>): string {
  const at = join(folder, name);
  mkdirSync(join(at, 'more'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
}

describe('checkPrivacy', () => {
  it('gives file, line, kind and an excerpt without the data itself', () => {
    const at = results('found', {
      'a.csv': 'id,quote\n1,"Bel 06-12345678 of mail"\n2,NL91 ABNA 0417 1643 00\n',
      'more/b.jsonl': '{"quote":"mail robin@voorbeeld.nl now"}\n',
      'c.svg': '<svg><path d="M0 0612345678"/>\n<text>Bel 020 123 45 67</text></svg>',
    });
    const found = checkPrivacy(at);
    expect(found.map(({ file, line, kind }) => [file, line, kind])).toEqual([
      ['a.csv', 2, 'phone number'],
      ['a.csv', 3, 'IBAN'],
      ['c.svg', 2, 'phone number'],
      ['more/b.jsonl', 1, 'e-mail address'],
    ]);
    expect(found[0].excerpt).toBe('1,"Bel [phone] of mail"');
    expect(JSON.stringify(found)).not.toMatch(/robin|12345678|0417|123 45/);
  });

  it('passes over numbers of tables, ids, hashes, drawings, programs and other files', () => {
    const at = results('clean', {
      'a.csv': 'code,share,low\nA,0.201234567,0.0612345678\nB,1.98,12345678\n',
      'a.md': '| 0.12 (0.101–0.234) | 1,234 | 2024-01-02 | [phone] | ref 0612345678 |\n',
      'a.json': '{"hash":"0612345678abcdef","created":"2024-05-01T08:00:00.000Z"}\n',
      'a.html': '<style>a@b.nl</style><script>x("06-12345678")</script><p>text</p>',
      'a.png': '06-12345678',
      '.hidden.md': '06-12345678',
    });
    expect(checkPrivacy(at)).toEqual([]);
  });

  it('says of a folder that is not there what to name', () => {
    expect(() => checkPrivacy(join(folder, 'none'))).toThrow(/cannot be read.*results of a study/su);
  });
});
