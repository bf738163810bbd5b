// conflicts: where coders differ in an ad's profile or codes, with what each of them says.
import { codePresence, hasProfiles, NO_PROFILE, RoleLensError, type Coding } from '../core';
import { hasCoded } from '../coding';
import { optional, text, type Table } from '../table';
import { fillTable, type Filled } from './fill-table';

/** What one coder says in a conflict. */
export interface Saying {
  readonly coder: string;
  /** The profile; for a code `yes` or `no`. */
  readonly says: string;
  /** The quotes of the code; empty for a profile. */
  readonly quotes: readonly string[];
}

/** One profile or code on which coders differ. */
export interface Conflict {
  /** Index in the corpus. */
  readonly index: number;
  readonly ad: string;
  readonly title: string;
  /** `profile`, or the code's id. */
  readonly item: string;
  readonly name: string;
  readonly said: readonly Saying[];
}

/** The item of a conflict over a profile. */
export const PROFILE = 'profile';

/**
 * Where coders differ: one row an ad and profile or code that those who coded the ad do not agree on, in the order of the corpus. Columns `ad`, `title`, `item` (`profile` or the code),
 * `name`, and one a coder with what it says: the profile, the quotes of the code (` | ` between them), `no`, or `null` where the coder has not coded the ad. Use it to see what must
 * be settled; `writeAdjudication` makes a sheet of it.
 * @throws RoleLensError for fewer than two codings, codings of different ads, or two coders of one name.
 * @example
 * show(conflicts(hand));
 */
export function conflicts(codings: readonly Coding[]): Table {
  const found = findConflicts(codings);
  const columns: Record<string, Filled[string]> = {
    ad: [text('ad'), found.map(({ ad }) => ad)],
    title: [text('title'), found.map(({ title }) => title)],
    item: [text('item'), found.map(({ item }) => item)],
    name: [text('name'), found.map(({ name }) => name)],
  };
  for (const { coder } of codings)
    columns[coder in columns ? `${coder} says` : coder] = [
      optional(text(coder)),
      found.map(({ said }) => {
        const own = said.find((each) => each.coder === coder);
        return own ? own.quotes.filter(Boolean).join(' | ') || own.says : null;
      }),
    ];
  return fillTable('conflicts', 'one row an ad × profile or code that coders do not agree on', columns);
}

/** The conflicts with their parts, for the adjudication sheet. */
export function findConflicts(codings: readonly Coding[]): Conflict[] {
  check(codings);
  const codes = codesOf(codings);
  const presence = codings.map((coding) => new Map(codes.map(({ id }) => [id, codePresence(coding, id)])));
  return codings[0].corpus.flatMap(({ id: ad, title }, index) => {
    const coders = [...codings.keys()].filter((c) => hasCoded(codings[c], index));
    if (coders.length < 2) return [];
    const settle = (item: string, name: string, says: (c: number) => string, who = coders): Conflict[] => {
      if (new Set(who.map(says)).size < 2) return [];
      const said = who.map((c) => ({
        coder: codings[c].coder,
        says: says(c),
        quotes: item === PROFILE ? [] : quotesOf(codings[c], index, item),
      }));
      return [{ index, ad, title, item, name, said }];
    };
    return [
      ...settle(
        PROFILE,
        'Profile',
        (c) => profileOf(codings[c], index),
        coders.filter((c) => hasProfiles(codings[c])),
      ),
      ...codes.flatMap(({ id, name }) =>
        settle(id, name, (c) => (presence[c].get(id)!(index) ? 'yes' : 'no')),
      ),
    ];
  });
}

/** Codes of any of the codings, in order of appearance. */
export function codesOf(codings: readonly Coding[]): { readonly id: string; readonly name: string }[] {
  const codes = new Map(codings.flatMap((coding) => coding.codes.map(({ id, name }) => [id, name] as const)));
  return [...codes].map(([id, name]) => ({ id, name }));
}

/** The profile's name, `(none)` where the coder gives none. */
export function profileOf({ profiles, adProfile }: Coding, index: number): string {
  return profiles[adProfile[index]] ?? NO_PROFILE;
}

function quotesOf(coding: Coding, index: number, code: string): string[] {
  return coding.ads[index].mentions.filter((mention) => mention.code === code).map(({ quote }) => quote);
}

function check(codings: readonly Coding[]): void {
  if (codings.length < 2)
    throw new RoleLensError(`Conflicts in ${codings.length} coding${codings.length === 1 ? '' : 's'}.`, {
      hint: 'Give two or more: conflicts([first, second]).',
    });
  if (codings.some(({ corpusHash }) => corpusHash !== codings[0].corpusHash))
    throw new RoleLensError('The codings are of different ads.', {
      hint: 'Read them all with the same ads.',
    });
  const names = codings.map(({ coder }) => coder);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new RoleLensError(`Two codings are of the coder "${twice}".`, {
      hint: 'Name them apart: readCoding(file, ads, { coder: "…" }).',
    });
}
