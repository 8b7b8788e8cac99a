/** A spreadsheet runs a text cell that starts like this, also after spaces (OWASP CSV injection; full-width forms included). */
const trigger = /^\s*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/;

/** Puts ' before text a spreadsheet would run. For text cells only: numbers stay numbers. */
export const protectText = (text: string) => (trigger.test(text) ? `'${text}` : text);

/** Takes back what `protectText` did. */
export const unprotectText = (text: string) =>
	text.startsWith("'") && trigger.test(text.slice(1)) ? text.slice(1) : text;
