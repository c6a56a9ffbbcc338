import { getOrInsert } from '../collections.ts'
import type { PseudonymEntry, PseudonymMap } from '../model/pseudonym.ts'
import { fold, foldWithPlaces } from '../text/fold.ts'

/** A place of a text where a name, an e-mail address or a telephone number is. */
export interface NameMatch {
  readonly start: number
  readonly end: number
  readonly pseudonym: string
  /** Null for addresses and numbers. */
  readonly name: string | null
  /** True if it may be a word and no name, so that it stays. */
  readonly isDoubtful: boolean
}

/** Finds names in what was said, or in ids and names of files, where every name is one. */
export type FindNames = (text: string, inIds: boolean) => readonly NameMatch[]

/** Ends of genitives and plurals, the shortest first. */
const endings = ['s', 'es', 'ns', 'ens']
const title =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mx|dr|prof|professor|frau|herrn?|madame|mme|monsieur|don|doña|señora?|signora?|sir|lady|tante|onkel|aunt|uncle|named|called|namens)\.?\s*$/iu
const sentenceBegins = /(?:^|[.!?:;…。！？\n\r"“”„«»‹›([–—]|\s[-‘'])\s*$/u
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const address = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const between = /^[\s\-_.,·‐‑–]{1,3}$/u

interface Entry extends PseudonymEntry {
  readonly tokens: readonly string[]
}

/** Makes ready what finds names, whatever their capitals, accents, apostrophes, forms of letters, genitives and plurals. */
export function createNameSearch(pseudonyms: PseudonymMap): FindNames {
  const byToken = new Map<string, Entry[]>()
  const numbers: string[] = []
  const literal: PseudonymEntry[] = []
  for (const one of pseudonyms) {
    const digits = one.name.replace(/\D/g, '')
    if (one.name.includes('@')) continue
    if (digits.length >= 6 && !/\p{L}/u.test(one.name)) numbers.push([...digits].join('[\\s().\\-/]{0,3}'))
    else if (unspaced.test(one.name)) literal.push(one)
    else
      for (const tokens of waysOf(one.name))
        if (tokens.length > 0) getOrInsert(byToken, tokens[0]!, (): Entry[] => []).push({ ...one, tokens })
  }
  for (const entries of byToken.values()) entries.sort((a, b) => b.tokens.length - a.tokens.length)
  const phone = numbers.length === 0 ? null : new RegExp(`\\+?(?:${numbers.join('|')})`, 'g')
  return (text, inIds) => {
    const found = [
      ...fixed(text, address, '[e-mail]'),
      ...(phone === null ? [] : fixed(text, phone, '[phone]')),
      ...literal.flatMap((one) => occurrences(text, one)),
      ...findTokens(text, byToken, inIds),
    ].sort((a, b) => a.start - b.start || b.end - a.end)
    const apart: NameMatch[] = []
    for (const match of found) if (match.start >= (apart.at(-1)?.end ?? 0)) apart.push(match)
    return apart
  }
}

const fixed = (text: string, pattern: RegExp, pseudonym: string): NameMatch[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => {
    return { start: index, end: index + length, pseudonym, name: null, isDoubtful: false }
  })

function occurrences(text: string, { name, pseudonym }: PseudonymEntry): NameMatch[] {
  const found: NameMatch[] = []
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length))
    found.push({ start, end: start + name.length, pseudonym, name, isDoubtful: false })
  return found
}

/** A name as words, in the ways in which it is written: joined, with apostrophes as blanks, with ae for ä. */
function waysOf(name: string): string[][] {
  const words = (text: string): string[] => fold(text).match(/\p{L}+/gu) ?? []
  const spelled = name.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${fold(letter)}e`)
  const ways = [name, name.replace(/['’‘ʼ`´]/g, ' '), spelled].map(words)
  const joined = ways.flatMap((way) => (way.length > 1 && way.join('').length >= 6 ? [[way.join('')]] : []))
  return [...new Map([...ways, ...joined].map((way) => [way.join(' '), way])).values()]
}

function findTokens(text: string, byToken: ReadonlyMap<string, readonly Entry[]>, inIds: boolean): NameMatch[] {
  if (byToken.size === 0) return []
  const { folded, starts, ends } = foldWithPlaces(text)
  const tokens = Array.from(folded.matchAll(/\p{L}+/gu), ({ index, 0: word }) => ({ word, start: index }))
  const found: NameMatch[] = []
  for (let at = 0; at < tokens.length; at++) {
    const match = matchAt(at)
    if (match === null) continue
    const last = tokens[at + match.entry.tokens.length - 1]!
    const place = {
      start: starts[tokens[at]!.start]!,
      end: ends[last.start + match.entry.tokens.at(-1)!.length - 1]!,
    }
    const verdict = judge(match.entry, place.start, found.at(-1))
    if (verdict !== 'word')
      found.push({
        ...place,
        pseudonym: match.entry.pseudonym,
        name: match.entry.name,
        isDoubtful: verdict === 'doubtful',
      })
    if (verdict === 'name') at += match.entry.tokens.length - 1
  }
  return found

  function matchAt(at: number): { entry: Entry } | null {
    const { word } = tokens[at]!
    const stems = [word, ...endings.filter((end) => word.endsWith(end)).map((end) => word.slice(0, -end.length))]
    for (const stem of stems)
      for (const entry of byToken.get(stem) ?? [])
        if ((entry.rule !== 'ids' || inIds) && fits(entry, at)) return { entry }
    return null
  }
  function fits({ tokens: own }: Entry, at: number): boolean {
    for (let index = 0; index < own.length; index++) {
      const token = tokens[at + index]
      if (token === undefined) return false
      const isLast = index === own.length - 1
      if (token.word !== own[index] && !(isLast && isInflected(token.word, own[index]!))) return false
      if (isLast) continue
      const next = tokens[at + index + 1]
      if (next === undefined || !between.test(folded.slice(token.start + token.word.length, next.start))) return false
    }
    return true
  }
  function judge(
    { rule, tokens: own }: Entry,
    start: number,
    before: NameMatch | undefined,
  ): 'name' | 'doubtful' | 'word' {
    if (inIds || rule === 'always' || own.length > 1) return 'name'
    if (!/^\p{Lu}/u.test(text.slice(start, start + 2))) return 'word'
    if (rule === 'capital') return 'name'
    const isAfterName = before !== undefined && !before.isDoubtful && between.test(text.slice(before.end, start))
    if (isAfterName) return 'name'
    const context = text.slice(Math.max(0, start - 20), start)
    if (title.test(context)) return 'name'
    return sentenceBegins.test(start > 20 ? `x${context}` : context) ? 'doubtful' : 'name'
  }
}

const isInflected = (word: string, name: string): boolean =>
  word.startsWith(name) && endings.includes(word.slice(name.length))
