// copy-project: a second checkout, with the packages of this one.
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './real-kernel';

/** Copies what runs into `folder`, which exists; without an environment. */
export function copyProject(folder: string): void {
  for (const part of [
    'bin',
    'src',
    'package.json',
    'tsconfig.json',
    'requirements.txt',
    'data/codebook',
    'data/study.schema.json',
  ])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
}
