import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tableProfiles } from '../../src/analysis';
import { readCodebook } from '../../src/codebook';
import { codeAds, concordance, tableEffect } from '../../src/coding';
import { NothingToShow, RoleLensError, type Ad, type Coding } from '../../src/core';
import { importReport, readAds } from '../../src/corpus';
import { closeBrowser } from '../../src/export';
import { figureDistribution, figureProfiles } from '../../src/figures';
import { bundleOf, liveCodebook, notebookProgress, show, viewAd } from '../../src/notebook';
import { connectKernel, type DisplayMessage } from '../../src/notebook/kernel';
import { tokenize, type TokenStore } from '../../src/text';

const BOOK = 'data/codebook/genai-roles.yaml';
const PLOTLY = 'application/vnd.plotly.v1+json';

/** Stands in for the kernel: keeps what cells emit. */
function listen(): { messages: DisplayMessage[]; settled: () => Promise<unknown> } {
  const messages: DisplayMessage[] = [];
  const work: Promise<unknown>[] = [];
  connectKernel({
    emit: (message) => void messages.push(message),
    waitFor: (promise) => void work.push(promise),
  });
  return { messages, settled: () => Promise.all(work) };
}

/** For as long as the test may take. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 10));
}

let ads: Ad[];
let store: TokenStore;
let coding: Coding;

beforeAll(async () => {
  ads = await readAds('data/sample/ads.jsonl');
  store = tokenize(ads);
  coding = codeAds(store, readCodebook(BOOK));
});
afterEach(() => connectKernel(null));
afterAll(() => closeBrowser());

const html = (x: unknown, options = {}): string => String(bundleOf(x, options)['text/html']);

describe('show', () => {
  it('sends a figure as one bundle: an interactive chart and a picture of its size, without plotly.js', async () => {
    const { messages, settled } = listen();
    show(figureDistribution(coding, { kind: 'technology' }));
    await settled();
    const last = messages.at(-1)!;
    expect(last.update).toBe(true);
    expect(last.id).toBe(messages[0].id);
    expect(Object.keys(last.data).sort()).toEqual([PLOTLY, 'image/png', 'text/plain']);
    expect(Buffer.from(String(last.data['image/png']), 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(last.metadata['image/png']).toMatchObject({ width: 454 });
    expect(JSON.stringify(last.data).length).toBeLessThan(150_000);
  });

  it('shows what a function gives, as if it were given itself', () => {
    const { messages } = listen();
    show(() => tableProfiles(coding), { caption: 'Profiles' });
    show(tableProfiles(coding), { caption: 'Profiles' });
    expect(messages).toHaveLength(2);
    expect(messages[0]).toEqual(messages[1]);
    show(() => figureProfiles(coding));
    expect(messages[2].data).toHaveProperty([PLOTLY]);
  });

  it('says why where a function has nothing to show, and lets all other errors through', () => {
    const { messages } = listen();
    show(() => {
      throw new NothingToShow('no ad has a <date>', 'Name the column of dates.');
    });
    expect(messages[0].data).toEqual({
      'text/html':
        '<p><em>There is nothing to show, because no ad has a &lt;date&gt;. Name the column of dates.</em></p>',
      'text/plain': 'There is nothing to show, because no ad has a <date>. Name the column of dates.',
    });
    const fails = (error: Error) => () =>
      show(() => {
        throw error;
      });
    expect(fails(new RoleLensError('There is no kind "x".'))).toThrow('There is no kind "x".');
    expect(fails(new TypeError('broken'))).toThrow('broken');
    expect(messages).toHaveLength(1);
  });

  it('shows a table as HTML with aligned numbers, a caption and a row limit that it tells', () => {
    const table = html(tableProfiles(coding), { caption: 'Profiles', rows: 2 });
    expect(table).toContain('<caption>Profiles</caption>');
    expect(table).toContain('text-align:right');
    expect(table.match(/<tr>/g)).toHaveLength(3);
    expect(table).toContain('1 more rows of 3');
  });

  it('shows the import report as its notes and a table', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rolelens-show-')), 'untitled.csv');
    writeFileSync(file, 'description,<b>x</b>\n<i>We</i> care.,y\n');
    const report = importReport(await readAds(file));
    const shown = bundleOf(report);
    expect(shown['text/html']).toMatch(/^<ul><li>.*No column was taken for the title/);
    expect(shown['text/html']).toContain('What was read as what');
    expect(shown['text/plain']).toMatch(/No column was taken for the title/);
    rmSync(join(file, '..'), { recursive: true });
  });

  it('shows lists of rows, single rows and plain columns as tables', () => {
    expect(
      html([
        { a: 1, b: 'x' },
        { a: 2, c: null },
      ]),
    ).toContain('<th scope="col" style="text-align:left">c</th>');
    expect(html({ only: 3 })).toContain('>3</td>');
    expect(html({ a: [1, 2], b: ['x', 'y'] }).match(/<tr>/g)).toHaveLength(3);
  });

  it('escapes whatever comes from ads', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const hostile = codeAds(
      tokenize([
        {
          ...ads[0],
          title: evil,
          organisation: evil,
          text: `${evil}\n\nPython ${evil}`,
          description: `Python ${evil}`,
        },
      ]),
      readCodebook(BOOK),
    );
    const shown = [viewAd(hostile, ads[0].id), concordance(hostile, 'Python'), [{ evil }]]
      .map((x) => html(x))
      .join('');
    expect(shown).not.toContain('<img');
    expect(shown).toContain('&lt;img');
  });

  it('marks every mention of an ad, with code and term on hover, and gives back its text', () => {
    const { mentions } = coding.ads[0];
    const shown = html(viewAd(coding, ads[0].id));
    for (const { code } of mentions) expect(shown).toContain(code);
    const body = /pre-wrap[^>]*>([^]*?)<\/div>/.exec(shown)![1];
    const text = body
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
    expect(text).toBe(ads[0].text);
  });

  it('says which ads there are when one is asked for that is not', () => {
    expect(() => viewAd(coding, 'nowhere')).toThrow(/no ad "nowhere".*Its ads begin with/);
  });

  it('prints text outside a notebook', () => {
    const written: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text: string) => written.push(text) > 0;
    try {
      show({ answer: 42 });
    } finally {
      process.stdout.write = write;
    }
    expect(written.join('')).toContain('42');
  });
});

describe('progress in a notebook', () => {
  it('draws one bar that is updated in place and goes away, and none for short work', () => {
    const { messages } = listen();
    let now = 0;
    const progress = notebookProgress(() => now);
    progress('Short', 0, 2);
    progress('Short', 2, 2);
    expect(messages).toEqual([]);
    for (now = 1000; now < 4000; now += 500) progress('Long <b>', now, 5000);
    progress('Long <b>', 5000, 5000);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
    expect(messages.map(({ update }) => update)).toEqual([false, ...messages.slice(1).map(() => true)]);
    expect(String(messages[0].data['text/html'])).toContain('Long &lt;b&gt; <progress');
    expect(messages.at(-1)!.data['text/html']).toBe('');
  });
});

describe('liveCodebook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-live-'));
  const file = join(folder, 'book.yaml');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('redraws figure and effect after a save, and keeps the last good view while the file is broken', async () => {
    copyFileSync(BOOK, file);
    const { messages, settled } = listen();
    const live = liveCodebook(file, store, (c) => figureDistribution(c, { kind: 'technology' }));
    await settled();
    const good = readFileSync(file, 'utf8');
    const shown = (part: string): string =>
      String(messages.filter(({ id }) => id?.endsWith(part)).at(-1)?.data['text/plain']);

    writeFileSync(file, good.replace('Pinecone, FAISS, Weaviate, ChromaDB', 'ChromaDB'));
    await until(() => /mentions? won/.test(shown('-effect')));
    const edited = live.coding;
    expect(shown('-effect')).toMatch(/[1-9]\d* lost/);

    writeFileSync(file, good.replace('kind: technology', 'kynd: technology'));
    await until(() => /kynd/.test(shown('-error')));
    expect(shown('-error')).toMatch(/book\.yaml:\d+:\d+:/);
    expect(live.coding).toBe(edited);

    writeFileSync(file, good.replace(/\bjob_task\b/g, 'duty').replace(/\btechnology\b/g, 'gear'));
    await until(() => /no kind "technology"/.test(shown('-error')));
    expect(live.coding, 'what cannot be drawn').toBe(edited);

    writeFileSync(file, good);
    await until(() => shown('-error') === '' && live.coding !== edited);
    expect(live.coding.mentions.ad.length).toBe(coding.mentions.ad.length);
    expect(tableEffect(coding, live.coding).summary[0]).toMatch(/^0 mentions won, 0 lost/);
    live.stop();
  });
});
