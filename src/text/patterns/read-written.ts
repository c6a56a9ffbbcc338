import type { PatternNode, PatternWord } from '../../model/pattern.ts'
import { isAlone } from '../characters.ts'
import { normalForm } from '../normal-form.ts'
import { type Word, wordsOf } from '../words.ts'

/** A problem or doubt about a word of a keyword, and how to write it. */
export interface WrittenProblem {
  readonly message: string
  readonly fix: string
}

/** A word as it is read, or why it cannot be. */
type Read =
  | { readonly node: PatternNode; readonly problem?: undefined }
  | { readonly problem: WrittenProblem; readonly node?: undefined }

const wrong = (message: string, fix: string): Read => ({ problem: { message, fix } })

/**
 * Reads a word as people write it in a keyword: letters, with hyphens and signs between and around them, `*` and `?` in
 * the place of letters.
 *
 * @param bare without the equal signs
 * @param note takes what is doubtful
 */
export function readWritten(bare: string, equals: string, note: (doubt: WrittenProblem) => void): Read {
  const isPrefix = /^[^*?]+\*$/.test(bare)
  if (/[*?]/.test(bare) && equals !== '')
    return wrong(`"${equals}${bare}" is exact and has a wildcard at once`, 'drop either "=" or the "*" and "?"')
  if (/[*?]/.test(bare) && !isPrefix) return readWildcard(bare)
  const body = isPrefix ? bare.slice(0, -1) : bare
  const words = wordsOf(body)
  if (words.length === 0)
    return wrong(
      `"${bare}" holds no letter or digit`,
      'write a word; signs alone are found by a regular expression, such as /[$€]/',
    )
  const last = words.at(-1)!.text
  const begins = isPrefix && !isAlone(last)
  if (begins && words.length === 1 && last.length < 2)
    return wrong(`"${last}*" would match too much`, 'write at least two letters before the star')
  const kind: PatternWord['kind'] = equals === '==' ? 'cased' : equals ? 'exact' : 'stem'
  const parts = words.map(
    ({ text }, at): PatternWord => ({
      kind: begins && at === words.length - 1 ? 'prefix' : kind,
      value: normalForm(text),
    }),
  )
  return { node: nodeOf(body, words, parts, note) }
}

function readWildcard(bare: string): Read {
  const value = normalForm(bare)
  const letters = value.replace(/[*?]+/g, '')
  const [only, ...others] = wordsOf(value.replace(/[*?]/g, 'x'))
  if (others.length > 0 || only?.text.length !== value.length)
    return wrong(
      `"${bare}" has a wildcard in more than one word`,
      'write words with "*" or "?" by themselves, with blanks between them',
    )
  if (letters.length < 2 || (value.match(/\*/g) ?? []).length > 3)
    return wrong(`"${bare}" would match too much`, 'write at least two letters, and at most three stars')
  return { node: { kind: 'word', word: { kind: 'wildcard', value } } }
}

function nodeOf(
  body: string,
  words: readonly Word[],
  parts: readonly PatternWord[],
  note: (doubt: WrittenProblem) => void,
): PatternNode {
  const signsAt = (start: number, end: number): string => body.slice(start, end).normalize('NFKC')
  const keep = (signs: string, dropped: RegExp): string => {
    const kept = signs.replace(dropped, '')
    if (kept !== signs)
      note({
        message: `of "${body}" the signs "${signs}" are not looked for${kept === '' ? '' : `, only "${kept}"`}`,
        fix: 'drop them, or write a regular expression, such as /\\d+%/',
      })
    return kept
  }
  const before = keep(signsAt(0, words[0]!.start), /[^#@$€£¥§.+_°\p{S}]|\.(?=\.)|\.$(?<=\.\.)/gu)
  const after = keep(afterOf(signsAt(words.at(-1)!.end, body.length), body), /[^#@$€£¥§%‰+_°\p{S}]/gu)
  const between = words.slice(1).map(({ start }, at) => gapOf(signsAt(words[at]!.end, start)))
  if (between.some((sign) => sign === '&') && words.some(({ text }) => text.length > 3))
    note({
      message: `"${body}" is looked for with its "&"`,
      fix: 'write blanks around the "&" to look for words near each other',
    })
  const isPlain = before === '' && after === '' && between.every((sign) => sign === '-')
  if (!isPlain) return { kind: 'written', words: parts, before, between, after }
  const sequence = parts.map((word): PatternNode => ({ kind: 'word', word }))
  if (sequence.length === 1) return sequence[0]!
  const joined = { kind: parts.at(-1)!.kind, value: parts.map(({ value }) => value).join('') }
  return {
    kind: 'either',
    options: [
      { kind: 'sequence', parts: sequence },
      { kind: 'word', word: joined },
    ],
  }
}

/** The full stop behind an abbreviation with others inside, as in "z.B.", and the apostrophe of a genitive may be missing. */
const afterOf = (signs: string, body: string): string =>
  (signs === '.' && /\p{L}\.\p{L}/u.test(body)) || /^['\u2019]$/.test(signs) ? '' : signs

/** A hyphen, or the signs without the blanks between them. */
const gapOf = (gap: string): string =>
  /^[-\u2010-\u2014]$/.test(gap) ? '-' : gap.replace(/[\u200B-\u200F\u2060\u00AD]/g, '')
