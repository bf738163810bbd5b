// sourceMetadata: what a file was made from and by, as its metadata.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfAll, type Coding } from '../core';
import type { Metadata } from './draw-svg';

const HOME = join(__dirname, '..', '..');
let codeHash: string | undefined;

/** Hashes (SHA-256) of corpus, codebook and our own code, and our name with version: what says whether two figures show the same thing. */
export function sourceMetadata({
  corpusHash,
  codebookHash,
}: Pick<Coding, 'corpusHash' | 'codebookHash'>): Metadata {
  const { version } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string };
  return {
    Software: `RoleLens ${version}`,
    Corpus: `sha256:${corpusHash || 'unknown'}`,
    Codebook: `sha256:${codebookHash || 'unknown'}`,
    Code: `sha256:${hashOfCode()}`,
  };
}

/** SHA-256 over the paths and texts of all source files and language packs, read once. */
export function hashOfCode(): string {
  codeHash ??= readCodeHash();
  return codeHash;
}

function readCodeHash(): string {
  const root = join(HOME, 'src');
  const files = (readdirSync(root, { recursive: true }) as string[])
    .filter((file) => /\.(?:ts|yaml)$/.test(file))
    .sort();
  return hashOfAll(files.flatMap((file) => [file, readFileSync(join(root, file), 'utf8')]));
}
