// describeExport: what an export of ads holds, for the study file that is written for it.
import type { Ad, Language, Progress } from '../core';
import type { ColumnNames, ColumnRole, ColumnsFound } from '../corpus';

/** A role, the columns that hold it, and how full they are. */
export interface RoleFound {
  readonly role: ColumnRole;
  /** One; several where files differ, or where a role may have several; none. */
  readonly names: readonly string[];
  /** Share (0 to 1) of the ads that have it; `null`: not measured. */
  readonly filled: number | null;
}

/** What an export holds. */
export interface ExportFound {
  /** Rows read. */
  readonly ads: number;
  /** With their share of the ads (0 to 1), the largest first. */
  readonly languages: readonly { readonly language: Language; readonly share: number }[];
  /** First and last date; `null` where no ad has one. */
  readonly posted: readonly [string, string] | null;
  readonly roles: readonly RoleFound[];
  /** Columns that are in no role, as they are called. */
  readonly others: readonly string[];
}

const ROLES = ['id', 'title', 'description', 'organisation', 'location', 'posted', 'contact'] as const;

/**
 * Reads the ads of an export and tells what is in it. Throws as `readAds` does, e.g. where no column is recognised as the description.
 */
export async function describeExport(
  paths: readonly string[],
  { columns, onProgress }: { readonly columns?: ColumnNames; readonly onProgress?: Progress },
): Promise<ExportFound> {
  const { readAds } = await import('../corpus');
  const told: ColumnsFound[] = [];
  const onColumns = (found: ColumnsFound): void => void told.push(found);
  // Nothing of the texts is kept, so that nothing needs redaction.
  const ads = await readAds(paths, { columns, onProgress, onColumns, nearDuplicates: false, redact: false });
  return {
    ads: ads.length,
    languages: languagesOf(ads),
    posted: rangeOf(ads),
    roles: ROLES.map((role) => roleFound(role, ads, told)),
    others: distinct(told.flatMap(({ others }) => others)),
  };
}

function roleFound(role: ColumnRole, ads: readonly Ad[], told: readonly ColumnsFound[]): RoleFound {
  const names = distinct(told.flatMap(({ roles }) => roles[role]));
  const value = valueOf(role, names);
  const filled = value && names.length ? ads.filter(value).length / ads.length : null;
  return { role, names, filled };
}

/** Whether an ad has the role; ids are made where a file has none, so that they say nothing. */
function valueOf(role: ColumnRole, names: readonly string[]): ((ad: Ad) => boolean) | null {
  if (role === 'id') return null;
  if (role === 'contact') return ({ meta }) => names.some((name) => Boolean(meta[name]));
  return (ad) => Boolean(ad[role]);
}

function languagesOf(ads: readonly Ad[]): ExportFound['languages'] {
  const counts = new Map<Language, number>();
  for (const { language } of ads) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .map(([language, count]) => ({ language, share: count / ads.length }))
    .sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
}

function rangeOf(ads: readonly Ad[]): ExportFound['posted'] {
  const dates = ads.flatMap(({ posted }) => posted ?? []).sort();
  return dates.length ? [dates[0], dates[dates.length - 1]] : null;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter(Boolean))];
}
