// The study's further questions: focus, tools, technologies named together, trend and saturation; each a figure and a few sentences.
import {
  cooccurrence,
  saturation,
  saturationStops,
  tableFocus,
  topTools,
  trend,
  trendTests,
} from '../analysis';
import { RoleLensError, type Cell, type Coding, type Columns, type Figure } from '../core';
import { escapeMarkdown } from '../export';
import { figureCooccurrence, figureFocus, figureSaturation, figureTools, figureTrend } from '../figures';
import { listed, p as pValue, percent } from './summary-numbers';

/** One question: its heading, its figure and what the table behind it says, as Markdown. */
export interface FurtherQuestion {
  readonly heading: string;
  readonly figure: Figure;
  readonly text: string;
  /** The whole tables that the text quotes, by file name without extension. */
  readonly tables: Readonly<Record<string, Columns>>;
}

/** Files that {@link furtherQuestions} may give, without extension. */
export const FURTHER_FIGURES = [
  'focus',
  'top_tools',
  'technology_cooccurrence',
  'profile_trend',
  'saturation',
];
export const FURTHER_TABLES = ['focus_of_ads', 'tools', 'cooccurrence', 'trend_tests', 'saturation_stops'];

/** The questions that these ads can answer; e.g. no trend without dates. */
export function furtherQuestions(coding: Coding): FurtherQuestion[] {
  return [focus, tools, together, overTime, saturated].flatMap((ask) => {
    try {
      return [ask(coding)];
    } catch (error) {
      // There is nothing to show: no dates, no technology in two ads …
      if (error instanceof RoleLensError) return [];
      throw error;
    }
  });
}

function focus(coding: Coding): FurtherQuestion {
  const table = tableFocus(coding, { by: null });
  const all = rowsOf(table);
  const parts = all.map((row) => `${String(row.focus)} ${share(row, 'share')}`);
  return {
    heading: 'Focus of the Ads',
    figure: figureFocus(tableFocus(coding, { by: 'profile' }), { name: 'focus' }),
    text: `By their tasks the ads divide into ${listed(parts)}; an ad is on a side where at least a quarter of its task mentions are (after CAIN 2022, table 5).`,
    tables: { focus_of_ads: table },
  };
}

function tools(coding: Coding): FurtherQuestion {
  const table = topTools(coding, { most: 50 });
  const all = rowsOf(table);
  const parts = all
    .slice(0, 5)
    .map((row) => `**${escapeMarkdown(String(row.name))}** ${share(row, 'prevalence')}`);
  return {
    heading: 'Tools by Name',
    figure: figureTools(topTools(coding, { by: 'profile', most: 12 }), { name: 'top_tools', most: 15 }),
    text: `Of all distinct ads, these name: ${listed(parts)}.`,
    tables: { tools: table },
  };
}

function together(coding: Coding): FurtherQuestion {
  const pairs = cooccurrence(coding);
  const ties = rowsOf(pairs)
    .filter((row) => Number(row.lift) > 1 && Number(row.p_adjusted) < 0.05)
    .sort((a, b) => Number(b.lift) - Number(a.lift));
  const parts = ties
    .slice(0, 3)
    .map(
      (row) =>
        `**${escapeMarkdown(String(row.a))}** with **${escapeMarkdown(String(row.b))}** (${String(row.ads)} ads, ${Number(row.lift).toFixed(1)} times as many as by chance, adjusted ${pValue(Number(row.p_adjusted))})`,
    );
  return {
    heading: 'Technologies Named Together',
    figure: figureCooccurrence(pairs, { name: 'technology_cooccurrence' }),
    text: parts.length
      ? `Named together more often than chance would have it, the strongest: ${listed(parts)}.`
      : 'No two technologies are shown to be named together more often than by chance.',
    tables: { cooccurrence: pairs },
  };
}

function overTime(coding: Coding): FurtherQuestion {
  const table = trendTests(coding, { by: 'quarter', of: 'profile' });
  const tests = rowsOf(table);
  const parts = tests.map(
    (row) =>
      `**${escapeMarkdown(String(row.name))}** ${String(row.verdict)} (adjusted ${pValue(Number(row.p_adjusted))})`,
  );
  return {
    heading: 'Over Time',
    figure: figureTrend(trend(coding, { by: 'quarter', of: 'profile' }), { name: 'profile_trend' }),
    text: `Share of each profile by quarter of posting (Cochran–Armitage test): ${listed(parts)}.`,
    tables: { trend_tests: table },
  };
}

function saturated(coding: Coding): FurtherQuestion {
  const table = saturationStops(coding);
  const stops = rowsOf(table);
  const stop = stops.find(({ level, rule }) => level === 'codes' && String(rule).startsWith('nothing new'))!;
  const reached = Number(stop.reached) > 0.5;
  return {
    heading: 'Saturation',
    figure: figureSaturation(saturation(coding), { name: 'saturation', level: 'terms' }),
    text: reached
      ? `Had the ads been coded one by one in random order until 20 brought no new code, coding would have stopped after ${String(stop.ads)} ads (95 % of orders ${String(stop.ads_low)} to ${String(stop.ads_high)}), with ${percent(Number(stop.share_found))} of the codes found. Tools by name take longer, as the figure shows.`
      : 'In most random orders the last ads still bring new codes: the ads are too few to say that no more would come.',
    tables: { saturation_stops: table },
  };
}

type Row = Readonly<Record<string, Cell>>;

function rowsOf(columns: Columns): Row[] {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
}

/** `62 % (95 % interval 55–69 %)`. */
function share(row: Row, name: string): string {
  const end = (which: string): string => (100 * Number(row[`${name}_${which}`])).toFixed(0);
  return `${percent(Number(row[name]))} (95 % interval ${end('low')}–${end('high')} %)`;
}
