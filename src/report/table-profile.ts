// A page for one profile: what its ads ask for.
import { KINDS, RoleLensError, type Coding, type Columns } from '../core';
import { codeRows } from './summary-numbers';
import { topNames } from './top-names';

/**
 * One row a code, by kind and share of the profile's ads: `kind`, `name`, `mentions`, `mentions_per_ad`, `share` (of distinct ads, 0 to 1),
 * `names` (for technologies: what the ads call them, with the number of ads). Codes without a mention are left out.
 * @throws RoleLensError where no ad has the profile.
 */
export function tableProfile(coding: Coding, profile: string): Columns {
  const rows = KINDS.flatMap((kind) =>
    codeRows(coding, kind, 'profile', 'distinct')
      .filter(({ group, mentions }) => group === profile && mentions > 0)
      .sort((a, b) => b.share - a.share),
  );
  if (!rows.length)
    throw new RoleLensError(`No mention in an ad with the profile "${profile}".`, {
      hint: `Profiles here are ${coding.profiles.join(', ')}.`,
    });
  return {
    kind: rows.map(({ kind }) => kind),
    name: rows.map(({ name }) => name),
    mentions: rows.map(({ mentions }) => mentions),
    mentions_per_ad: rows.map(({ mentions, n }) => mentions / n),
    share: rows.map(({ share }) => share),
    names: rows.map(({ kind, code }) =>
      kind === 'technology'
        ? topNames(coding, code, profile)
            .map(({ name, ads }) => `${name} (${ads})`)
            .join(', ')
        : null,
    ),
  };
}
