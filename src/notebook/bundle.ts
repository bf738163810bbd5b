// Bundle: one output of a cell in several formats; the front end takes the richest that it knows.

/** Content by MIME type. Binary content is base64; JSON types are objects. */
export type Bundle = Readonly<Record<string, unknown>>;
