// Redaction: e-mail addresses, phone numbers, IBANs, numbers named as personal and names of contacts → [email], [phone], [iban], [id], [name].
import { redactEmails, redactHandles } from './find-addresses';
import { nameFinder, type NameFinder } from './find-names';
import { redactNumbers } from './find-numbers';
import { redactPeople } from './find-people';
import { redactPhones } from './find-phones';

/** Options of {@link redactText}. */
export interface RedactOptions {
  /** People whose names go too, as a contact column has them: `dr. Anna Berg (06-12345678)`; default none. */
  readonly names?: readonly string[];
}

/**
 * Replaces personal data in a text: e-mail addresses by `[email]`, phone numbers by `[phone]`, IBANs by `[iban]`, national numbers named as such
 * (BSN, SSN) by `[id]`, and by `[name]` the people given, those whom a contact sentence names ("vraag naar mevrouw De Vries") and those in links to LinkedIn profiles.
 * Words around them stay, and so do years, dates, salaries and the numbers of jobs. Names in other sentences are out of scope: give them as `names`.
 * `readAds` has done it already: use it for texts of your own.
 * @example
 * redactText('Questions? Call 06 12345678, or ask Anna.', { names: ['Anna Berg'] }); // Questions? Call [phone], or ask [name].
 */
export function redactText(text: string, { names }: RedactOptions = {}): string {
  return redactPeople(redactWith(text, names && nameFinder(names)));
}

/** As {@link redactText} without names of contact sentences, with the names of a row's contact columns made ready. */
export function redactWith(text: string, names?: NameFinder): string {
  const redacted = redactPhones(redactNumbersIn(redactHandles(redactEmails(text))));
  return names ? names.replace(redacted) : redacted;
}

/** Whether an id holds what nobody's number of an ad holds: an e-mail address, an IBAN, a phone number with its country. */
export function isPersonal(id: string): boolean {
  return (
    redactNumbersIn(redactHandles(redactEmails(id))) !== id || (id.includes('+') && redactPhones(id) !== id)
  );
}

function redactNumbersIn(text: string): string {
  return /\d[ .-]?\d[ .-]?\d[ .-]?\d/.test(text) ? redactNumbers(text) : text;
}
