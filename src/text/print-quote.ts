import { findUnspoken, isInaudible } from './markers.ts'

/**
 * A quote as it is printed: without the marks of transcribers (times, labels, noises), which are no words of the speaker,
 * and with `[…]` where words were lost. For display only: the text at the place of the quote stays as it is.
 *
 * @example
 * printQuote('We [04:46] waited [inaudible 00:04:50] days.') // => 'We waited […] days.'
 */
export function printQuote(said: string): string {
  let printed = ''
  let from = 0
  for (const { start, end } of findUnspoken(said)) {
    printed = join(printed + said.slice(from, start), isInaudible(said.slice(start, end)) ? '[…]' : '')
    const rest = said.slice(end)
    const isSpaced = printed === '' || /\s$/.test(printed)
    from = end + (isSpaced ? rest.length - rest.trimStart().length : 0)
    if (/^\s*[,.;:?!…)\]”’]/u.test(rest) && !printed.endsWith('[…]')) printed = printed.trimEnd()
  }
  return from === 0 ? said : (printed + said.slice(from)).replace(/\[…\](\s*\[…\])+/g, '[…]').trim()
}

/** A text with what is put in the place of a mark. */
const join = (text: string, sign: string): string => (sign === '' ? text : `${text}${sign}`)
