// Colours: told apart by people with colour deficiencies and in grey print, and legible as ink.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileColours, readCodebook } from '../../src/codebook';
import type { Figure, Legend } from '../../src/core';
import { contrast, inkOn, sequentialColour } from '../../src/figures/colour';
import { groupColours, lineColours, sortGroups } from '../../src/figures/group-colours';
import { VISIONS, distance, labOf, lightnessOf } from './colour-vision';
import { LEGEND, PROFILES } from './invented-distribution';
import { everyPlot } from './invented-plots';

const BOOK = readCodebook('data/codebook/genai-roles.yaml');
const BUNDLED: Legend = { kinds: BOOK.kinds, colours: profileColours(BOOK) };
const SETS = {
  'the bundled profiles': groupColours(PROFILES, BUNDLED),
  'the bundled kinds': groupColours(
    BUNDLED.kinds.map(({ id }) => id),
    BUNDLED,
  ),
  'four other groups as areas': groupColours(['a', 'b', 'c', 'd']),
  'four other groups as lines': lineColours(['a', 'b', 'c', 'd']),
};
const SEVEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

const pairsOf = (colours: readonly string[]) =>
  colours.flatMap((a, i) => colours.slice(i + 1).map((b) => [a, b] as const));

/** The colours of marks that stand for groups: one colour a trace. */
function markColours(figure: Figure): string[] {
  const colours = figure.data.map((trace) => (trace.marker as { color?: unknown } | undefined)?.color);
  return [...new Set(colours.filter((colour): colour is string => typeof colour === 'string'))];
}

describe('the simulation of colour vision', () => {
  it('leaves grey grey, and takes red and green together for who cannot tell them apart', () => {
    for (const vision of VISIONS) expect(distance('#808080', '#808080', vision)).toBe(0);
    expect(labOf('#FFFFFF')[0]).toBeCloseTo(100, 3);
    expect(lightnessOf('#000000')).toBeCloseTo(0, 6);
    const [red, green] = ['#CC4444', '#6B7A1F'];
    expect(distance(red, green, 'deuteranopia')).toBeLessThan(distance(red, green) / 2);
  });
});

describe.each(Object.entries(SETS))('colours of %s', (_, colours) => {
  it.each(VISIONS)('stay apart with %s colour deficiency', (vision) => {
    for (const [a, b] of pairsOf(colours)) expect(distance(a, b, vision), `${a} ${b}`).toBeGreaterThan(15);
  });

  it('stay apart in grey print', () => {
    for (const [a, b] of pairsOf(colours))
      expect(Math.abs(lightnessOf(a) - lightnessOf(b)), `${a} ${b}`).toBeGreaterThan(10);
  });
});

describe('the marks of every plot', () => {
  it.each(everyPlot('column').map((figure) => [figure.name, figure] as const))(
    'are told apart with each colour deficiency: %s',
    (_, figure) => {
      for (const vision of VISIONS)
        for (const [a, b] of pairsOf(markColours(figure)))
          expect(distance(a, b, vision), `${a} ${b}`).toBeGreaterThan(15);
    },
  );

  it('are seen on white as lines and points', () => {
    for (const colour of [...lineColours(SEVEN), ...lineColours(SEVEN, BUNDLED)])
      expect(contrast(colour, '#FFFFFF')).toBeGreaterThan(2.8);
  });
});

describe('seven groups without a colour of their own', () => {
  it.each(VISIONS)('stay apart as lines and as areas with %s colour deficiency', (vision) => {
    for (const colours of [lineColours(SEVEN), lineColours(SEVEN, BUNDLED), groupColours(SEVEN)])
      for (const [a, b] of pairsOf(colours)) expect(distance(a, b, vision), `${a} ${b}`).toBeGreaterThan(15);
  });
});

describe('colours of groups', () => {
  const { colours } = BUNDLED;

  it('are their own where the legend has one, whichever others are drawn', () => {
    expect(BUNDLED.colours).toEqual(LEGEND.colours);
    expect(BUNDLED.kinds).toEqual(LEGEND.kinds);
    expect(groupColours(['x', 'ML Engineer'], BUNDLED)[1]).toBe(colours['ML Engineer']);
    expect(lineColours(['technology'], BUNDLED)).toEqual(['#009E73']);
  });

  it('do not look like one that a name of the legend has, as long as there are others', () => {
    const legend = { kinds: [], colours: { cook: '#AA3377' } };
    const [cook, waiter] = groupColours(['cook', 'waiter'], legend);
    expect([cook, waiter]).toEqual(['#AA3377', '#44AA99']);
    expect(groupColours(['waiter'])).toEqual(['#882255']);
  });

  it('are never one that a name of the legend has, as long as there are others', () => {
    const schemes = [...groupColours(SEVEN), ...lineColours(SEVEN)];
    const some = fc.uniqueArray(fc.constantFrom(...schemes), { maxLength: 10 });
    fc.assert(
      fc.property(some, fc.boolean(), (taken, isLower) => {
        const own = taken.map((colour, i) => [`p${i}`, isLower ? colour.toLowerCase() : colour] as const);
        const legend = { kinds: [], colours: Object.fromEntries(own) };
        for (const choose of [groupColours, lineColours]) {
          const free = choose(['a', 'b', 'c', 'd'], legend);
          expect(new Set(free).size).toBe(4);
          for (const colour of free) expect(taken).not.toContain(colour);
        }
      }),
    );
  });

  it('leave a named group alone where a member of every object has its name', () => {
    expect(groupColours(['constructor', 'toString'])).toEqual(groupColours(['a', 'b']));
  });
});

describe('the order of groups', () => {
  it('is that of the legend for those it names; the others keep their places', () => {
    expect(sortGroups(['Ambiguous', 'x', 'GenAI Engineer'], BUNDLED)).toEqual([
      'GenAI Engineer',
      'x',
      'Ambiguous',
    ]);
    expect(sortGroups(['soft_skill', 'job_task'], BUNDLED)).toEqual(['job_task', 'soft_skill']);
    expect(sortGroups(['b', 'a'], { kinds: [], colours: {} })).toEqual(['b', 'a']);
  });
});

describe('sequentialColour', () => {
  it('grows darker in even steps, for all kinds of vision', () => {
    const steps = Array.from({ length: 11 }, (_, i) => sequentialColour(i / 10));
    const light = steps.map(lightnessOf);
    const falls = light.slice(1).map((each, i) => light[i] - each);
    expect(Math.min(...falls)).toBeGreaterThan(4);
    expect(Math.max(...falls)).toBeLessThan(2 * Math.min(...falls));
    for (const vision of VISIONS)
      steps.slice(1).forEach((each, i) => expect(distance(each, steps[i], vision)).toBeGreaterThan(4));
  });

  it('bears a text that can be read at every step', () => {
    for (let i = 0; i <= 100; i++) {
      const colour = sequentialColour(i / 100);
      expect(contrast(inkOn(colour), colour), colour).toBeGreaterThan(4.5);
    }
  });

  it('stays within its ends', () => {
    expect(sequentialColour(-1)).toBe(sequentialColour(0));
    expect(sequentialColour(9)).toBe(sequentialColour(1));
  });
});

describe('inkOn', () => {
  it('is legible on every colour that areas have', () => {
    const areas = [...Object.values(SETS).flat(), ...groupColours(SEVEN)];
    for (const colour of areas) expect(contrast(inkOn(colour), colour), colour).toBeGreaterThan(4.5);
  });
});
