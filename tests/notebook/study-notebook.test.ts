// The notebook of a new study, on the real kernel, in a folder outside the project.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initStudy } from '../../src/cli/init-study';
import { prepareJupyter } from '../../src/notebook/kernel';
import { python } from './real-kernel';

interface Run {
  readonly failure: string | null;
  readonly notebook: {
    readonly cells: { readonly outputs?: { readonly data?: Record<string, unknown> }[] }[];
  };
}

const folder = mkdtempSync(join(tmpdir(), 'rolelens-study-'));
const study = join(folder, 'Große Studie');
beforeAll(async () => {
  prepareJupyter();
  await initStudy(study);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the notebook that init writes', () => {
  it('runs from top to bottom in its own folder, importing from rolelens', async () => {
    const plant = `import { recode as same } from './src';\nconsole.log(process.cwd(), same === recode);`;
    const [{ failure, notebook }] = await python<Run[]>('run_file.py', [], {
      files: [join(study, 'study.ipynb')],
      plant,
    });
    expect(failure).toBeNull();
    const outputs = notebook.cells.map(({ outputs: all = [] }) => JSON.stringify(all));
    const shown = outputs.join('\n');
    expect(shown).toContain('distinct ads');
    expect(shown).toContain('Working conditions');
    expect(shown).toContain('application/vnd.plotly.v1+json');
    expect(shown, 'a line of the concordance').toContain('vocational school');
    expect(shown, 'the effect of the edit').toContain('bachelor*');
    expect(outputs.at(-1)).toContain(`${study} true`);
  }, 600_000);
});
