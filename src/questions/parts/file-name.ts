// Names of files: what researchers call things, as letters that every disk takes.

/** `Tätigkeit (neu)` → `taetigkeit_neu`; `group` where no letter is left. */
export function fileName(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'group';
}

/** The same names, each but the first of equals with a number: `a`, `b`, `a_2`. */
export function unlike(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before ? `${name}_${before + 1}` : name;
  });
}
