import type { WrittenNode } from '../../model/pattern.ts'
import { endOf, startOf } from '../../model/words.ts'
import { kind, kindAt } from '../characters.ts'
import { type Match, matchOf, type SearchBatch, textOf } from './scene.ts'

/** Of matches of the words of a written node in a row, those with its signs between and around them. */
export function findWritten(node: WrittenNode, matches: readonly Match[], scene: SearchBatch): readonly Match[] {
  return matches.flatMap((match) => withSigns(node, match, scene) ?? [])
}

function withSigns(
  { words: wanted, before, between, after }: WrittenNode,
  match: Match,
  scene: SearchBatch,
): Match | null {
  if (match.to - match.from !== wanted.length) return null
  const number = textOf(match.from, scene.firsts)
  const { text, words } = scene.texts[number]!
  const first = match.from - scene.firsts[number]!
  for (const [at, sign] of between.entries()) {
    const gap = text.slice(endOf(words, first + at), startOf(words, first + at + 1))
    if (!isGap(gap, sign)) return null
  }
  const begin = match.start === -1 ? startOf(words, first) : match.start
  const stop = endOf(words, first + wanted.length - 1)
  const start = before === '' ? begin : beginOfSigns(text, begin, before)
  const end = after === '' ? stop : endOfSigns(text, stop, after)
  return start === -1 || end === -1 ? null : matchOf(match.from, match.to, start, end)
}

/** Signs as they are compared: full-width ones are usual ones, nothing invisible. */
const plain = (signs: string): string =>
  Array.from(signs)
    .filter((_, at, all) => kindAt(all[at]!, 0) !== kind.invisible)
    .join('')
    .normalize('NFKC')

function isGap(gap: string, sign: string): boolean {
  if (sign === '-') return /^[-\u2010-\u2013]?$/.test(plain(gap).trim())
  const signs = plain(gap)
  return sign === '' ? signs === '' : signs.replace(/\s/g, '') === sign
}

/** The start of signs that end at a place; -1 where other signs are there, or the same continue. */
function beginOfSigns(text: string, end: number, signs: string): number {
  let at = end
  for (let left = signs.length; left > 0; ) {
    if (at === 0) return -1
    const character = plain(text[--at]!)
    if (character === '') continue
    if (character !== signs[--left]) return -1
  }
  return at > 0 && plain(text[at - 1]!) === signs[0] ? -1 : at
}

/** The end of signs that begin at a place; -1 where other signs are there, or the same continue. A unit may follow a blank. */
function endOfSigns(text: string, start: number, signs: string): number {
  let at = start
  if (/^[%‰°€$£¥]/.test(signs) && /\d$/.test(text.slice(0, start).slice(-1)))
    while (at < text.length && /[^\S\n]/.test(text[at]!)) at++
  for (let met = 0; met < signs.length; at++) {
    if (at >= text.length) return -1
    const character = plain(text[at]!)
    if (character === '') continue
    if (character !== signs[met++]) return -1
  }
  return at < text.length && plain(text[at]!) === signs.at(-1) ? -1 : at
}
