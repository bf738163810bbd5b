// Question: what a study asks of its coding. One file a question; files, summary, report, paper and README's table follow from the list.
import type { EarlierStudy, FocusSide } from '../analysis';
import type { Codebook } from '../codebook';
import type { Coding, Figure, Place } from '../core';
import type { TableOptions } from '../export';
import type { FigureWidth } from '../figures';
import type { Table } from '../table';
import type { TokenStore } from '../text';

export type { EarlierStudy, FocusSide };

/** Where in the summary a question is answered, in this order, and the heading there. */
export const CHAPTERS = {
  ads: 'The Ads',
  overall: 'Overall Distributions',
  groups: 'Groups One by One',
  comparison: 'Groups Compared',
  further: 'Further Questions',
  method: 'Method and Limits',
} as const;
export type Chapter = keyof typeof CHAPTERS;

/** Groups of ads to set side by side: values of a column (`profile`, `language`, `sector`, `year`, …). */
export interface Comparison {
  /** What the ads are grouped by, see `groupAds`. */
  readonly by: string;
  /** Two or more; every pair of them is compared. */
  readonly groups: readonly string[];
  /** Where it is written, for errors. */
  readonly place?: Place;
}

/** What a question may look at. Everything is counted over distinct ads, unless a question says postings. */
export interface Asked {
  readonly coding: Coding;
  /** `null` where nobody has it at hand: no definitions then. */
  readonly book: Codebook | null;
  /** The tokens of the ads; `null` where nothing was tokenised. */
  readonly store: TokenStore | null;
  /** Groups to compare, each of which has ads; see `comparisonsOf`. */
  readonly comparisons: readonly Comparison[];
  readonly focus: readonly FocusSide[];
  readonly earlier: readonly EarlierStudy[];
  /** File of published counts to compare with; `null` where there is none. */
  readonly published: string | null;
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

/** A figure, or a table for reading. */
export type Exhibit = { readonly figure: Figure } | { readonly print: PrintTable };

/** What stands in an answer, from top to bottom: Markdown, a figure, a table for reading. */
export type Block = string | Exhibit;

/** The answer to a question, or to a part of it: one section of the summary. */
export interface Answer {
  /** Plain text (escaped when written); empty where the chapter's heading says it. */
  readonly heading: string;
  /** What stands in the summary; nothing where the answer is for a paper only. */
  readonly blocks: readonly Block[];
  /** Whole tables, each a file `<schema name>.csv`. */
  readonly tables?: readonly Table[];
  /** For a paper only: what the summary does not show. */
  readonly paper?: readonly (Exhibit | Unanswered)[];
  readonly claims?: readonly Claim[];
}

/** There is nothing to show for a part of a question, e.g. for one of the kinds. */
export interface Unanswered {
  /** What was asked, e.g. `Qualifications named together`. */
  readonly about: string;
  /** A clause that follows "because". */
  readonly because: string;
}

/** One comparative sentence of the summary and the test that it rests on. Shares are of distinct ads, 0 to 1. */
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
  /** Adjusted over the family for differences between groups; as it is for ranks. */
  readonly p: number;
  /** File of the study, and its row (the header is row 1). */
  readonly table: string;
  readonly row: number;
}

/** A question of a study. */
export interface Question {
  /** What `questions:` in a study file calls it, e.g. `saturation`. */
  readonly id: string;
  readonly chapter: Chapter;
  /** What it asks, for README's table and for the list of what was not answered: `Which …`. */
  readonly about: string;
  /** Names of its files without extension; `{kind}` stands for the id of a kind, `{by}` for what the ads are grouped by, `{study}` for an earlier study. */
  readonly figures: readonly string[];
  readonly tables: readonly string[];
  /** Figures and tables for reading that only a paper has (`exportPaper`). */
  readonly paper?: readonly string[];
  /**
   * Answers it; several sections where it is asked of each kind or each pair of groups.
   * @throws NothingToShow with the reason where these ads cannot answer it.
   */
  readonly ask: (
    asked: Asked,
  ) => readonly (Answer | Unanswered)[] | Promise<readonly (Answer | Unanswered)[]>;
}
