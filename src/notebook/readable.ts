// What the reading of a coding gives, as cells show it: concordances, effects of an edit, candidates for terms, agreement.
import type {
  Concordance,
  Effect,
  EffectSentence,
  Explanation,
  Suggestion,
  Suggestions,
  Uncoded,
} from '../coding';
import { tableImport } from '../analysis';
import { NO_PROFILE, type Columns } from '../core';
import { importNotes, type ImportReport } from '../corpus';
import { escapeHtml } from '../export';
import { agreementTables, type Agreement } from '../reliability';
import type { Table } from '../table';
import type { Bundle } from './bundle';
import { tableBundle, type ShowTableOptions } from './table-cell';

/** The bundle of a result of reading, or `null` where it is none. */
export function readableBundle(x: object, options: ShowTableOptions): Bundle | null {
  if (isImport(x)) return importBundle(x, options);
  if (!('kind' in x)) return null;
  if (x.kind === 'concordance') return concordanceBundle(x as Concordance, options);
  if (x.kind === 'uncoded') return uncodedBundle(x as Uncoded, options);
  if (x.kind === 'suggestions') return suggestionsBundle(x as Suggestions, options);
  if (x.kind === 'explanation') return { 'text/plain': (x as Explanation).lines.join('\n') };
  if (x.kind === 'agreement') return agreementBundle(x as Agreement, options);
  return x.kind === 'effect' ? effectBundle(x as Effect, options) : null;
}

function isImport(x: object): x is ImportReport {
  return 'files' in x && Array.isArray(x.files) && x.files.every((file) => isFileRead(file));
}

function isFileRead(file: unknown): boolean {
  return typeof file === 'object' && file !== null && 'roles' in file && 'layouts' in file;
}

/** The notes, then the table. */
function importBundle(report: ImportReport, options: ShowTableOptions): Bundle {
  const table = tableBundle(tableImport(report), { caption: 'What was read as what', ...options });
  const notes = importNotes(report);
  const list = notes.length ? `<ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>` : '';
  return {
    'text/html': `${list}${String(table['text/html'])}`,
    'text/plain': [...notes, String(table['text/plain'])].join('\n'),
  };
}

function uncodedBundle({ shares, phrases }: Uncoded, options: ShowTableOptions): Bundle {
  return joined('', [
    tableBundle(shares, {
      ...options,
      percent: ['share'],
      caption: 'Clauses without a mention (boilerplate aside)',
    }),
    tableBundle(phrases, { rows: 25, ...options, caption: 'What is typical of them' }),
  ]);
}

/** Candidates by context, then variants of known terms, each with its first example. */
function suggestionsBundle({ code, contexts, variants }: Suggestions, options: ShowTableOptions): Bundle {
  const example = ({ examples: [first] }: Suggestion): string | null =>
    first ? flat(`${first.left}[${first.hit}]${first.right}`) : null;
  const columns = (list: readonly Suggestion[]): Columns => ({
    term: list.map(({ term }) => term),
    places: list.map(({ count }) => count),
    ads: list.map(({ ads }) => ads),
    example: list.map(example),
  });
  const related = variants.map(({ variant, of }) => (of ? `${variant ?? 'variant'} of ${of}` : null));
  return joined('', [
    tableBundle(columns(contexts), { ...options, caption: `${code}: what stands where its terms stand` }),
    ...(variants.length
      ? [
          tableBundle(
            { ...columns(variants), how: related },
            { ...options, caption: `${code}: relatives of its terms` },
          ),
        ]
      : []),
  ]);
}

/** Profiles, their confusion, codes, spans, and where coders part. */
function agreementBundle(agreement: Agreement, options: ShowTableOptions): Bundle {
  const tables = agreementTables(agreement).map(({ caption, columns }) =>
    tableBundle(columns, { ...options, caption }),
  );
  return joined('', tables);
}

