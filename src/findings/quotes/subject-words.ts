import { getOrInsert, groupBy } from '../../collections.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { wordRulesOf } from '../../text/word-rules.ts'
import { wordsOf } from '../../text/words.ts'
import type { Subject } from './subject.ts'

/** Creates a function that cuts a word as it was written down to what its inflections share, each word once. */
export function createStem(language: string): (written: string) => string {
  const { formOf, keysOf } = wordRulesOf(language)
  const known = new Map<string, string>()
  return (written) => getOrInsert(known, written, () => keysOf(formOf(written))[0]!)
}

/**
 * The words of each code's definition and examples.
 *
 * @param texts definitions and examples, with the code that each belongs to
 */
export function subjectsOf(
  texts: readonly { readonly codeId: string; readonly text: string }[],
  language: string,
): Map<string, Subject> {
  const stem = createStem(language)
  const stemsByCode = [...groupBy(texts, ({ codeId }) => codeId)].map(([codeId, own]) => {
    const words = own.flatMap(({ text }) => wordsOf(text)).filter(({ text }) => !isStopWord(text))
    return { codeId, stems: new Set(words.map(({ text }) => stem(text))) }
  })
  const codesByStem = new Map<string, number>()
  for (const { stems } of stemsByCode)
    for (const own of stems) codesByStem.set(own, getOrInsert(codesByStem, own, () => 0) + 1)
  return new Map(
    stemsByCode.map(({ codeId, stems }) => [
      codeId,
      new Map(Array.from(stems, (own) => [own, 1 / codesByStem.get(own)!] as const)),
    ]),
  )
}
