// Blocks of an answer as Markdown.
import type { Figure } from '../../core';
import { escapeMarkdown, toMarkdown, type TableOptions } from '../../export';
import { isUnanswered } from './ask-parts';
import type { Answer, Block, Exhibit } from '../question';

/** A block as it stands in the summary; a figure with its caption beneath. */
export function blockText(block: Block): string {
  if (typeof block === 'string') return block;
  if ('print' in block) return toMarkdown(block.print.table, block.print.print).trim();
  const { caption, name } = block.figure;
  return `![${escapeMarkdown(caption)}](${name}.png)\n\n*${escapeMarkdown(caption)}*`;
}

/** The figures that the summary shows. */
export function figuresShown({ blocks }: Answer): Figure[] {
  return blocks.flatMap((block) => (typeof block !== 'string' && 'figure' in block ? [block.figure] : []));
}

/** All figures and tables for reading of an answer, for a paper. */
export function exhibitsOf({ blocks, paper = [] }: Answer): Exhibit[] {
  const shown = blocks.filter((block): block is Exhibit => typeof block !== 'string');
  return [...shown, ...paper.filter((each): each is Exhibit => !isUnanswered(each))];
}

/** Columns as a Markdown table. */
export function markdownTable(table: Parameters<typeof toMarkdown>[0], options: TableOptions = {}): string {
  return toMarkdown(table, options).trim();
}
