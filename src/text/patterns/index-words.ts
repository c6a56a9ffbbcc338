import { getOrInsert } from '../../collections.ts'
import type { PatternWord } from '../../model/pattern.ts'
import { longestWord } from '../forms.ts'
import { normalForm } from '../normal-form.ts'
import type { WordRules } from '../rules.ts'
import { foldSpelling } from '../spelling.ts'

/** Words that begin with a letter for a word, and are also written with a blank or a hyphen behind it. */
const letterCompounds = new Set(
  'email emails ebook ebooks ecommerce elearning ehealth egovernment ebike ebikes escooter ereader esports etest xray xrays tshirt tshirts uturn'.split(
    ' ',
  ),
)

/** The terms that a spoken word matches. */
interface SpokenWord {
  readonly atoms: readonly number[]
  /** The number of its terms that match it as a whole; the others match the part after the elision: l'entreprise. */
  readonly whole: number
  /** Characters of the elision. */
  readonly elision: number
}

export type WordIndex = ReturnType<typeof createWordIndex>

/** The same text for words of patterns that match the same words. */
export function keyOfWord({ kind, value }: PatternWord, { formOf, keysOf }: WordRules): string {
  switch (kind) {
    case 'stem':
      return `stem ${keysOf(formOf(value))[0]!}`
    case 'exact':
      return `exact ${formOf(value)}`
    case 'cased':
      return `cased ${value}`
    default:
      return `${kind} ${value.toLowerCase()}`
  }
}

/**
 * Numbers the words that patterns ask for ("atoms") and the spoken words that match any of them. What a spoken word matches
 * is worked out once for each distinct word, so that searching costs one look-up a word however many patterns there are.
 */
export function createWordIndex(rules: WordRules) {
  const atomByKey = new Map<string, number>()
  /** For each term, those that also match it. */
  const widerByAtom: number[][] = []
  const prefixes: { readonly beginnings: readonly string[]; readonly atom: number }[] = []
  const wildcards: { readonly expression: RegExp; readonly atom: number }[] = []
  /** Numbers of spoken words by the words, -1 for those that no term matches. */
  const numberByWord = new Map<string, number>()
  const spoken: SpokenWord[] = []
  let last: { readonly forms: readonly string[]; readonly numbers: Int32Array } | undefined

  function atomOf(word: PatternWord): number {
    return numbered(keyOfWord(word, rules), (atom) => {
      const value = word.value.toLowerCase()
      if (word.kind === 'prefix') prefixes.push({ beginnings: [...new Set([value, foldBeginning(value)])], atom })
      if (word.kind === 'wildcard') wildcards.push({ expression: expressionOf(value), atom })
    })
  }

  /** The atom of any of some words: what several keywords list alike is looked for once. */
  function atomOfAny(words: readonly PatternWord[]): number {
    const atoms = [...new Set(words.map(atomOf))].sort((a, b) => a - b)
    if (atoms.length === 1) return atoms[0]!
    return numbered(`any ${atoms.join(' ')}`, (wider) => {
      for (const atom of atoms) widerByAtom[atom]!.push(wider)
    })
  }

  function numbered(key: string, begin: (atom: number) => void): number {
    const known = atomByKey.get(key)
    if (known !== undefined) return known
    const atom = atomByKey.size
    atomByKey.set(key, atom)
    widerByAtom.push([])
    begin(atom)
    return atom
  }

  /** The atoms that a word matches as a whole. */
  function atomsOfWhole(said: string, form: string): number[] {
    const cased = said.replace(/'s$/, '')
    const keys = [`exact ${form}`, `cased ${cased}`, ...rules.keysOf(form).map((key) => `stem ${key}`)]
    const named = keys.flatMap((key) => atomByKey.get(key) ?? [])
    const lower = said.toLowerCase()
    for (const { beginnings, atom } of prefixes)
      if (beginnings.some((beginning) => lower.startsWith(beginning) || form.startsWith(beginning))) named.push(atom)
    if (wildcards.length > 0 && lower.length <= longestWord)
      for (const { expression, atom } of wildcards)
        if (expression.test(lower) || expression.test(form)) named.push(atom)
    return named.length === 0 ? named : [...new Set([...named, ...named.flatMap((atom) => widerByAtom[atom]!)])]
  }

  function findOut(said: string): number {
    const own = atomsOfWhole(normalForm(said), rules.formOf(said))
    const elision = rules.elisionIn(said)
    const rest = said.slice(elision)
    const behind = elision === 0 ? [] : atomsOfWhole(normalForm(rest), rules.formOf(rest))
    const atoms = [...new Set([...own, ...behind])]
    if (atoms.length === 0) return -1
    return spoken.push({ atoms, whole: own.length, elision }) - 1
  }

  const numberOf = (said: string): number => getOrInsert(numberByWord, said, findOut)

  /** The numbers of the distinct words of a text. The last answer is kept: a transcript has one. */
  function numbersOf(forms: readonly string[]): Int32Array {
    if (last?.forms !== forms) last = { forms, numbers: Int32Array.from(forms, numberOf) }
    return last.numbers
  }

  /** Characters at the beginning of a spoken word that are no part of a match of a term. */
  function elisionOf(word: number, atom: number): number {
    const { atoms, whole, elision } = spoken[word]!
    return elision > 0 && atoms.indexOf(atom) >= whole ? elision : 0
  }

  /** The two words as which a word is also written; null for most. */
  function openSpelling({ kind, value }: PatternWord): readonly PatternWord[] | null {
    const isOpen = (kind === 'stem' || kind === 'exact') && letterCompounds.has(value.toLowerCase())
    return isOpen ? [value.slice(0, 1), value.slice(1)].map((part) => ({ kind, value: part })) : null
  }

  const isLoneLetter = ({ kind, value }: PatternWord): boolean =>
    (kind === 'stem' || kind === 'exact') && rules.isLoneLetter(rules.formOf(value))

  return {
    openSpelling,
    isLoneLetter,
    atomOf,
    atomOfAny,
    count: () => atomByKey.size,
    numberOf,
    numbersOf,
    elisionOf,
    /** The number of words that were heard so far. */
    words: () => spoken.length,
    atomsOf: (word: number): readonly number[] => spoken[word]!.atoms,
  }
}

/** The American spelling of a beginning of six letters or more, whose end may be cut anywhere: `organis` is `organiz`. */
const foldBeginning = (value: string): string =>
  value.length < 6 ? value : foldSpelling(value).replace(/is$/, 'iz').replace(/our$/, 'or').replace(/ll$/, 'l')

/** `?` is any letter, `*` any letters or none. */
const expressionOf = (value: string): RegExp =>
  new RegExp(`^${value.replaceAll('?', '.').replace(/\*+/g, '.*')}$`, 'su')
