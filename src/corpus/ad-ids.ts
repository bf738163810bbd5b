// Ids of the ads: the file's own, else made from the content; unique in the corpus.
import { RoleLensError, summariseFaults, type AdSource } from '../core';

/** Gives ids in the order of the rows, and collects those that stand for different ads. */
export class AdIds {
  private readonly sources = new Map<string, AdSource>();
  private readonly contents = new Map<string, string>();
  private readonly clashes: string[] = [];

  /** The id of an ad whose content has this hash; `own` is empty where the file has none. */
  give(own: string, content: string, source: AdSource): string {
    const id = own || content.slice(0, 16);
    const earlier = this.contents.get(id);
    if (earlier !== undefined && earlier !== content) this.clash(id, source);
    return this.unique(id, content, source);
  }

  /** @throws RoleLensError when two different ads had the same id. */
  report(): void {
    if (!this.clashes.length) return;
    throw new RoleLensError(
      `${this.clashes.length} ids stand for different ads:\n${summariseFaults(this.clashes)}\n`,
      {
        hint: 'Give each ad an id of its own, or leave the ids out with --columns id= so that they are made from the content.',
      },
    );
  }

  private clash(id: string, { file, row }: AdSource): void {
    const first = this.sources.get(id)!;
    this.clashes.push(`id “${id}”: ${first.file}, row ${first.row} and ${file}, row ${row}`);
  }

  private unique(id: string, content: string, source: AdSource): string {
    let free = id;
    for (let n = 2; this.sources.has(free); n++) free = `${id}-${n}`;
    this.sources.set(free, source);
    this.contents.set(free, content);
    return free;
  }
}
