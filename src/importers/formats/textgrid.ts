import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { createDraft } from '../kit/draft.ts'
import { addTiers, dependentTier, type Tier } from '../kit/tiers.ts'

/** Praat TextGrids, long or short: a tier of intervals for each voice, as forced aligners write them too. */
export const textGrid: Importer = {
  summary: 'Praat TextGrid, long or short: a tier of intervals for each voice; tiers of sounds and points stay out',
  extensions: ['textgrid'],
  detect: ({ text }) =>
    text !== null && /^\s*(File type = )?"ooTextFile( short)?"\s+(Object class = )?"TextGrid"/.test(text) ? 1 : 0,
  read({ file, bytes, encoding }) {
    const { text } = decodeText(bytes, file, encoding)
    const draft = createDraft()
    const tiers = readTiers(text, file)
    const wordTiers = tiers.filter(({ speaker }) => /\bwords?$/i.test(speaker))
    const isTalk = (tier: WrittenTier): boolean =>
      tier.isInterval && (wordTiers.length > 0 ? wordTiers.includes(tier) : !dependentTier.test(tier.speaker))
    let wordsIn = 0
    for (const tier of tiers) {
      for (const { text: said } of tier.spans) {
        wordsIn += countWords(said)
        if (!isTalk(tier)) draft.skip(`tier "${tier.speaker}"`, said)
      }
    }
    addTiers(
      tiers.filter(isTalk).map(({ speaker, spans }) => ({
        speaker: speaker.replace(/(?<![\s_-])[\s_-]*words?$/i, '') || speaker,
        spans,
      })),
      draft,
    )
    return draft.build(wordsIn)
  },
}

interface WrittenTier extends Tier {
  readonly isInterval: boolean
}

/** Texts in quotes, and numbers that are no position in a list: all that a TextGrid says, in both its forms. */
const token = /"([^"]*(?:""[^"]*)*)"|(?<![\w[."])(-?\d+(?:\.\d+)?(?:e-?\d+)?)(?![\w\]."])/gi

function readTiers(text: string, file: string): WrittenTier[] {
  const tokens = Array.from(
    text.matchAll(token),
    ([, quoted, number]) => quoted?.replaceAll('""', '"') ?? Number(number),
  )
  let at = 2
  const next = <Kind extends 'string' | 'number'>(kind: Kind): Kind extends 'string' ? string : number => {
    const value = tokens[at++]
    if (typeof value === kind) return value as never
    throw inputError({
      code: 'import/textgrid',
      place: { file },
      message: `the TextGrid breaks off or is malformed: a ${kind === 'string' ? 'text in quotes' : 'number'} is expected after ${at - 1} values`,
      fix: 'save it again from Praat as a text file',
    })
  }
  next('number')
  next('number')
  const tiers: WrittenTier[] = []
  for (let left = next('number'); left > 0; left--) {
    const isInterval = next('string') === 'IntervalTier'
    const speaker = next('string')
    next('number')
    next('number')
    const spans: Tier['spans'][number][] = []
    for (let entries = next('number'); entries > 0; entries--) {
      const startMs = Math.round(next('number') * 1000)
      const endMs = isInterval ? Math.round(next('number') * 1000) : startMs
      spans.push({ startMs, endMs, text: next('string') })
    }
    tiers.push({ speaker, isInterval, spans })
  }
  return tiers
}
