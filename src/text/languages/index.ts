import { lookup } from '../../collections.ts'
import { english } from './en.ts'
import { danish, dutch, german, norwegian, swedish } from './germanic.ts'
import type { Language } from './language.ts'
import { arabic, azerbaijani, czech, finnish, hebrew, korean, polish, russian, turkish } from './others.ts'
import { catalan, french, italian, occitan, portuguese, spanish } from './romance.ts'

/** The languages, by their BCP 47 codes. A new one is an entry here. */
const languages: Readonly<Record<string, Language>> = {
  ar: arabic,
  az: azerbaijani,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  he: hebrew,
  it: italian,
  ko: korean,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  oc: occitan,
  pl: polish,
  pt: portuguese,
  ru: russian,
  sv: swedish,
  tr: turkish,
}

const unknown: Language = {}

/** The code of a language without its country or script: `pt` of `pt-BR`. */
export const baseLanguage = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!

/** The language of a BCP 47 tag: `en` and `en-GB` are English. */
export const languageOfTag = (tag: string): Language => lookup(languages, baseLanguage(tag)) ?? unknown

/** The languages whose regular inflections are known; in others a word matches itself and its listed forms. */
export const stemmedLanguages: readonly string[] = Object.keys(languages).filter((tag) => languages[tag]!.stem)
