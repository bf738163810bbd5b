// Figures as files, drawn by the real browser.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/core';
import { closeBrowser, exportFigures, openBrowser, renderFigure } from '../../src/export';
import { onDrawingPage } from '../../src/export/drawing-page';
import { drawDistribution, drawDots } from '../../src/figures';

const NAMES = ['Operations Engineering (MLOps)', 'Communication & Collaboration', 'Überblick'];

const figure = drawDistribution(
  {
    code: ['A', 'B', 'C'],
    name: NAMES,
    group: ['all', 'all', 'all'],
    prevalence: [0.61, 0.4, 0.02],
    prevalence_low: [0.55, 0.35, 0.01],
    prevalence_high: [0.67, 0.45, 0.04],
  },
  { name: 'shares', value: 'prevalence', kind: 'job_task', title: 'Shares', caption: 'Invented: n = 100 é.' },
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolelens-export-'));
});
afterAll(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

/** Chunks of a PNG by type; throws where a checksum is wrong. */
function pngChunks(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== png.readUInt32BE(at + 8 + length))
      throw new Error(type);
    chunks.set(type === 'iTXt' ? `iTXt ${body.toString('latin1', 0, body.indexOf(0))}` : type, body);
    at += 12 + length;
  }
  return chunks;
}

/** All text shown by a PDF's own streams, inflated. */
function pdfStreams(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/FlateDecode[^]*?stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length;
    return inflateSync(pdf.subarray(start, text.indexOf('endstream', start))).toString('latin1');
  });
}

describe('exportFigures', () => {
  it('writes each format and the numbers, and tells its progress', async () => {
    const told: string[] = [];
    const onProgress = (step: string, done: number, total: number) => told.push(`${step} ${done}/${total}`);
    const files = await exportFigures([figure, { ...figure, name: 'again' }], join(folder, 'new', 'place'), {
      onProgress,
    });
    expect(files.map((file) => basename(file))).toEqual(
      ['shares', 'again'].flatMap((name) =>
        ['png', 'svg', 'pdf', 'csv'].map((format) => `${name}.${format}`),
      ),
    );
    expect(readdirSync(join(folder, 'new', 'place')).sort()).toEqual(
      files.map((file) => basename(file)).sort(),
    );
    expect(told).toEqual(['figures 0/2', 'figures 1/2', 'figures 2/2']);
    const csv = readFileSync(files[3], 'utf8').split('\n');
    expect(csv[0]).toBe('code,name,group,prevalence,prevalence_low,prevalence_high');
    expect(csv[1]).toBe('A,Operations Engineering (MLOps),all,0.61,0.55,0.67');
  });

  it('gives the same bytes again from a new browser, whatever was drawn before', async () => {
    const draw = async (place: string, figures: Figure[]) => {
      await exportFigures(figures, join(folder, place));
      await closeBrowser();
      return ['png', 'svg', 'pdf', 'csv'].map((format) =>
        readFileSync(join(folder, place, `shares.${format}`)),
      );
    };
    const first = await draw('first', [figure]);
    const second = await draw('second', [{ ...figure, name: 'before', data: [] }, figure]);
    first.forEach((bytes, i) => expect(bytes.equals(second[i])).toBe(true));
  });

  it('refuses names that would leave the folder or overwrite each other', async () => {
    await expect(exportFigures([{ ...figure, name: '../evil' }], folder)).rejects.toThrow(
      /cannot be a file name/,
    );
    await expect(exportFigures([figure, figure], folder)).rejects.toThrow(/Two figures are named "shares"/);
  });

  it('draws one figure after the other in one browser and on the same page', async () => {
    await renderFigure(figure, 'svg');
    const browser = await openBrowser();
    const pages = () => browser.contexts().flatMap((context) => context.pages());
    const before = pages();
    for (let i = 0; i < 3; i++) await exportFigures([figure], folder);
    expect(await openBrowser()).toBe(browser);
    expect(pages()).toEqual(before);
  });
});

