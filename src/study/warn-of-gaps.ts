import { sameSets } from '../collections.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** Passages on which two coders must be the same for one to be pointed out as a copy of the other. */
const fewestSame = 20

/** Warns of empty cells and what they were taken for, of coders who coded nothing, and of one who repeats another. */
export function warnOfGaps(
  passages: readonly CodedPassage[],
  coders: readonly string[],
  empties: ReadonlyMap<string, number>,
  file: string,
): Diagnostic[] {
  const warn = (code: string, message: string, fix: string): Diagnostic => ({
    level: 'warning',
    code,
    place: { file },
    message,
    fix,
  })
  const silent = coders.filter((coder) => passages.every(({ codesByCoder }) => !codesByCoder.has(coder)))
  const gaps = coders.filter((coder) => empties.has(coder) && !silent.includes(coder))
  const fix = 'where the passage was read and no code applies, write "none"; --empty none reads all empty cells so'
  return [
    ...findCopies(passages, coders).map(([first, second, count]) =>
      warn(
        'coded/same',
        `${first} and ${second} gave the same codes to each of the ${count} passages that both coded`,
        'if one table is a copy of the other, take it out: agreement with a copy says nothing',
      ),
    ),
    ...silent.map((coder) => warn('coded/silent', `${coder} coded no passage, and is left out`, fix)),
    ...(gaps.length === 0
      ? []
      : [
          warn(
            'coded/empty',
            `empty cells are taken for passages that were not coded: ${gaps.map((coder) => `${empties.get(coder)} of ${coder}`).join(', ')}`,
            fix,
          ),
        ]),
  ]
}

/** Pairs of coders who never differ on many passages. */
function findCopies(passages: readonly CodedPassage[], coders: readonly string[]): [string, string, number][] {
  return coders.flatMap((first, at) =>
    coders.slice(at + 1).flatMap((second): [string, string, number][] => {
      const both = passages.flatMap(({ codesByCoder }) => {
        const [a, b] = [codesByCoder.get(first), codesByCoder.get(second)]
        return a && b ? [[a, b] as const] : []
      })
      const same = both.length >= fewestSame && both.every(([a, b]) => sameSets(a, b))
      return same && both.some(([a]) => a.size > 0) ? [[first, second, both.length]] : []
    }),
  )
}
