import type { PatternWord } from '../../model/pattern.ts'
import { foldSpelling } from '../spelling.ts'
import type { Stem } from '../stems.ts'
import type { Word } from '../words.ts'
import { formOf } from './parse-pattern.ts'

/**
 * Numbers the words that patterns ask for ("atoms") and finds them in texts. What a spoken word matches is worked out
 * once for each distinct word, so that searching costs one look-up a word however many patterns there are.
 */
export function createWordIndex(stem: Stem) {
  const atomByKey = new Map<string, number>()
  const prefixes: { readonly beginnings: readonly string[]; readonly atom: number }[] = []
  const atomsByWord = new Map<string, readonly number[]>()

  function atomOf({ kind, value }: PatternWord): number {
    const key = `${kind} ${kind === 'stem' ? stem(value) : value}`
    const known = atomByKey.get(key)
    if (known !== undefined) return known
    const atom = atomByKey.size
    atomByKey.set(key, atom)
    if (kind === 'prefix') prefixes.push({ beginnings: [...new Set([value, foldBeginning(value)])], atom })
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
    return [...named, ...begun.map(({ atom }) => atom)]
  }

  /** For each atom that stands in the words, the positions where it does. */
  function positionsOf(words: readonly Word[]): Map<number, number[]> {
    const positionsByAtom = new Map<number, number[]>()
    words.forEach(({ text }, position) => {
      let atoms = atomsByWord.get(text)
      if (atoms === undefined) atomsByWord.set(text, (atoms = atomsOf(text)))
      for (const atom of atoms) {
        const positions = positionsByAtom.get(atom)
        if (positions) positions.push(position)
        else positionsByAtom.set(atom, [position])
      }
    })
    return positionsByAtom
  }

  return { atomOf, positionsOf }
}

/** The American spelling of a beginning of six letters or more, whose end may be cut anywhere: `organis` is `organiz`. */
const foldBeginning = (value: string): string =>
  value.length < 6 ? value : foldSpelling(value).replace(/is$/, 'iz').replace(/our$/, 'or').replace(/ll$/, 'l')