describe('what a figure file says about itself', () => {
  const source = { corpusHash: 'c0ffee', codebookHash: 'b00c' };
  const facts = [/^sha256:c0ffee$/, /^sha256:b00c$/, /^sha256:[0-9a-f]{64}$/, /^RoleLens \d/];
  const keys = ['Corpus', 'Codebook', 'Code', 'Software'];

  it('are the hashes of corpus, codebook and code, in each format', async () => {
    const place = join(folder, 'source');
    await exportFigures([figure], place, { source });
    const read = (format: string) => readFileSync(join(place, `shares.${format}`));
    const chunks = pngChunks(read('png'));
    const metadata = /<metadata>([^]*?)<\/metadata>/.exec(read('svg').toString('utf8'))![1];
    const lines = new Map(metadata.split('\n').map((line) => line.split(': ') as [string, string]));
    const pdf = read('pdf').toString('latin1');
    keys.forEach((key, i) => {
      const png = chunks.get(`iTXt ${key}`)!.toString('utf8');
      expect(png.slice(png.lastIndexOf('\0') + 1)).toMatch(facts[i]);
      expect(lines.get(key)).toMatch(facts[i]);
      const hex = new RegExp(`/${key} <FEFF([0-9A-F]+)>`).exec(pdf)![1];
      expect(Buffer.from(hex, 'hex').swap16().toString('utf16le')).toMatch(facts[i]);
    });
  });

  it('are the same bytes for the same source, and others for another corpus', async () => {
    const draw = async (corpusHash: string, place: string) => {
      await exportFigures([figure], join(folder, place), { source: { ...source, corpusHash } });
      return ['png', 'svg', 'pdf'].map((format) => readFileSync(join(folder, place, `shares.${format}`)));
    };
    const [once, again, other] = [await draw('a', 's1'), await draw('a', 's2'), await draw('b', 's3')];
    once.forEach((bytes, i) => expect(bytes.equals(again[i])).toBe(true));
    once.forEach((bytes, i) => expect(bytes.equals(other[i])).toBe(false));
  });
});

describe('a slide', () => {
  const slide = drawDots(
    { name: ['A', 'B'], value: [0.2, 0.7] },
    { name: 'slide', caption: 'Invented.', axisTitle: 'Value', width: 'slide' },
  );

  it('is 16 to 9 and as large as slides are, with text of 18 points', async () => {
    const svg = await renderFigure(slide, 'svg');
    expect(svg).toMatch(/^<svg [^>]*width="338\.\d+mm" height="190\.\d+mm"/);
    const header = pngChunks(await renderFigure(slide, 'png', { dpi: 144 })).get('IHDR')!;
    expect([header.readUInt32BE(0), header.readUInt32BE(4)]).toEqual([1920, 1080]);
    const pdf = (await renderFigure(slide, 'pdf')).toString('latin1');
    const box = /\/MediaBox \[([^\]]*)\]/.exec(pdf)![1].trim().split(/\s+/).map(Number);
    expect(box[2] - box[0]).toBeCloseTo(960, 0);
    expect(box[3] - box[1]).toBeCloseTo(540, 0);
  });
});

describe('renderFigure as PNG', () => {
  it('has the stated size at 300 dpi, says so in the file, and carries the caption', async () => {
    const chunks = pngChunks(await renderFigure(figure, 'png', { metadata: { Software: 'RoleLens' } }));
    const header = chunks.get('IHDR')!;
    expect(header.readUInt32BE(0)).toBe(Math.round((120 / 25.4) * 300));
    expect(header.readUInt32BE(4)).toBe(Math.round((figure.layout.height / 96) * 300));
    const density = chunks.get('pHYs')!;
    expect([density.readUInt32BE(0), density.readUInt32BE(4), density[8]]).toEqual([11811, 11811, 1]);
    expect(chunks.get('iTXt Description')!.toString('utf8')).toContain(figure.caption);
    expect(chunks.get('iTXt Software')!.toString('utf8')).toContain('RoleLens');
  });

  it('grows with the resolution', async () => {
    const header = pngChunks(await renderFigure(figure, 'png', { dpi: 96 })).get('IHDR')!;
    expect(header.readUInt32BE(0)).toBe(Math.round(figure.layout.width));
  });

  it('refuses a resolution that no picture can have', async () => {
    await expect(renderFigure(figure, 'png', { dpi: 0 })).rejects.toThrow(/dpi/);
    await expect(renderFigure(figure, 'png', { dpi: 1e6 })).rejects.toThrow(/pixels/);
  });
});

