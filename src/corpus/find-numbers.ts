// Numbers of people: IBANs by their check digits, and national numbers that the text names as such.

/** Expressions of numbers; all bounded. */
export const numberPatterns = {
  iban: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
  national:
    /(?<![\p{L}\p{N}])((?:BSN(?:-?nummer)?|burgerservicenummer|sofi-?nummer|rijksregisternummer|steuer-?id(?:entifikationsnummer)?|national insurance (?:number|no\.?)|SSN|social security number|numéro de sécurité sociale)[ :]{1,3})((?:[A-Z]{2} ?)?\d[\d .-]{5,18}\d(?: ?[A-Z](?![\p{L}\p{N}]))?)/giu,
};

/** Replaces IBANs by `[iban]` and national numbers named as such by `[id]`. */
export function redactNumbers(text: string): string {
  const { iban, national } = numberPatterns;
  return text
    .replace(iban, (found) => redactIban(found))
    .replace(national, (found, named: string, number: string) =>
      number.replace(/\D/g, '').length >= 6 ? `${named}[id]` : found,
    );
}

// A word in capitals may follow at once: the longest part that is an IBAN goes.
function redactIban(found: string): string {
  for (let end = found.length; end >= 15; end--)
    if (/^(?:$| )/.test(found.slice(end)) && isIban(found.slice(0, end))) return `[iban]${found.slice(end)}`;
  return found;
}

/** By ISO 13616: the letters as numbers, modulo 97. */
export function isIban(text: string): boolean {
  const plain = text.replace(/ /g, '');
  if (plain.length < 15 || plain.length > 34) return false;
  const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
