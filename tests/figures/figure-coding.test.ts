// Figures of a study that is nothing like the bundled one: four kinds with odd names, no profiles, colours of its own.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cooccurrence,
  compareGroups,
  compareTerms,
  tableDistribution,
  topTools,
  trend,
} from '../../src/analysis';
import { parseCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { NothingToShow, type Ad, type Coding, type Figure } from '../../src/core';
import {
  figureAds,
  figureComparison,
  figureCooccurrence,
  figureDifferences,
  figureDistribution,
  figureKinds,
  figureProfiles,
  figureSets,
  figureTerms,
  figureTools,
  figureTrend,
} from '../../src/figures';
import { tokenize } from '../../src/text';
import { inventAd } from '../reliability/invent-codings';

const EVIL = '<a href="x">Zeug</a> & $1$';

const BOOK = `codebook: pflege
title: Care
languages: [en]
kinds:
  - {id: qualifikation, name: Qualifikationen, singular: Qualifikation, colour: "#882255"}
  - {id: edv, name: EDV, singular: EDV-Kenntnis}
  - {id: zeug, name: ${JSON.stringify(EVIL)}}
  - {id: aufgabe, name: Aufgaben, singular: Aufgabe, unit: clause, colour: "#333333"}
codes:
${[
  ['Q1', 'Diploma', 'qualifikation', 'diploma'],
  ['Q2', 'Licence', 'qualifikation', 'licence'],
  ['E1', 'Records', 'edv', 'records'],
  ['Z1', 'Van', 'zeug', 'van'],
  ['A1', 'Feeding', 'aufgabe', 'feed'],
]
  .map(
    ([id, name, kind, term]) =>
      `  - {id: ${id}, name: ${name}, kind: ${kind}, definition: d, terms: {any: [${term}]}}`,
  )
  .join('\n')}
`;

const SHIFTS = ['Day', 'Night', 'Late', 'On call'];

let ads: Ad[];
let coding: Coding;
beforeAll(() => {
  ads = Array.from({ length: 40 }, (_, i) => {
    const words = [
      'You feed patients.',
      i % 2 ? 'A diploma.' : '',
      i % 3 ? 'A licence and records.' : '',
      i % 5 ? '' : 'A van.',
    ];
    const ad = inventAd(`${i}`, words.join(' '));
    return { ...ad, posted: `2024-0${1 + (i % 6)}-01`, meta: { shift: SHIFTS[i % 4] } };
  });
  coding = codeAds(tokenize(ads), parseCodebook(BOOK));
});

const jsonOf = ({ data, layout }: Figure) => JSON.stringify([data, layout]);
const barColours = (figure: Figure) =>
  (figure.data[0].marker as { color: string[] }).color.map((colour) => colour.toUpperCase());

describe('figures of a study with kinds of its own', () => {
  it('call kinds as the codebook does, in any language', () => {
    const figure = figureDistribution(coding, { kind: 'qualifikation' });
    expect(figure.caption).toBe('Mentions by code: Qualifikationen (n = 40 distinct ads).');
    expect(figure.name).toBe('qualifikation_distribution');
    expect(new Set(barColours(figure))).toEqual(new Set(['#882255']));
    const byShift = figureDistribution(coding, { kind: 'edv', by: 'shift' });
    expect(byShift.caption).toMatch(/^Share of ads by code and shift: EDV \(n = 40 distinct ads\)\. Lines/);
    expect(figureDistribution(coding).caption).toBe('Mentions by code (n = 40 distinct ads).');
  });

  it('draw a bar for each of four kinds, each in its own colour', () => {
    const figure = figureKinds(coding);
    expect(figure.table.name).toHaveLength(4);
    expect(new Set(barColours(figure)).size).toBe(4);
    const kinds = figure.table.code.map((id) => coding.kinds.find((kind) => kind.id === id)!.colour);
    expect(barColours(figure)).toEqual(kinds);
  });

  it('show markup in the names of kinds literally', () => {
    for (const figure of [figureKinds(coding), figureDistribution(coding)]) {
      expect(jsonOf(figure)).not.toContain('<a');
      expect(jsonOf(figure)).not.toContain('$1$');
      expect(jsonOf(figure)).toContain('&lt;a href=');
    }
  });

  it('say that there is nothing to show where they want profiles', () => {
    expect(() => figureProfiles(coding)).toThrow(NothingToShow);
    expect(() => figureComparison(coding, { kind: 'edv' })).toThrow(NothingToShow);
  });

  it('compare up to four groups by anything that ads have', () => {
    const two = figureComparison(coding, { by: 'shift' });
    expect(two.name).toBe('code_comparison');
    expect(two.data.map(({ name }) => name)).toEqual(['Day', 'Late']);
    expect(two.caption).toContain('Codes by shift: share of distinct ads. Day (n = 10) and Late (n = 10).');
    const four = figureComparison(coding, { by: 'shift', kind: 'edv', groups: SHIFTS });
    expect(four.data.map(({ name }) => name)).toEqual(SHIFTS);
    expect(four.caption).toContain('EDV by shift');
  });

  it('give groups the colours of the legend, and the others ones that none of these has', () => {
    const { legend } = tableDistribution(coding);
    const coloursOf = (figure: Figure) => {
      const bars = figure.data.filter(({ type }) => type === 'bar');
      return new Map(
        bars.map(({ name, marker }) => [String(name), (marker as { color: string[] }).color[0]]),
      );
    };
    const free = coloursOf(figureDistribution(coding, { by: 'shift' }));
    expect(new Set(free.values()).size).toBe(4);
    const own = { Night: free.get('Day')!, Late: '#123456' };
    const named = coloursOf(figureDistribution(coding, { by: 'shift', legend: { ...legend, colours: own } }));
    expect(Object.fromEntries(named)).toMatchObject(own);
    expect(new Set(named.values()).size).toBe(4);
  });

  it('name in captions what is counted by term, or the kind asked for', () => {
    const { name: evil } = coding.kinds[2];
    expect(figureTools(topTools(coding)).caption).toMatch(
      /^Terms by name, share of ads: all \(n\u00a0=\u00a040\)/,
    );
    expect(figureTools(topTools(coding, { kind: 'edv' })).caption).toMatch(/^EDV by name/);
    expect(figureSets(coding).caption).toContain(`Qualifikationen, EDV and ${evil} asked for together`);
    expect(figureSets(coding, { kind: 'edv' }).name).toBe('edv_sets');
    const pairs = cooccurrence(coding, { kind: 'qualifikation' });
    expect(figureCooccurrence(pairs, { kind: 'qualifikation' }).caption).toMatch(
      /^Qualifikationen\. Jaccard index/,
    );
    expect(figureCooccurrence(pairs).caption).toMatch(/^Jaccard index/);
  });

  it('count the sets of codes that an ad mentions under their own kinds only', () => {
    const figure = figureSets(coding, { width: 1000 });
    const members = new Set(figure.table.member);
    expect(members).toContain('Van');
    expect(members).not.toContain('Feeding');
  });

  it('draw comparisons, trends and groups of ads without a profile', () => {
    const groups = ['Day', 'Night'];
    const comparison = compareGroups(coding, { by: 'shift', groups, replicates: 20 });
    expect(figureDifferences(comparison).caption).toMatch(/^Codes: Day/);
    expect(figureDifferences(comparison).caption).toContain('or not tested');
    expect(figureDifferences(comparison, { kind: 'qualifikation' }).caption).toMatch(/^Qualifikationen: Day/);
    expect(figureTerms(compareTerms(coding, { by: 'shift', groups })).caption).toContain('What tells Day');
    expect(figureTrend(trend(coding, { of: 'shift' })).data.length).toBeGreaterThanOrEqual(4);
    expect(figureAds(ads, { by: 'shift', title: 'Shifts' }).table.ads).toEqual([10, 10, 10, 10]);
  });
});
