// Text on figures: escaping, widths, number formats, ticks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLabel } from '../../src/figures';
import { formatCount, formatPoints, formatShare, niceTicks } from '../../src/figures/numbers';
import { textWidth, wrapLabel } from '../../src/figures/text-width';

describe('escapeLabel', () => {
  it('leaves nothing that Plotly reads as a tag, an entity of the data or a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeLabel(text);
        expect(escaped).not.toMatch(/[<>$]/);
        expect(escaped.replace(/&(?:amp|lt|gt|#36);/g, '')).not.toContain('&');
      }),
    );
  });

  it('removes marks that reorder text and puts line breaks on one line', () => {
    expect(escapeLabel('a\u202eb\r\nc\u0007')).toBe('ab c');
  });
});

describe('wrapLabel', () => {
  it('keeps a label on one line where it fits', () => {
    expect(wrapLabel('Data Engineering', 500, 10).lines).toBe(1);
  });

  it('loses no word, and no line is wider than the room unless a single word is', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z(]{1,14}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 200 }), (list, room) => {
        const { html, lines } = wrapLabel(list.join(' '), room, 10);
        const parts = html.split('<br>');
        expect(parts).toHaveLength(lines);
        expect(parts.join(' ')).toBe(list.join(' '));
        parts
          .filter((part) => part.includes(' '))
          .forEach((part) => expect(textWidth(part, 10)).toBeLessThanOrEqual(room));
      }),
    );
  });

  it('breaks into lines of about equal length', () => {
    expect(wrapLabel('Business Understanding & Stakeholder Alignment', 190, 10.667).html).toBe(
      'Business Understanding<br>&amp; Stakeholder Alignment',
    );
  });
});

describe('numbers on figures', () => {
  it('separates thousands', () => {
    expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  });

  it('never rounds a share to none or all', () => {
    expect([0, 0.001, 0.005, 0.574, 0.999, 1].map(formatShare)).toEqual([
      '0%',
      '<1%',
      '1%',
      '57%',
      '>99%',
      '100%',
    ]);
  });

  it('signs a difference', () => {
    expect([0.123, -0.034, 0.001].map(formatPoints)).toEqual(['+12', '\u22123', '0']);
  });

  it('places few round ticks from zero within the axis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 2, max: 6 }), (end, most) => {
        const ticks = niceTicks(end, most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeLessThanOrEqual(end);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
    expect(niceTicks(88, 4)).toEqual([0, 25, 50, 75]);
  });
});
