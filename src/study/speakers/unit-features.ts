import { ratio, sum } from '../../collections.ts'
import type { SpokenUnit } from '../../model/spoken-unit.ts'
import { countWords } from '../../text/words.ts'
import { type AddressRules, addressRulesOf } from './address-words.ts'

/** Names of the features of a unit, in the order of its vector. */
export const featureNames = [
  'ends with a question',
  'contains a question',
  'begins like a question',
  'addresses the other',
  'second person',
  'first person',
  'length of a sentence',
  'length of a paragraph',
  'longer than usual',
  'only listens',
  'replies',
  'explains',
] as const

/** What a unit shows about who speaks: a value from 0 to 1 for each feature. */
export interface UnitFeatures {
  readonly values: readonly number[]
  readonly words: number
  readonly asks: boolean
}

const closingMark = /[?？؟]["”’)\]]*\s*$/u
const anyMark = /[?？؟]/gu

/** The features of units, which belong to one transcript: whether it has question marks at all decides what a question is. */
export function featuresOf(units: readonly SpokenUnit[], language: string | null): UnitFeatures[] {
  const rules = addressRulesOf(language)
  const isMarked = units.some(({ text }) => /[?？؟]/u.test(text))
  const features: UnitFeatures[] = []
  const usual = ratio(
    sum(units, ({ text }) => Math.log2(1 + countWords(text))),
    units.length,
  )
  for (const [index, { text, gap }] of units.entries()) {
    const isWhole = gap === 'paragraph' && (units[index + 1]?.gap ?? 'paragraph') === 'paragraph'
    features.push(featuresOfUnit(text, { rules, isMarked, isWhole, usual, before: features.at(-1) }))
  }
  return features
}

interface UnitContext {
  readonly rules: AddressRules
  readonly isMarked: boolean
  /** True for a paragraph that is one unit. */
  readonly isWhole: boolean
  /** Mean of the logarithm of words in units of the transcript. */
  readonly usual: number
  readonly before: UnitFeatures | undefined
}

function featuresOfUnit(text: string, { rules, isMarked, isWhole, usual, before }: UnitContext): UnitFeatures {
  const words = countWords(text)
  const long = Math.min(8, Math.log2(1 + words))
  const opens = rules.questions.test(text)
  const asks = isMarked ? closingMark.test(text) : opens
  const marks = text.match(anyMark)?.length ?? 0
  const share = (rule: RegExp): number => Math.min(1, 6 * ratio(text.match(rule)?.length ?? 0, words))
  const values = [
    asks ? 1 : 0,
    marks > (asks ? 1 : 0) ? 1 : 0,
    opens ? 1 : 0,
    Math.min(1, (text.match(rules.prompts)?.length ?? 0) / 2),
    share(rules.you),
    share(rules.me),
    isWhole ? 0 : long / 8,
    isWhole ? long / 8 : 0,
    Math.max(-1, Math.min(1, (long - usual) / 4)),
    rules.listening.test(`${text} `) ? 1 : 0,
    before?.asks === true && rules.replies.test(text) ? 1 : 0,
    Math.min(1, (text.match(rules.explaining)?.length ?? 0) / 2),
  ]
  return { values, words, asks }
}
