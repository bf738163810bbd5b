// openCoder: the list of coders, and how one of it is opened. A new coder is one new file and one line here.
import type { Coder } from '../coding';
import { RoleLensError } from '../core';
import { CODEBOOK } from './codebook';
import { SETTING_NAMES, type CoderEntry, type CoderSettings } from './coder-entry';
import { CODINGS } from './codings';
import { LEARNED } from './learned';

/** All coders. */
export const CODERS: readonly CoderEntry[] = [CODEBOOK, LEARNED, CODINGS];

/**
 * A coder by its name: `codebook` (by the codebook's terms), `learned` (a trained model's file), `codings` (a file of codings). Use it where the
 * choice of the coder is a setting; its `code(store)` gives the coding.
 * @throws RoleLensError for a name that no coder has, a setting that the coder does not take, and one that it needs and is not given; and as the
 * coder's own reader does.
 * @example
 * const coder = await openCoder('codebook', { book });
 * const coding = await coder.code(store);
 */
export async function openCoder(name: string, settings: CoderSettings = {}): Promise<Coder> {
  const entry = coderEntry(name);
  checkSettings(entry, settings);
  return entry.open(settings);
}

/** What the list says of a coder; throws `RoleLensError` for a name that no coder has. */
export function coderEntry(name: string): CoderEntry {
  const entry = CODERS.find((each) => each.name === name);
  if (entry) return entry;
  throw new RoleLensError(`There is no coder "${name}".`, {
    hint: `Coders are ${CODERS.map((each) => `${each.name} (${each.about})`).join(', ')}.`,
  });
}

function checkSettings({ name, takes }: CoderEntry, settings: CoderSettings): void {
  for (const setting of Object.keys(SETTING_NAMES) as (keyof CoderSettings)[]) {
    const what = SETTING_NAMES[setting];
    // To keep boilerplate is what every coder does.
    const isGiven = settings[setting] !== undefined && settings[setting] !== 'keep';
    if (isGiven && !takes[setting])
      throw new RoleLensError(`The coder "${name}" takes no ${what}.`, { hint: hintFor(setting) });
    if (!isGiven && takes[setting] === 'needed')
      throw new RoleLensError(`The coder "${name}" needs a ${what}.`, {
        hint: `Give it one, or take another coder: ${CODERS.filter((each) => each.name !== name)
          .map((each) => each.name)
          .join(', ')}.`,
      });
  }
}

function hintFor(setting: keyof CoderSettings): string {
  const takers = CODERS.filter(({ takes }) => takes[setting]).map(({ name }) => `"${name}"`);
  return `Leave it out, or take the coder ${takers.join(' or ')}.`;
}
