// What CAIN 2022 published, and which of its categories are which of ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { messageOf, RoleLensError } from '../core';

/** A published count. */
export interface PublishedCount {
  readonly variable: string;
  readonly unit: string;
  readonly value: string;
  readonly count: number;
}

/** A published category and what is counted of ours beside it. */
export interface CategoryMatch {
  readonly variable: string;
  readonly published: string;
  /** `code`, `tool`, `focus`, or a column of the ads. */
  readonly kind: string;
  /** Our values; several add up. */
  readonly ours: readonly string[];
}

const REFERENCE = join(__dirname, '..', '..', 'data', 'reference');

/** The counts of "What Is an AI Engineer?" (Meesters, Heck & Serebrenik, CAIN 2022), `data/reference/published-cain-2022.csv`. */
export function readPublishedCain(): PublishedCount[] {
  return readRows('published-cain-2022.csv').map(({ variable, unit, value, count }) => ({
    variable,
    unit,
    value,
    count: Number(count),
  }));
}

/** Which of its categories are which of ours, `data/reference/cain-2022-categories.csv`. */
export function readCategoryMatches(): CategoryMatch[] {
  return readRows('cain-2022-categories.csv').map(({ variable, published, kind, ours }) => ({
    variable,
    published,
    kind,
    ours: ours.split('|'),
  }));
}

function readRows(name: string): Record<string, string>[] {
  const file = join(REFERENCE, name);
  try {
    const text = readFileSync(file, 'utf8');
    return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  } catch (error) {
    throw new RoleLensError(`Cannot read the published counts: ${messageOf(error)}.`, {
      file,
      hint: 'Install RoleLens again: the file belongs to it.',
      cause: error,
    });
  }
}
