// Groups side by side: which are compared, how the files are called, and what is said of codes that cannot be tested.
import { beforeAll, describe, expect, it } from 'vitest';
import { RoleLensError } from '../../src/core';
import { answerAll, blockText, comparisonsOf, type Answered, type Asked } from '../../src/questions';
import { inventedAds, inventedBook, inventedStudy } from './invented-study';

const silent = { onProgress: () => undefined };
const PROFILES = ['gardener', 'florist', 'ranger'];

const textOf = (answered: readonly Answered[]): string =>
  answered.flatMap(({ answers }) => answers.flatMap(({ blocks }) => blocks.map(blockText))).join('\n\n');

describe('groups of a column', () => {
  let asked: Asked;
  let answered: Answered[];
  beforeAll(async () => {
    const compare = [{ by: 'house', groups: ['South House', 'North House'] }];
    asked = await inventedStudy(inventedAds(['help'], 48), inventedBook(), { compare });
    answered = await answerAll(asked, { only: ['groups', 'comparison', 'trend'], ...silent });
  });

  it('are described, compared and followed over time under their column', () => {
    const [groups, comparison, trend] = answered;
    expect(groups.answers.map(({ heading }) => heading)).toEqual([
      'house: South House',
      'house: North House',
    ]);
    expect(comparison.answers[0].heading).toBe('South House and North House (house)');
    expect(comparison.answers[0].tables!.map(({ schema }) => schema.name)).toEqual(['house_comparison']);
    expect(trend.answers[0].tables![0].columns.name).toEqual(['North House', 'South House']);
  });

  it('have one claim for each code that was tested', () => {
    const [, { answers }] = answered;
    const tested = answers[0].tables![0].columns.p_adjusted.filter((p) => p !== null);
    expect(answers[0].claims).toHaveLength(tested.length);
    for (const { sentence } of answers[0].claims!) expect(textOf(answered)).toContain(sentence);
  });

  it('are not tested where every ad has a code, and that is said instead of a p', () => {
    expect(textOf(answered)).toMatch(
      /Not tested: \*\*Watering\*\*, because every ad of both groups has it\./,
    );
  });
});

describe('three profiles', () => {
  it('are compared in every pair, as one family of tests', async () => {
    const asked = await inventedStudy(inventedAds(PROFILES, 60), inventedBook(PROFILES));
    const [{ answers }] = await answerAll(asked, { only: ['comparison'], ...silent });
    expect(answers.map(({ heading }) => heading)).toEqual([
      'gardener, florist and ranger',
      'gardener and florist',
      'gardener and ranger',
      'florist and ranger',
    ]);
    const [table] = answers[0].tables!;
    expect(table.schema.name).toBe('profile_comparison');
    expect(table.size).toBe(3 * 5);
    const tested = table.columns.p_adjusted.filter((p) => p !== null).length;
    expect(blockText(answers[0].blocks[0])).toContain(`${tested} tests, those of all 3 pairs of groups`);
  });
});

describe('comparisonsOf', () => {
  it('names the groups there are, and where the study names one that no ad is in', async () => {
    const { coding, book } = await inventedStudy(inventedAds(['help'], 12), inventedBook());
    const place = { file: 'study.yaml', line: 7 };
    const wrong = [{ by: 'house', groups: ['South House', 'West House'], place }];
    expect(() => comparisonsOf(coding, book, wrong)).toThrow(RoleLensError);
    expect(() => comparisonsOf(coding, book, wrong)).toThrow(
      /^study\.yaml:7: .*"West House".*North House, South House/,
    );
    expect(() => comparisonsOf(coding, book, [{ by: 'castle', groups: ['a', 'b'] }])).toThrow(/castle/);
  });

  it('compares no profiles where there are more than four', async () => {
    const five = [...PROFILES, 'botanist', 'forester'];
    const asked = await inventedStudy(inventedAds(five, 30), inventedBook(five));
    expect(asked.comparisons).toEqual([]);
  });
});

describe('two comparisons', () => {
  it('have figures and tables of their own, also by a column that is called as a kind', async () => {
    const ads = inventedAds(['help'], 48).map((ad, i) => ({ ...ad, plant: i % 2 ? 'indoor' : 'outdoor' }));
    const asked = await inventedStudy(ads, inventedBook(), {
      compare: [
        { by: 'house', groups: ['South House', 'North House'] },
        { by: 'plant', groups: ['indoor', 'outdoor'] },
      ],
    });
    const [{ answers }] = await answerAll(asked, { only: ['comparison'], ...silent });
    const files = answers.flatMap(({ blocks, tables = [] }) => [
      ...blocks.flatMap((block) =>
        typeof block === 'string' || 'print' in block ? [] : [block.figure.name],
      ),
      ...tables.map(({ schema }) => schema.name),
    ]);
    expect(files).toEqual([
      'plant_comparison_by_house',
      'duty_comparison_by_house',
      'house_comparison',
      'plant_comparison_by_plant_groups',
      'duty_comparison_by_plant_groups',
      'plant_groups_comparison',
    ]);
  });
});
