// What spreadsheets take for the beginning of a formula, wide variants included; csv-stringify knows all but the line feed.
const AFTER_APOSTROPHES = /^(\n|'+[=+\-@\t\r\n＝＋－＠])/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Adds an apostrophe where `escape_formulas` of csv-stringify does not but reading the file must be able to take one off:
 * before a text that begins with an apostrophe and a formula's sign by itself.
 */
export const withApostrophe = (text: string): string => (AFTER_APOSTROPHES.test(text) ? `'${text}` : text);

/** Takes off the apostrophe that the export put before a formula's sign. */
export const withoutApostrophe = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
