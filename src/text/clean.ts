/**
 * Characters that no XML may hold, that browsers and terminals act upon, or that show a text in another order than it has:
 * C0 controls but for tab and line ends, DEL and C1 controls, U+FFFE and U+FFFF, the overrides of direction.
 */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]/g

/**
 * A text as it may be written into any file: each character that is forbidden there, and each half of a surrogate pair, is
 * replaced by U+FFFD. Lengths and places stay as they are.
 */
export const cleanText = (text: string): string => text.toWellFormed().replace(forbidden, '\ufffd')

/** Characters that a terminal acts upon, except line ends and tabs, or shows in another order. */
const acting = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

/** A text as it may be shown in a terminal: what a terminal would act upon is shown as an escape. */
export const cleanForTerminal = (text: string): string => text.replace(acting, escapeOf)

/** A name on one line of a terminal: line ends and tabs are shown as escapes, too. */
export const cleanName = (name: string): string => cleanForTerminal(name).replace(/[\t\n\u2028\u2029]/g, escapeOf)

/** @example escapeOf('\u001b') // => '\\u001b' */
const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
