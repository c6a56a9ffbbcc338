import { z } from 'zod'
import { sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import { findPairs, findSegments, type PairList, type SegmentList, speakerIn, textsIn } from '../kit/find-segments.ts'
import { joinWords, nameVoice, type Piece } from '../kit/join-words.ts'
import { toMs } from '../kit/json-times.ts'
import { isRecord } from '../kit/json-values.ts'
import { stripHtml } from '../kit/markup.ts'
import { jsonImporter } from '../kit/read-json.ts'
import { namesOfSpeakers } from '../kit/speaker-names.ts'

/** A list of segments under the usual keys, wherever it is in the file: Fireflies, Sonix, Teams, scripts of one's own. */
export const segmentsJson = jsonImporter({
  summary:
    'JSON with a list of segments, sentences, messages, or questions with answers: Fireflies, Sonix, Happy Scribe, Teams, own scripts',
  recognizes: (value) => findSegments(value) !== null || findPairs(value) !== null,
  extensions: ['json', 'jsonl', 'ndjson'],
  confidence: 0.5,
  schemaFor: () => z.unknown(),
  toPieces(value) {
    const found = findSegments(value)
    return found === null
      ? readPairs(findPairs(value))
      : readSegments(found, namesOfSpeakers(valuesTo(value, found.path)))
  },
})

/** Questions and answers as turns of two, named by their keys. */
const readPairs = (pairs: PairList | null): Piece[] =>
  (pairs?.items ?? []).flatMap((item) =>
    pairs!.keys.flatMap((key) => {
      const said = Object.hasOwn(item, key) ? item[key] : undefined
      return typeof said === 'string' && said.trim() !== '' ? [{ speaker: key, text: said }] : []
    }),
  )

/** Words of a segment, on average, below which segments are words and marks one by one. */
const fewWords = 1.2

/** The values on the way to a list, the nearest first. */
function valuesTo(value: unknown, path: string): unknown[] {
  const way = [value]
  for (const key of path.split('.')) {
    const [open] = way
    if (isRecord(open) && Object.hasOwn(open, key)) way.unshift(open[key])
  }
  return way
}

function readSegments({ items, keys }: SegmentList, nameOf: ReturnType<typeof namesOfSpeakers>): Piece[] {
  const at = (item: (typeof items)[number], key: string | undefined): unknown =>
    key !== undefined && Object.hasOwn(item, key) ? item[key] : undefined
  const timeOf = createTimeReader(items.map((item) => [at(item, keys.start), at(item, keys.end)]))
  const pieces = items.map((item): Piece => {
    const raws = textsIn(at(item, keys.text))
    const text = raws.some((raw) => /^\s|\s$/.test(raw))
      ? raws.join('')
      : raws.join(' ').replace(/ (?=[.,?!;:…]( |$))/g, '')
    const start = at(item, keys.start)
    const [startMs, endMs] = Array.isArray(start)
      ? [timeOf(start[0], ''), timeOf(start[1], '')]
      : [timeOf(start, keys.start), timeOf(at(item, keys.end), keys.end)]
    const speaker = speakerIn(at(item, keys.speaker))
    return { speaker: nameOf(speaker) ?? nameVoice(speaker), text: stripHtml(text), raws, startMs, endMs }
  })
  if (isLatestFirst(items.map((item) => at(item, keys.start)))) pieces.reverse()
  const said = pieces.filter(({ text }) => text.trim() !== '')
  const areWords = said.length >= 8 && sum(said, ({ text }) => countWords(text)) < fewWords * said.length
  return areWords ? joinWords(said.map(withoutBlank)) : said
}

/** Whether messages come with the latest first, as services answer: their dates fall and never rise. */
function isLatestFirst(times: readonly unknown[]): boolean {
  const dates = times.filter((time) => typeof time === 'string' && /^\d{4}-\d\d-\d\dT/.test(time))
  if (dates.length < 2 || dates.length < times.length) return false
  return dates.every((date, index) => index === 0 || date! <= dates[index - 1]!) && dates[0] !== dates.at(-1)
}

/** A word as it follows the one before it: marks cling, and so does what others begin with a blank before. */
const withoutBlank = (word: Piece): Piece => ({
  ...word,
  text: word.text.trim(),
  clings: /^\s*[.,?!;:…]+\s*$/.test(word.text),
})

/** Seconds that a word takes, at most, in talk with long pauses. */
const slowWordSeconds = 20

/** Reads times in the unit that makes sense for the file: the key says milliseconds, or whole numbers are too large. */
function createTimeReader(times: readonly (readonly [start: unknown, end: unknown])[]) {
  const numbers = times.flat(2).filter((time) => typeof time === 'number')
  const longest = numbers.reduce((most, time) => Math.max(most, time), 0)
  const inMs = numbers.every(Number.isInteger) && longest > slowWordSeconds * Math.max(10, 10 * times.length)
  return (written: unknown, key: string | undefined): number | null => {
    const unit = inMs || /ms$|milli/i.test(key ?? '') ? 1 : 1000
    const ms = toMs(written, unit)
    return ms === null || ms > longestMs ? null : ms
  }
}

/** A later time is a date, not the place in a recording. */
const longestMs = 1000 * 3600 * 200
