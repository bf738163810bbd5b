// Small codebooks for tests.

/** YAML of a codebook with one technology code A; `terms` stands in column 13 of line 9, `more` follows in line 10. */
export function bookWith(terms: string, more = ''): string {
  return `codebook: small
codes:
  - id: A
    name: Tools
    kind: technology
    unit: term
    definition: Names of tools.
    terms:
      any: [${terms}]
${more}profiles:
  - name: Any
    definition: All ads.
`;
}

/** One code as a line of flow YAML. */
export function codeLine(
  id: string,
  kind: string,
  terms: string,
  unit = kind === 'technology' ? 'term' : 'clause',
): string {
  return `  - {id: ${id}, name: ${id}, kind: ${kind}, unit: ${unit}, definition: d, terms: {${terms}}}\n`;
}

/** YAML of a codebook of these code lines, with one profile unless others are given. */
export function bookOf(codes: readonly string[], profiles = '  - {name: Any, definition: d}\n'): string {
  return `codebook: small\ncodes:\n${codes.join('')}profiles:\n${profiles}`;
}
