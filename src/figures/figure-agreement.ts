// Figures of agreement: how far each code can be trusted, and which profiles coders confuse.
import { NothingToShow, RoleLensError, type Columns, type Figure } from '../core';
import { NOT_CODED, type Agreement } from '../reliability';
import { drawDots } from './draw-dots';
import { drawHeatmap } from './draw-heatmap';
import { formatShare } from './numbers';
import { openTable } from './read-columns';
import { kindShown, listOf, type TableFigureOptions } from './table-figure';

/** Options of {@link figureAgreement}. */
export interface AgreementFigureOptions extends TableFigureOptions {
  /** Codes of one kind, by its id; default all. */
  readonly kind?: string;
}

/** Options of {@link figureConfusion}. */
export interface ConfusionFigureOptions extends TableFigureOptions {
  /** Which two coders, by their place in `confusions`, from 0; default the first two. */
  readonly pair?: number;
}

/** Okabe and Ito (2008): blue and vermilion, told apart by everyone, and by their marks in grey print. */
const COLOURS = ['#0072B2', '#D55E00'];

/**
 * Agreement on the presence of each code: Cohen's kappa and Gwet's AC1 side by side, with 95 % intervals. Where AC1 is high and kappa low, nearly all ads or
 * nearly none have the code.
 * @throws RoleLensError where presence, kappa or AC1 were not asked for.
 * @example
 * show(figureAgreement(agree(hand)));
 */
export function figureAgreement(agreement: Agreement, options: AgreementFigureOptions = {}): Figure {
  const { coders, ads, groups } = agreement;
  const { columns: codes, legend } = openTable(agreement.codes, options);
  const { kind, name, caption, ...draw } = options;
  if (!codes.kappa || !codes.ac1)
    throw new RoleLensError('This agreement has no kappa and AC1 of codes.', {
      hint: 'Call agree() without `unit` and `measure`, or with "presence", "kappa" and "ac1" among them.',
    });
  const rows = codes.code.flatMap((_, i) => (kind === undefined || codes.kind[i] === kind ? [i] : []));
  const series = ['kappa', 'ac1'] as const;
  const of = series.flatMap((measure) => rows.map((row) => ({ measure, row })));
  const column = (suffix: string) => of.map(({ measure, row }) => codes[`${measure}${suffix}`][row]);
  const table: Columns = {
    code: of.map(({ row }) => codes.code[row]),
    name: of.map(({ row }) => labelOf(codes, row)),
    series: of.map(({ measure }) =>
      measure === 'kappa' ? `${coders.length > 2 ? 'mean ' : ''}Cohen’s κ` : 'Gwet’s AC1',
    ),
    value: column(''),
    low: column('_low'),
    high: column('_high'),
  };
  const ofKind = kind === undefined ? '' : `: ${kindShown(codes, legend, kind)}`;
  return drawDots(table, {
    ...draw,
    name: name ?? (kind ? `${kind}_agreement` : 'agreement_by_code'),
    axisTitle: 'Agreement beyond chance',
    reference: 0,
    colours: COLOURS,
    caption:
      caption ??
      `Agreement of ${listOf(coders)} on whether an ad has each code${ofKind} (n = ${ads} ads${groups === ads ? '' : ` in ${groups} near-duplicate groups`}).`,
  });
}

/** Names that two codes share, or that are the code, would fall on one row. */
function labelOf({ code, name }: Columns, row: number): string {
  const shared = name.filter((other) => other === name[row]).length > 1;
  return shared ? `${name[row]} (${code[row]})` : String(name[row]);
}

/**
 * Which profiles two coders confuse: ads by the first coder's profile (rows) and the second's (columns), with the share of the row; the shade is that share.
 * @throws NothingToShow where the coders gave no profiles; RoleLensError where profiles were not compared, or there is no such pair.
 * @example
 * show(figureConfusion(agree(hand)));
 */
export function figureConfusion(agreement: Agreement, options: ConfusionFigureOptions = {}): Figure {
  const { pair = 0, name, caption, ...draw } = options;
  const confusion = agreement.confusions[pair];
  if (!confusion && agreement.profile.columns.reason?.[0] === NOT_CODED)
    throw new NothingToShow('the coders gave no profiles');
  if (!confusion)
    throw new RoleLensError(
      `This agreement has no confusion matrix ${pair}; it has ${agreement.confusions.length}.`,
      {
        hint: 'Call agree() without `unit`, or with "profile" among them, and count pairs from 0.',
      },
    );
  const { coders, profiles, ads } = confusion;
  const cells = profiles.flatMap((row, i) => {
    const total = ads[i].reduce((sum, count) => sum + count, 0);
    return profiles.map((column, j) => {
      const share = total ? ads[i][j] / total : null;
      return {
        row,
        column,
        ads: ads[i][j],
        share,
        text: share === null ? '' : `${ads[i][j]} (${formatShare(share)})`,
      };
    });
  });
  const table = Object.fromEntries(
    (['row', 'column', 'ads', 'share', 'text'] as const).map((key) => [key, cells.map((cell) => cell[key])]),
  );
  const total = ads.flat().reduce((sum, count) => sum + count, 0);
  return drawHeatmap(table, {
    ...draw,
    name: name ?? 'profile_confusion',
    scale: 'share',
    columns: { value: 'share' },
    rowTitle: coders[0],
    columnTitle: coders[1],
    caption:
      caption ??
      `Profiles by ${coders[0]} (rows) and ${coders[1]} (columns): ads, and share of the row (n = ${total} ads).`,
  });
}
