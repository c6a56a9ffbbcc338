import type { PatternWord } from '../../model/pattern.ts'
import { foldSpelling } from '../spelling.ts'
import type { Stem } from '../stems.ts'
import { formOf } from './parse-pattern.ts'

const none: readonly number[] = []

/**
 * Numbers the words that patterns ask for ("atoms") and finds them in texts. What a spoken word matches is worked out
 * once for each distinct word, so that searching costs one look-up a word however many patterns there are.
 */
export function createWordIndex(stem: Stem) {
  const atomByKey = new Map<string, number>()
  /** For each atom, those that stand for it or another word. */
  const widerByAtom: number[][] = []
  const prefixes: { readonly beginnings: readonly string[]; readonly atom: number }[] = []
  const atomsByWord = new Map<string, readonly number[]>()
  let last: { readonly forms: readonly string[]; readonly atoms: readonly (readonly number[])[] } | undefined

  function atomOf({ kind, value }: PatternWord): number {
    return numbered(`${kind} ${kind === 'stem' ? stem(value) : value}`, (atom) => {
      if (kind === 'prefix') prefixes.push({ beginnings: [...new Set([value, foldBeginning(value)])], atom })
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

  function atomsOf(said: string): readonly number[] {
    const form = formOf(said)
    const cased = said.replaceAll('’', "'").replace(/'s$/, '')
    const named = [`exact ${form}`, `stem ${stem(form)}`, `cased ${cased}`].flatMap((key) => atomByKey.get(key) ?? [])
    const lower = said.toLowerCase()
    const begun = prefixes.filter(({ beginnings }) =>
      beginnings.some((beginning) => lower.startsWith(beginning) || form.startsWith(beginning)),
    )
    const found = [...named, ...begun.map(({ atom }) => atom)]
    return found.length === 0 ? none : [...new Set([...found, ...found.flatMap((atom) => widerByAtom[atom]!)])]
  }

  /** For each of the distinct words of a text, the atoms that it is. The last list is kept: a transcript has one. */
  function atomsOfForms(forms: readonly string[]): readonly (readonly number[])[] {
    if (last?.forms === forms) return last.atoms
    const atoms = forms.map((form) => {
      const known = atomsByWord.get(form)
      if (known !== undefined) return known
      const found = atomsOf(form)
      atomsByWord.set(form, found)
      return found
    })
    last = { forms, atoms }
    return atoms
  }

  return { atomOf, atomOfAny, atomsOfForms, count: () => atomByKey.size }
}

/** The American spelling of a beginning of six letters or more, whose end may be cut anywhere: `organis` is `organiz`. */
const foldBeginning = (value: string): string =>
  value.length < 6 ? value : foldSpelling(value).replace(/is$/, 'iz').replace(/our$/, 'or').replace(/ll$/, 'l')
