import { baseLanguage } from './languages/index.ts'

/** Sounds that fill a pause in any language. */
const sounds = 'u+h+m*|erm|e+h+m+|h+m+|äh+m?|öh+m?|euh+'
/** Those of English, which are words elsewhere: "um" in German and Portuguese, "er" in German. */
const englishSounds = `u+h*m+|e+rm?|${sounds}`

const runsOf = (filling: string, alone: string, behind: string): RegExp =>
  new RegExp(
    `(?<=^|[\\s,.;:?!–—-])(?:(?:${filling})\\b(?:,|\\.{1,3}|…)?${alone})(?:\\s+(?:(?:${filling})\\b(?:,|\\.{1,3}|…)?${behind}))*`,
    'giu',
  )

const english = runsOf(englishSounds, '|(?:you know|i mean|sort of|kind of|like),(?=\\s)', '|(?:you know|i mean),')
const others = runsOf(sounds, '', '')

/**
 * A quote without fillers, `[…]` in the place of each run of them, as quotes are often printed; for display only. Only what
 * never carries meaning in the language is left out.
 *
 * @example
 * trimFillers('So, um, you know, we waited.', 'en') // => 'So, […] we waited.'
 * trimFillers('Um acht hat er, ähm, gewartet.', 'de') // => 'Um acht hat er, […] gewartet.'
 */
export const trimFillers = (said: string, language: string): string =>
  said.replace(baseLanguage(language) === 'en' ? english : others, '[…]').replace(/\[…\](\s*\[…\])+/g, '[…]')
