// Whether more ads would bring more codes.
import { saturation as tableSaturation, saturationStops } from '../analysis';
import { figureSaturation } from '../figures';
import { rowsOf } from '../table';
import type { Question } from './question';
import { percent } from './parts/words';

/** Codes found against ads coded. */
export const saturation: Question = {
  id: 'saturation',
  chapter: 'further',
  about: 'Would more ads bring more codes?',
  figures: ['saturation'],
  tables: ['saturation_stops'],
  paper: ['table_saturation'],
  ask: ({ coding, width }) => {
    const course = tableSaturation(coding);
    const stops = saturationStops(coding);
    const hasTerms = rowsOf(course).some(({ level, found }) => level === 'terms' && found > 0);
    const level = hasTerms ? 'terms' : 'codes';
    const figure = figureSaturation(course, { name: 'saturation', level, stops, width: width.usual });
    return [
      {
        heading: 'Saturation',
        blocks: [{ figure }, sentence(stops, hasTerms)],
        tables: [stops],
        paper: [
          {
            print: {
              name: 'saturation',
              table: stops,
              print: {
                caption: 'Ads after which coding in random order would have stopped, by rule.',
                columns: ['level', 'rule', 'ads', 'share_found', 'reached'],
                headers: { reached: 'orders that stopped' },
                intervals: ['ads'],
                percent: ['share_found', 'reached'],
                digits: { ads: 0 },
              },
            },
          },
        ],
      },
    ];
  },
};

function sentence(stops: ReturnType<typeof saturationStops>, hasTerms: boolean): string {
  const stop = rowsOf(stops).find(({ level, rule }) => level === 'codes' && rule.startsWith('nothing new'));
  if (!stop || !(stop.reached > 0.5) || stop.share_found === null)
    return 'In most random orders the last ads still bring new codes: the ads are too few to say that no more would come.';
  const names = hasTerms ? ' What is counted by name takes longer, as the figure shows.' : '';
  return `Had the ads been coded one by one in random order until 20 brought no new code, coding would have stopped after ${stop.ads} ads (95 % of orders ${stop.ads_low} to ${stop.ads_high}), with ${percent(stop.share_found)} of the codes found.${names}`;
}
