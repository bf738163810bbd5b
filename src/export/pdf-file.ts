// PDF files: the same bytes for the same figure, and what the file says about itself.

/** All figures claim this moment; the real one is in the study's provenance. */
const FIXED_DATE = "20000101000000+00'00'";

/**
 * Replaces the dates a browser writes by a fixed one, and the page's size (which it rounds up) by `width` × `height`
 * in points; both in place, so that no offset changes. Then appends an information dictionary with further entries
 * (PDF 1.4, 3.4.5 incremental updates and 10.2.1).
 */
export function describePdf(
  pdf: Buffer,
  size: { readonly width: number; readonly height: number },
  entries: Readonly<Record<string, string>> = {},
): Buffer {
  const text = pdf
    .toString('latin1')
    .replace(/(?<=\/(?:CreationDate|ModDate) \(D:)[^)]*/g, (date) => fit(FIXED_DATE, date.length))
    .replace(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g, (box, _width: string, height: string) => {
      // The figure stands at the top of the page, and PDF counts from the bottom.
      const bottom = shortNumber(Math.max(0, Number(height) - size.height));
      const trimmed = `/MediaBox [0 ${bottom} ${shortNumber(size.width)} ${shortNumber(Number(height))}`;
      return trimmed.length < box.length ? `${fit(trimmed, box.length - 1)}]` : box;
    });
  return Buffer.from(withInformation(text, entries), 'latin1');
}

function fit(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, ' ');
}

function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Appends a new version of the information dictionary; leaves a file alone whose trailer reads otherwise than expected. */
function withInformation(pdf: string, entries: Readonly<Record<string, string>>): string {
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.slice(-2000));
  const info = trailer && /\/Info (\d+) 0 R/.exec(trailer[1]);
  const old = info && new RegExp(`(?:^|\\n)${info[1]} 0 obj\\s*<<([^]*?)>>\\s*endobj`).exec(pdf);
  if (!trailer || !info || !old || Object.keys(entries).length === 0) return pdf;
  const added = Object.entries(entries).map(([key, value]) => `/${nameOf(key)} ${hexText(value)}`);
  const start = pdf.endsWith('\n') ? pdf : `${pdf}\n`;
  const object = `${info[1]} 0 obj\n<<${old[1].trim()}\n${added.join('\n')}>>\nendobj\n`;
  const table = `xref\n${info[1]} 1\n${String(start.length).padStart(10, '0')} 00000 n \n`;
  const end = `trailer\n<<${trailer[1].trim()}\n/Prev ${trailer[2]}>>\nstartxref\n${start.length + object.length}\n%%EOF\n`;
  return start + object + table + end;
}

/** A key as a PDF name: letters and digits only. */
function nameOf(key: string): string {
  return key.replace(/[^A-Za-z0-9]/g, '') || 'Comment';
}

/** Text as a PDF string: UTF-16 with byte order mark, in hexadecimal. */
function hexText(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<FEFF${units.join('').toUpperCase()}>`;
}
