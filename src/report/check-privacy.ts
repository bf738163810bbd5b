// The last look at what a study writes: personal data in its text files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, RoleLensError } from '../core';
import { findPersonalData, type PersonalData } from '../corpus';

/** Personal data in a file of a folder. */
export interface PersonalDataInFile extends PersonalData {
  /** Relative to the folder. */
  readonly file: string;
}

const texts = /\.(?:csv|tsv|jsonl?|md|txt|html?|svg|tex)$/i;
const markup = /\.(?:html?|svg)$/i;

/**
 * E-mail addresses, phone numbers and IBANs in the text files of a folder and the folders in it; hidden ones are passed over. Pictures and PDF are not looked into: their
 * texts also stand in the SVG.
 * @throws RoleLensError where the folder or a file cannot be read.
 */
export function checkPrivacy(folder: string): PersonalDataInFile[] {
  return textFiles(folder).flatMap((file) =>
    findPersonalData(readText(join(folder, file)), { markup: markup.test(file) }).map((found) => ({
      file,
      ...found,
    })),
  );
}

function textFiles(folder: string, below = ''): string[] {
  const entries = attempt(join(folder, below), () =>
    readdirSync(join(folder, below), { withFileTypes: true }),
  );
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return textFiles(folder, file);
      return entry.isFile() && texts.test(entry.name) ? [file] : [];
    });
}

function readText(file: string): string {
  return attempt(file, () => readFileSync(file, 'utf8'));
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new RoleLensError(`It cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Name a folder with the results of a study.',
      cause,
    });
  }
}
