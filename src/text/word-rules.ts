import { getOrInsert, unique } from '../collections.ts'
import { formOf, longestWord } from './forms.ts'
import { baseLanguage, languageOfTag } from './languages/index.ts'
import { type Language, listed } from './languages/language.ts'
import { normalForm } from './normal-form.ts'
import type { WordRules } from './rules.ts'

const known = new Map<string, WordRules>()

/** The rules of a language, by its BCP 47 tag; those of a language that is not known compare words as they are. */
export const wordRulesOf = (tag: string): WordRules =>
  getOrInsert(known, baseLanguage(tag), () => makeRules(languageOfTag(tag)))

function makeRules(language: Language): WordRules {
  const { stem = (word: string) => word, related, elided, endsAfterApostrophe, oneLetterWords } = language
  const elisions = listed(elided)
  const loneLetters = oneLetterWords === undefined ? null : listed(oneLetterWords)
  const form = (said: string): string => {
    const whole = formOf(said, language.lowerCase)
    const end = endsAfterApostrophe ? whole.indexOf("'", 1) : -1
    return end === -1 ? whole : whole.slice(0, end)
  }
  const irregular = readIrregular(language, form)
  const attached = attachments(language)
  const others = readOthers(language)

  function keysOf(word: string): readonly string[] {
    if (word.length > longestWord) return [word]
    const entry = irregular.get(word)
    const own = entry === undefined || entry.isOwn ? [stem(word)] : []
    const bases = entry?.bases.map(stem) ?? []
    const made = related?.(word) ?? []
    return unique([...own, ...bases, ...made, ...attached(word).map(stem)])
  }

  return {
    formOf: form,
    keysOf,
    alsoFinds: (word) => others.get(word) ?? [],
    elisionIn(said) {
      if (elisions.size === 0) return 0
      const at = said.search(/['\u2019`\u00B4\u2018\u201B\u02BC\u2032\uFF07]/)
      return at > 0 && elisions.has(normalForm(said.slice(0, at)).toLowerCase()) ? at + 1 : 0
    },
    isLoneLetter: (word) => loneLetters !== null && /^[a-z]$/.test(word) && !loneLetters.has(word),
  }
}

/** The words that an irregular form is a form of, and whether it is a word of its own beside. */
interface Irregular {
  readonly bases: readonly string[]
  readonly isOwn: boolean
}

function readIrregular({ irregular = '', endings }: Language, form: (said: string) => string): Map<string, Irregular> {
  const found = new Map<string, Irregular>()
  for (const entry of irregular.split(/[,\n]/)) {
    const [base, ...forms] = listed(entry)
    for (const written of forms) {
      const bare = written.replace('+', '')
      for (const ending of ['', ...listed(endings)]) {
        if (ending !== '' && bare.length < 3) continue
        const key = form(bare + ending)
        const before = found.get(key)
        const isOwn = written.endsWith('+') || ending !== '' || (before?.isOwn ?? false)
        found.set(key, { bases: unique([...(before?.bases ?? []), form(base!)]), isOwn })
      }
    }
  }
  return found
}

const readOthers = ({ alsoFinds = '' }: Language): Map<string, readonly string[]> =>
  new Map(
    alsoFinds.split(',').map((entry) => {
      const [word = '', ...others] = listed(entry.replaceAll('\n', ' '))
      return [word, others]
    }),
  )

/** A word without the small words that may be attached to it; what is left has two letters or more. */
function attachments({ attachedInFront, attachedBehind }: Language): (word: string) => string[] {
  const [front, behind] = [listed(attachedInFront), listed(attachedBehind)]
  if (front.size + behind.size === 0) return () => []
  return (word) => {
    const left: string[] = []
    for (let length = 1; length <= 3 && word.length - length >= 2; length++) {
      if (front.has(word.slice(0, length))) left.push(word.slice(length))
      if (behind.has(word.slice(-length))) left.push(word.slice(0, -length))
    }
    return left
  }
}
