// escapeLabel: text that comes from data, made safe for Plotly, which reads tags, entities and $formulas$ in any label.

/** Control characters and marks that reorder text; line breaks become spaces before. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' };

/** Text as one printable line: white space becomes single spaces, control characters go. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

/**
 * Makes any text show literally in a Plotly label, legend, title or hover text; use it for everything that is not ours.
 * Line breaks become spaces.
 */
export function escapeLabel(text: string): string {
  return plainLine(text).replace(/[&<>$]/g, (mark) => ENTITIES[mark]);
}
