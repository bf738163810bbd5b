// Question: what a study asks of its coding. One file a question; files, summary, report, paper and README's table follow from the list.
import type { Codebook } from '../codebook';
import type { CountOver, Coding, Figure } from '../core';
import type { TableOptions } from '../export';
import type { FigureWidth } from '../figures';
import type { Table } from '../table';
import type { TokenStore } from '../text';

/** Where in the summary a question is answered, in this order. */
export const CHAPTERS = ['overall', 'groups', 'comparison', 'further', 'method'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** Groups of ads to set side by side: values of a column (`profile`, `language`, `sector`, `year`, …). */
export interface Comparison {
  /** What the ads are grouped by, see `groupAds`. */
  readonly by: string;
  /** Two or more; every pair of them is compared. */
  readonly groups: readonly string[];
}

/** Two sides that the ads of a study can be about, by the codes that speak for each. */
export interface FocusSide {
  readonly name: string;
  /** Ids of codes. */
  readonly codes: readonly string[];
}

/** An earlier study to set the counts beside. */
export interface EarlierStudy {
  /** As a sentence calls it, e.g. `CAIN 2022`. */
  readonly name: string;
  /** CSV that says which of our codes is which of its categories. */
  readonly categories: string;
  /** CSV of its published counts. */
  readonly published: string;
}

/** What a question may look at. */
export interface Asked {
  readonly title: string;
  readonly coding: Coding;
  readonly book: Codebook;
  /** The tokens of the ads; `null` where the coding was made elsewhere and nothing was tokenised. */
  readonly store: TokenStore | null;
  readonly comparisons: readonly Comparison[];
  readonly focus: readonly FocusSide[];
  readonly earlier: readonly EarlierStudy[];
  /** File of published counts to compare with; `null` where there is none. */
  readonly published: string | null;
  readonly boilerplate: 'keep' | 'drop';
  readonly over: CountOver;
  /** Width of most figures, and of those that need room (heat maps, networks). */
  readonly width: { readonly usual: FigureWidth; readonly large: FigureWidth };
}

/** A table for reading, with its caption. */
export interface PrintTable {
  /** File name without extension; `table_` is put before it. */
  readonly name: string;
  readonly table: Table;
  readonly print: TableOptions & { readonly caption: string };
}

/** What stands in an answer, from top to bottom: Markdown, a figure, a table for reading. */
export type Block = string | { readonly figure: Figure } | { readonly print: PrintTable };

/** The answer to a question. */
export interface Answer {
  /** Of its section, plain text (escaped when written). */
  readonly heading: string;
  /** What stands in the summary. */
  readonly blocks: readonly Block[];
  /** Whole tables, each a file `<schema name>.csv`. */
  readonly tables: readonly Table[];
  /** For a paper only: figures and tables that the summary does not show. */
  readonly paper?: readonly Exclude<Block, string>[];
  readonly claims?: readonly Claim[];
}

/** One comparative sentence of the summary and what it rests on. Shares are of distinct ads, 0 to 1. */
export interface Claim {
  /** As it stands in the summary, Markdown. */
  readonly sentence: string;
  /** `more`: in the first; `rank`: the first code before the second, in the same ads. */
  readonly type: 'more' | 'no difference shown' | 'rank';
  /** A code, or two for a rank. */
  readonly code: string;
  /** The groups compared, or the group that the rank is in. */
  readonly group_a: string;
  readonly group_b: string;
  readonly share_a: number;
  readonly share_b: number;
  readonly difference_low: number | null;
  readonly difference_high: number | null;
  readonly test: string;
  /** Adjusted over the family for differences between groups; as it is for ranks. `null`: not tested. */
  readonly p: number | null;
  /** File of the study, and its row (the header is row 1). */
  readonly table: string;
  readonly row: number;
}

/** A question of a study. */
export interface Question {
  /** What `questions:` in a study file calls it, e.g. `saturation`. */
  readonly id: string;
  readonly chapter: Chapter;
  /** What its files show, for README's table. */
  readonly about: string;
  /**
   * Answers it; several sections where it is asked of each kind or each pair of groups.
   * @throws NothingToShow with the reason where these ads cannot answer it.
   */
  readonly ask: (asked: Asked) => readonly Answer[] | Promise<readonly Answer[]>;
}