describe('renderFigure as SVG', () => {
  it('has text as text, its font inside, and its size in millimetres', async () => {
    const svg = await renderFigure(figure, 'svg');
    for (const name of ['Operations Engineering (MLOps)', 'Communication &amp; Collaboration']) {
      expect(svg).toMatch(new RegExp(`<text[^>]*>${name.replace(/[()]/g, '\\$&')}</text>`));
    }
    expect(svg).toContain(
      "@font-face{font-family:'Source Sans 3';font-style:normal;font-weight:400;src:url(data:font/woff2",
    );
    expect(svg).toMatch(/^<svg [^>]*width="120mm" height="[\d.]+mm" viewBox="0 0 453\.543 \d+"/);
    expect(svg).not.toMatch(/(?:href|src)="https?:/);
  });

  it('brings the letters that a name needs and no more', async () => {
    const other = (title: string): Figure => ({
      ...figure,
      layout: { ...figure.layout, title: { text: title } },
    });
    const faces = async (title: string) =>
      (await renderFigure(other(title), 'svg')).split('@font-face').length - 1;
    expect(await faces('Plain')).toBe(2);
    expect(await faces('Łódź')).toBe(4);
  });
});

describe('renderFigure as PDF', () => {
  it('is one page of the figure’s size with embedded fonts and text as text', async () => {
    const pdf = await renderFigure(figure, 'pdf');
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const box = /\/MediaBox \[([^\]]*)\]/.exec(text)![1].trim().split(/\s+/).map(Number);
    expect(box[2] - box[0]).toBeCloseTo((120 / 25.4) * 72, 1);
    expect(box[3] - box[1]).toBeCloseTo(figure.layout.height * 0.75, 1);
    const fonts = [...text.matchAll(/\/FontName \/(\S+)/g)].map((match) => match[1]);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !/^[A-Z]{6}\+SourceSans3/.test(font))).toEqual([]);
    expect(text).toContain('/FontFile2');
    expect(pdfStreams(pdf).some((stream) => /BT[^]*T[jJ]/.test(stream))).toBe(true);
  });

  it('carries the caption where readers look for it, without a clock', async () => {
    const text = (await renderFigure(figure, 'pdf')).toString('latin1');
    expect(new Set(text.match(/\(D:\d+/g))).toEqual(new Set(['(D:20000101000000']));
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]);
    const entry = /^xref\n(\d+) 1\n(\d{10}) 00000 n /.exec(text.slice(start))!;
    const info = text.slice(Number(entry[2]));
    expect(info.startsWith(`${entry[1]} 0 obj`)).toBe(true);
    const subject = Buffer.from(/\/Subject <FEFF([0-9A-F]+)>/.exec(info)![1], 'hex')
      .swap16()
      .toString('utf16le');
    expect(subject).toBe(figure.caption);
  });
});

describe('text in vector files', () => {
  it('is read again from a PDF by other programs', async (context) => {
    const program = '/usr/bin/pdftotext';
    if (!existsSync(program)) {
      console.log('Skipped reading the PDF: pdftotext is not on this machine.');
      return context.skip();
    }
    const file = join(folder, 'text.pdf');
    writeFileSync(file, await renderFigure(figure, 'pdf'));
    const text = execFileSync(program, [file, '-'], { encoding: 'utf8' });
    expect(text).toContain('Operations Engineering (MLOps)');
    expect(text).toContain('Share of ads (%)');
    const fonts = execFileSync('/usr/bin/pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    // Columns: name, type, encoding, embedded, subset, unicode.
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+SourceSans3\S*\s.*\syes yes yes\s/);
  });
});

describe('a figure made of hostile text', () => {
  it('fetches nothing and runs nothing', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const text = `<a href="javascript:document.title='run'">x</a><img src="${address}/i" onerror="document.title='run'">`;
    const images = [
      { source: `${address}/picture.png`, xref: 'paper', yref: 'paper', x: 0, y: 1, sizex: 1, sizey: 1 },
    ];
    const hostile: Figure = {
      ...figure,
      name: 'hostile',
      caption: '</desc><script>alert(1)</script>',
      layout: { ...figure.layout, title: { text: `${text}<script>alert(1)</script>` }, images },
    };
    const svg = await renderFigure(hostile, 'svg');
    await renderFigure(hostile, 'pdf');
    const title = await onDrawingPage((page) => page.title());
    server.close();
    expect(requests).toBe(0);
    expect(title).toBe('');
    expect(svg).toContain('Operations Engineering');
    expect(svg.includes('picture.png')).toBe(false);
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('javascript:');
    expect(await renderFigure(figure, 'svg')).toContain('<text');
  });
});

describe('a figure that Plotly cannot draw', () => {
  it('is named in the error, and the next one is drawn all the same', async () => {
    const broken = { ...figure, name: 'broken', layout: { ...figure.layout, width: -5 } };
    await expect(renderFigure(broken, 'svg')).rejects.toThrow(
      /"broken" could not be drawn.*Plotly\.validate/s,
    );
    expect(await renderFigure(figure, 'svg')).toContain('<svg');
  });
});
