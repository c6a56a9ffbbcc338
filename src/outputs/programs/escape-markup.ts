import { cleanText } from '../../text/clean.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text inside an element or an attribute of XML. */
export const escapeMarkup = (text: string): string => cleanText(text).replace(/[&<>"]/g, (sign) => entities[sign]!)