function joined(lead: string, bundles: readonly Bundle[], tail = ''): Bundle {
  return {
    'text/html': [
      lead && `<p>${escapeHtml(lead)}</p>`,
      ...bundles.map((bundle) => String(bundle['text/html'])),
      tail,
    ].join('\n'),
    'text/plain': [lead, ...bundles.map((bundle) => String(bundle['text/plain']))]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** Hits aligned in the middle, id and profile beside them, the title on hover. */
function concordanceBundle({ query, total, lines }: Concordance, { rows = 40 }: ShowTableOptions): Bundle {
  const shown = lines.slice(0, rows);
  const heading = `${query}: ${total} place${total === 1 ? '' : 's'}${shown.length < total ? `, ${shown.length} shown` : ''}`;
  const row = ({ id, title, profile, left, hit, right, codes }: Concordance['lines'][number]): string =>
    `<tr><td style="text-align:right;white-space:nowrap">${escapeHtml(lastLetters(left))}</td>` +
    `<td style="text-align:center"><strong title="${escapeHtml(codes.join(', ') || 'not coded')}">${oneLine(hit)}</strong></td>` +
    `<td style="text-align:left;white-space:nowrap">${escapeHtml(firstLetters(right))}</td>` +
    `<td style="text-align:left;white-space:nowrap" title="${escapeHtml(title)}">${escapeHtml(profile === NO_PROFILE ? id : `${id} · ${profile}`)}</td></tr>`;
  return {
    'text/html': `<table class="rolelens"><caption>${escapeHtml(heading)}</caption><tbody>\n${shown.map(row).join('\n')}\n</tbody></table>`,
    'text/plain': [
      heading,
      ...shown.map(({ id, left, hit, right }) => `${id}: ${flat(left)} [${flat(hit)}] ${flat(right)}`),
    ].join('\n'),
  };
}

/** Letters on either side of a hit; with it and the ad's id they fill a page. */
const CONTEXT = 50;

function firstLetters(text: string): string {
  const line = flat(text);
  return line.length > CONTEXT ? `${line.slice(0, CONTEXT).replace(/\s\S*$/, '')} …` : line;
}

function lastLetters(text: string): string {
  const line = flat(text);
  return line.length > CONTEXT ? `… ${line.slice(-CONTEXT).replace(/^\S*\s/, '')}` : line;
}

function oneLine(text: string): string {
  return escapeHtml(flat(text));
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Summary, then what changed by code, by term and by profile, agreement where known, and the sentences with the words marked. */
function effectBundle(effect: Effect, options: ShowTableOptions): Bundle {
  const tables: readonly (readonly [string, Table | null])[] = [
    ['By code', effect.codes],
    ['By term', effect.terms],
    ['Profiles that changed', effect.flips],
    ['Agreement (Cohen’s kappa, presence of a code in an ad)', effect.agreement],
  ];
  const bundles = tables.flatMap(([caption, table]) =>
    table?.size ? [tableBundle(table, { rows: 12, ...options, caption })] : [],
  );
  const sentences = effect.sentences.slice(0, options.rows ?? 12);
  const list = `<ul style="list-style:none;padding-left:0">${sentences.map(sentenceHtml).join('\n')}</ul>`;
  return joined(effect.summary.join(' '), bundles, sentences.length ? list : '');
}

const WON = '#009E73';
const LOST = '#D55E00';

function sentenceHtml({ change, code, term, id, title, left, hit, right }: EffectSentence): string {
  const colour = change === 'won' ? WON : LOST;
  const mark = `<mark style="color:inherit;background:${colour}33;border-bottom:2px solid ${colour}" title="${escapeHtml(term)}">${oneLine(hit)}</mark>`;
  const sign = `<strong style="color:${colour}">${change === 'won' ? '+' : '−'} ${escapeHtml(code)}</strong>`;
  return `<li>${sign} ${oneLine(left)}${mark}${oneLine(right)} <span title="${escapeHtml(title)}">(${escapeHtml(id)})</span></li>`;
}
