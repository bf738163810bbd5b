// What a language is called in the summary.

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** English name of a language by its code; ads of none that is told apart have the code `other`. */
export function nameOfLanguage(code: string): string {
  return code === 'other' ? 'other or too short to tell' : (NAMES.of(code) ?? code);
}
