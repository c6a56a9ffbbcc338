import { getOrInsert } from '../collections.ts'
import { baseLanguage, languageOfTag } from './languages/index.ts'
import { listed } from './languages/language.ts'
import type { SentenceRules } from './rules.ts'

const known = new Map<string, SentenceRules>()

/** The rules of a language, by its BCP 47 tag. */
export const sentenceRulesOf = (tag: string): SentenceRules =>
  getOrInsert(known, baseLanguage(tag), () => makeRules(tag))

/** Abbreviations of all languages. */
const everywhere = 'dr prof mr mrs ms st no nr vs ca'

/** Abbreviations, of any language, that are also words: they count where a number follows. */
const numbered = listed(
  'no nos nr num núm fig figs abb p pp pg pag pág pags págs s str vol bd art abs kap ch cap ' +
    'jan feb mar apr may jun jul aug sep sept oct nov dec mär okt dez des janv févr avr juil déc gen mag giu lug ago set ott dic ene abr fev mai out',
)

function makeRules(tag: string): SentenceRules {
  const { abbreviations = everywhere, closingAbbreviations = 'etc', ordinals, oneLetterWords = '' } = languageOfTag(tag)
  const goingOn = listed(abbreviations)
  const closing = listed(closingAbbreviations)
  const letters = listed(oneLetterWords)
  const before = listed(ordinals?.before)
  const behind = listed(ordinals?.behind)

  const longest = Math.max(...Array.from([...numbered, ...goingOn, ...closing], ({ length }) => length))

  function goesOn(text: string, end: number, next: number): boolean {
    if (lettersBefore(text, end) > longest) return false
    const gap = text.slice(end, next)
    if (!/^\.["”’»)\]]?[^\S\n]*["“„«([]?$/.test(gap)) return false
    const isLower = /^\p{Ll}/u.test(text.slice(next, next + 2))
    const [run, last] = runBefore(text, end)
    const whole = run.toLowerCase().replaceAll(' ', '')
    const word = last.toLowerCase()
    if (numbered.has(whole)) return isLower || /^\d/.test(text.slice(next, next + 1))
    if (isClosing(whole, word)) return isLower
    if (goingOn.has(whole) || goingOn.has(word)) return true
    if (/^\p{L}$/u.test(last)) return !(letters.has(word) && !run.includes('.')) || isLower
    return ordinals !== undefined && /^\d{1,2}$/.test(last) && isOrdinal(text, end - last.length, next)
  }

  const isClosing = (whole: string, word: string): boolean => closing.has(whole) || closing.has(word)

  function isOrdinal(text: string, start: number, next: number): boolean {
    const [previous = ''] = /[\p{L}\p{M}]+(?=\s+$)/u.exec(text.slice(Math.max(0, start - 40), start)) ?? []
    const [following = ''] = /^[\p{L}\p{M}]+/u.exec(text.slice(next, next + 40)) ?? []
    return behind.has(following.toLowerCase()) || before.has(previous.toLowerCase())
  }

  return { goesOn }
}

/** The word before a place, alone and with the parts that full stops join to it, as in "z. B". */
function runBefore(text: string, end: number): readonly [string, string] {
  const start = end - lettersBefore(text, end)
  const before = text[start - 1] ?? ' '
  // Most words are of ASCII letters, and behind no full stop.
  if (/[ \n,'"(-]/.test(before) && !(before === ' ' && text[start - 2] === '.') && start < end) {
    const word = text.slice(start, end)
    return [word, word]
  }
  const [run = '', last = ''] =
    /(?:\p{L}{1,3}\. ?)*([\p{L}\p{M}\d°]+)$/u.exec(text.slice(Math.max(0, end - 40), end)) ?? []
  return [run, last]
}

/** The number of ASCII letters in a row before a place. */
function lettersBefore(text: string, end: number): number {
  let start = end
  while (start > 0 && isAsciiLetter(text.charCodeAt(start - 1))) start--
  return end - start
}

const isAsciiLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
