// A live view: each save of the codebook's file re-codes the corpus and redraws the cell's output.
import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readCodebook } from '../codebook';
import { codeAds, recode, tableEffect, type CodebookCoding, type CodeOptions } from '../coding';
import { messageOf, type Figure } from '../core';
import { escapeHtml } from '../export';
import type { TokenStore } from '../text';
import { figureBundle, figureBundleWithPicture } from './figure-cell';
import { emitDisplay, inNotebook, waitFor } from './kernel/displays';
import { bundleOf } from './show';

/** Editors write a file in several steps; they are taken as one save. */
const SETTLE_MS = 60;

/** A running live view. */
export interface LiveCodebook {
  /** The coding by the last valid state of the file. */
  readonly coding: CodebookCoding;
  /** Ends the view; the output keeps what it shows. */
  stop(): void;
}

let views = 0;

/**
 * Watches a codebook's file while you edit it in another tab: each save re-codes `store`, redraws `view`'s figure and shows the effect against
 * the coding that the view began with. While the file is not valid, or nothing can be drawn of it, the error stands above the last good view. Gives a
 * handle with the coding at hand and `stop()`.
 * @throws RoleLensError when the file is not valid to begin with.
 * @example
 * const live = liveCodebook(study.codebook, store, (coding) => figureKinds(coding));
 * live.stop(); // when you have seen enough
 */
export function liveCodebook(
  path: string,
  store: TokenStore,
  view: (coding: CodebookCoding) => Figure,
  options: CodeOptions = {},
): LiveCodebook {
  return new Live(path, store, view, options);
}

class Live implements LiveCodebook {
  coding: CodebookCoding;
  private readonly first: CodebookCoding;
  private readonly watcher: FSWatcher;
  private readonly id = `rolelens-live-${process.pid}-${++views}`;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly path: string,
    store: TokenStore,
    private readonly view: (coding: CodebookCoding) => Figure,
    options: CodeOptions,
  ) {
    this.first = this.coding = codeAds(store, readCodebook(path), options);
    this.begin();
    // The folder is watched, because many editors replace the file.
    this.watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(path)) this.settle();
    });
  }

  stop(): void {
    this.watcher.close();
    clearTimeout(this.timer);
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.redraw(), SETTLE_MS);
    this.timer.unref();
  }

  private begin(): void {
    const figure = this.view(this.coding);
    emitDisplay({ 'text/html': '', 'text/plain': '' }, { id: `${this.id}-error` });
    emitDisplay(figureBundle(figure), { id: `${this.id}-figure` });
    emitDisplay(waiting(this.path), { id: `${this.id}-effect` });
    if (inNotebook()) waitFor(this.addPicture(figure));
  }

  private redraw(): void {
    let figure: Figure;
    try {
      const coding = recode(this.coding, readCodebook(this.path));
      figure = this.view(coding);
      this.coding = coding;
    } catch (error) {
      this.update('error', {
        'text/html': `<pre style="color:#b00">${escapeHtml(messageOf(error))}</pre>`,
        'text/plain': messageOf(error),
      });
      return;
    }
    this.update('error', { 'text/html': '', 'text/plain': '' });
    this.update('figure', figureBundle(figure));
    this.update('effect', bundleOf(tableEffect(this.first, this.coding)));
  }

  private async addPicture(figure: Figure): Promise<void> {
    const { bundle, metadata } = await figureBundleWithPicture(figure);
    this.update('figure', bundle, metadata);
  }

  private update(
    part: string,
    bundle: Record<string, unknown> | Readonly<Record<string, unknown>>,
    metadata?: Readonly<Record<string, unknown>>,
  ): void {
    emitDisplay({ ...bundle }, { id: `${this.id}-${part}`, metadata, update: true });
  }
}

function waiting(path: string): Record<string, string> {
  return {
    'text/html': `<p><em>Watching ${escapeHtml(path)}: save it to see what an edit does.</em></p>`,
    'text/plain': `Watching ${path}`,
  };
}
