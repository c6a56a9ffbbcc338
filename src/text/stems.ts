import {
  PorterStemmer,
  PorterStemmerDe,
  PorterStemmerEs,
  PorterStemmerFr,
  PorterStemmerIt,
  PorterStemmerNl,
  PorterStemmerNo,
  PorterStemmerPt,
  PorterStemmerRu,
  PorterStemmerSv,
} from 'natural/lib/natural/stemmers/index.js'
import { lookup } from '../collections.ts'

/** Cuts a lower-case word down to what its inflections share. */
export type Stem = (word: string) => string

const stemmers: Readonly<Record<string, { stem: Stem }>> = {
  de: PorterStemmerDe,
  en: { stem: stemEnglish },
  es: PorterStemmerEs,
  fr: PorterStemmerFr,
  it: PorterStemmerIt,
  nl: PorterStemmerNl,
  no: PorterStemmerNo,
  pt: PorterStemmerPt,
  ru: PorterStemmerRu,
  sv: PorterStemmerSv,
}

/** Porter's stem, with one end for "deploy" (deploi), "deployed" (deploi) and "deployment" (deploy). */
function stemEnglish(word: string): string {
  return PorterStemmer.stem(word).replace(/i$/, 'y')
}

/** The languages whose inflections are known; in others a word matches only itself. */
export const stemmedLanguages: readonly string[] = Object.keys(stemmers)

/**
 * The stemmer of a language, by its BCP 47 tag: `en` and `en-GB` are English.
 *
 * @example
 * stemmerOf('en')('monitoring') // => 'monitor'
 * stemmerOf('fi')('talossa') // => 'talossa'
 */
export function stemmerOf(language: string): Stem {
  const stemmer = lookup(stemmers, language.toLowerCase().split('-')[0]!)
  return stemmer ? (word) => stemmer.stem(word) : (word) => word
}
