// One pack from its file: its keys are parsed and checked when they are first asked for, because most work needs few of them.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, RoleLensError } from '../core';
import { faultIn, PACK_KEYS } from './check-pack';
import type { LanguagePack } from './language-pack';

const KEY = /^([A-Za-z_]+):/;

/** A key with all its lines, and the 1-based line it begins in. */
interface Section {
  readonly source: string;
  readonly line: number;
}

/**
 * Reads a pack. Each key begins a line of its own.
 * @throws RoleLensError for a file that cannot be read, unknown keys, or a code that is not the file's name; where a key is asked for, when it is
 * no YAML or not of the shape that it must have.
 */
export function readPack(file: string): LanguagePack {
  const sections = sectionsOf(readText(file), file);
  const pack = {} as LanguagePack;
  for (const key of PACK_KEYS) {
    const section = sections.get(key);
    if (section) defineLazily(pack, key, () => valueOf(key, section, file));
  }
  const code = basename(file, '.yaml');
  for (const key of ['code', 'name'] as const)
    if (!sections.has(key)) throw faulty(`it has no ${key}`, file, 1);
  if (pack.code !== code)
    throw faulty(
      `its code is "${pack.code}", but the file is called ${code}.yaml`,
      file,
      sections.get('code')!.line,
    );
  return pack;
}

/** Reads all keys of a pack, so that faults show at once. */
export function checkPack(pack: LanguagePack): LanguagePack {
  for (const key of PACK_KEYS) void pack[key];
  return pack;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new RoleLensError(`The language pack cannot be read: ${messageOf(cause)}.`, { file, cause });
  }
}

function sectionsOf(source: string, file: string): Map<string, Section> {
  const lines = source.split(/\r?\n/);
  const starts = lines.flatMap((line, at) => (KEY.test(line) ? [at] : []));
  const sections = new Map<string, Section>();
  starts.forEach((start, i) => {
    const key = KEY.exec(lines[start])![1];
    if (!(PACK_KEYS as readonly string[]).includes(key))
      throw faulty(`"${key}" is no key of a pack, which can have ${PACK_KEYS.join(', ')}`, file, start + 1);
    if (sections.has(key)) throw faulty(`"${key}" stands twice`, file, start + 1);
    sections.set(key, { source: lines.slice(start, starts[i + 1]).join('\n'), line: start + 1 });
  });
  return sections;
}

function valueOf(key: keyof LanguagePack, { source, line }: Section, file: string): unknown {
  // Loaded here, because most of what imports this room never reads a pack.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const yaml = require('yaml') as { parse: (text: string) => Record<string, unknown> };
  let value: unknown;
  try {
    value = yaml.parse(source)[key];
  } catch (cause) {
    throw faulty(`${key} is not valid YAML: ${messageOf(cause)}`, file, line);
  }
  const fault = faultIn(key, value);
  if (fault !== undefined) throw faulty(fault, file, line);
  return value;
}

function faulty(fault: string, file: string, line: number): RoleLensError {
  return new RoleLensError(`The language pack is faulty: ${fault}.`, {
    file,
    line,
    hint: 'See src/language/language-pack.ts for what a pack can have.',
  });
}

function defineLazily(pack: object, key: string, make: () => unknown): void {
  Object.defineProperty(pack, key, {
    enumerable: true,
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(pack, key, { value, enumerable: true });
      return value;
    },
  });
}
