import { countBy, groupBy } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { DraftBuilder } from './draft.ts'
import { kindOfLabel } from './label-kind.ts'
import { isLabelLine } from './label-lines.ts'
import { longestLabel, timeLine } from './shape-reader.ts'

/** A line of a file with its number. */
interface Numbered {
  readonly raw: string
  readonly number: number
}

/**
 * Takes off what a print adds to lines and pages: numbers of lines before or behind each line, or each fifth; and, where
 * pages break, numbers of pages with the heads and feet around them.
 */
export const stripPageMarks = <Line extends Numbered>(lines: readonly Line[], draft: DraftBuilder): Line[] =>
  stripPageBreaks(
    margins.reduce((rest: readonly Line[], margin) => stripLineNumbers(rest, margin, draft), lines),
    draft,
  )

/** Numbers of lines at the left and at the right. */
const margins = [
  /^(?<mark>\s{0,6}(?<number>\d{1,4})(?<end>[.)]?))(?=\s)/,
  /(?<=\S)(?<mark>(?:\s{2,}|\t)(?<number>\d{1,4})(?<end>))\s*$/,
] as const

function stripLineNumbers<Line extends Numbered>(
  lines: readonly Line[],
  margin: RegExp,
  draft: DraftBuilder,
): readonly Line[] {
  const written = lines.filter(({ raw }) => raw.trim() !== '')
  const isLeft = margin.source.startsWith('^')
  const marked = written.flatMap(({ raw }, index) => {
    if (!isLeft && !endsWithDigit(raw)) return []
    const { number, end = '' } = margin.exec(raw)?.groups ?? {}
    return number === undefined ? [] : [{ index, number: Number(number), end }]
  })
  // One print writes all its numbers with the same sign behind: `3 a week` among `1.` and `2.` is said.
  const [usual] = [...countBy(marked, ({ end }) => end)].sort(([, a], [, b]) => b - a)[0] ?? ['']
  const read = marked.filter(({ end }) => end === usual)
  const [step, isAll] = [read[0]?.number ?? 0, read.length >= 4 && read.length >= 0.6 * written.length]
  // Numbers that count each line, or whose distance is that of their lines.
  const fit = read.filter(({ index, number }, at) => {
    const above = read[at - 1]
    if (above === undefined) return isAll || index === number - 1
    const isNext = number === above.number + 1 || number === 1
    return isAll ? isNext : number === step || (number - above.number === step && index - above.index === step)
  })
  const isEach = isAll && fit.length >= 0.8 * read.length
  const isSome = !isAll && [5, 10].includes(step) && read.length >= 2 && fit.length >= 0.9 * read.length
  if (!isEach && !isSome) return lines
  return lines.map((line) => {
    const isAlone = isEach && /^\s*\d{1,4}\s*$/.test(line.raw)
    const found = margin.exec(line.raw)?.groups
    const mark = isAlone ? line.raw : found?.['end'] === usual ? found['mark']! : ''
    draft.skip('numbers of lines and pages', mark, line.number)
    return {
      ...line,
      raw: line.raw.startsWith(mark) ? line.raw.slice(mark.length) : line.raw.trimEnd().slice(0, -mark.length),
    }
  })
}

const endsWithDigit = (raw: string): boolean => /\d/.test(raw.trimEnd().at(-1)!)

const pageWord = String.raw`(?:(?:pages?|seite|página|pagina|strona|sida|side|страница)\.?|(?:pp?|pg|s|pág|str|стр)(?:\.|(?=\s))|第)`
/** The number of a page alone on its line, `- 3 -`, `Page 3 of 12`, `3/12`. */
const pageNumber = new RegExp(
  String.raw`^[-–—|\[(\s]*(?:${pageWord}\s*)?(?<page>\d{1,4})(?:\s*(?:\/|of|von|de|di|van|z|из|av)\s*\d{1,4})?(?:\s*[页頁])?[-–—|\])\s]*$`,
  'iu',
)
/** The number of a page at an end of a line that says more, `Interview P1   Page 2 of 3`. */
const pageInLine = new RegExp(
  String.raw`(?:^|[\s|,–—-])(?:${pageWord}\s*(?<named>\d{1,4})|(?<first>\d{1,4})\s*(?:\/|of|von)\s*\d{1,4})(?:\s*(?:\/|of|von|de|di|van|z|из|av)\s*\d{1,4})?[-–—|\])\s]*(?:$|[\s|])`,
  'iu',
)
/** Words by which a line is known for the head of a document, not speech. */
const ofDocument =
  /©|\b(?:confidential|vertraulich|confidentiel|confidencial|draft|transcript\w*|transkript\w*|interview)\b/iu

/** Lines above and below a page break that may be its head and foot, and the words of one. */
const around = 3
const longestHead = 20

/** Takes off numbers of pages, the heads and feet beside them, and a title that each page repeats. */
function stripPageBreaks<Line extends Numbered>(lines: readonly Line[], draft: DraftBuilder): Line[] {
  const written = lines.filter(({ raw }) => raw.trim() !== '')
  const texts = written.map(({ raw }) => raw.trim())
  const numbers = findPageNumbers(texts)
  const feeds = written.flatMap(({ raw }, at) => (raw.includes('\f') ? [at] : []))
  const breaks = [
    ...[...numbers].map((at) => ({ above: at - 1, below: at + 1 })),
    ...feeds.map((at) => ({ above: at - 1, below: at })),
  ]
  const found = [...numbers, ...findHeads(texts, breaks, numbers), ...findRunningTitle(texts)]
  if (found.length === 0 && feeds.length === 0) return [...lines]
  const marks = new Set<Numbered>(found.map((at) => written[at]!))
  for (const { raw, number } of marks) draft.skip('page headers and footers', raw, number)
  return closeGaps(lines, marks, draft)
}

/** Lines without marks; where a sentence goes on over a page break, without the blank lines around them. */
function closeGaps<Line extends Numbered>(
  lines: readonly Line[],
  marks: ReadonlySet<Numbered>,
  draft: DraftBuilder,
): Line[] {
  const kept: Line[] = []
  let gap: Line[] = []
  let isBreak = false
  for (const line of lines) {
    isBreak ||= marks.has(line) || line.raw.includes('\f')
    if (marks.has(line)) continue
    if (line.raw.trim() === '') {
      gap.push(line)
      continue
    }
    const last = kept.at(-1)
    const isSmall = /^\s*\p{Ll}/u.test(line.raw)
    if (isBreak && last && isSmall && /\p{L}-\s*$/u.test(last.raw)) {
      kept[kept.length - 1] = { ...last, raw: last.raw.trimEnd().slice(0, -1) + line.raw.trimStart() }
      draft.skipWords('words cut at the end of a page', 1, line.raw, line.number)
    } else {
      const isOpen = last !== undefined && !endsSentence.test(last.raw) && !isLabelLine(line.raw.trim())
      kept.push(...(isBreak && (isSmall || isOpen) ? [] : gap), line)
    }
    gap = []
    isBreak = false
  }
  return [...kept, ...gap]
}

const endsSentence = /[.?!…:。？！]["”’)\]]*\s*$/u

/** Text in which pages are alike: a number differs from page to page. */
const withoutNumbers = (text: string): string => text.replace(/\d+/g, '#').replace(/\s+/g, ' ')

/** Lines that hold the number of a page: alike but for a number that counts up by one. */
function findPageNumbers(texts: readonly string[]): Set<number> {
  const candidates = texts.flatMap((text, at) => {
    if (text.length > longestLabel || !/\d/.test(text) || timeLine.test(text)) return []
    const alone = pageNumber.exec(text)?.groups?.['page']
    const { named, first } = pageInLine.exec(text)?.groups ?? {}
    const page = alone ?? named ?? first
    return page === undefined ? [] : [{ at, key: withoutNumbers(text), page: Number(page) }]
  })
  const found = [...groupBy(candidates, ({ key }) => key)].filter(([key, uses]) => {
    const counted = uses.filter(({ page }, index) => index > 0 && page === uses[index - 1]!.page + 1).length
    return uses.length >= (key === '#' ? 3 : 2) && counted >= 0.8 * (uses.length - 1)
  })
  return new Set(found.flatMap(([, uses]) => uses.map(({ at }) => at)))
}

/** A place at which a page ends: positions of the last line above it and of the first below. */
interface PageBreak {
  readonly above: number
  readonly below: number
}

/** Share of the pages that have a head: left and right pages may have heads of their own. */
const oftenEnough = 0.3

/** Lines at the same distance from page breaks, and nowhere else, that say the same but for numbers. */
function findHeads(texts: readonly string[], breaks: readonly PageBreak[], numbers: ReadonlySet<number>): number[] {
  if (breaks.length === 0) return []
  const linesByPlace = new Map<string, Set<number>>()
  const ends = [{ above: -1, below: 0 }, ...breaks, { above: texts.length - 1, below: texts.length }]
  for (const { above, below } of ends) {
    for (let distance = 1; distance <= around; distance++) {
      for (const [side, at] of [
        ['above', above - distance + 1],
        ['below', below + distance - 1],
      ] as const) {
        const text = texts[at]
        if (text === undefined || numbers.has(at) || text.length > longestLabel || timeLine.test(text)) continue
        const place = `${distance} ${side} ${withoutNumbers(text)}`
        linesByPlace.set(place, (linesByPlace.get(place) ?? new Set()).add(at))
      }
    }
  }
  const everywhere = countBy(texts, (text) => (text.length > longestLabel ? '' : withoutNumbers(text)))
  const pages = new Set(breaks.map(({ below }) => below)).size
  return [...linesByPlace].flatMap(([place, uses]) => {
    const [first] = uses
    const text = texts[first!]!
    // A name may by chance be near the ends of two pages.
    const isClose = place.startsWith('1 ') || uses.size >= 3
    const isOften = uses.size >= 2 && (isClose || kindOfLabel(text) !== 'name') && uses.size >= oftenEnough * pages
    return isOften && uses.size === everywhere.get(withoutNumbers(text)) && isHead(text) ? [...uses] : []
  })
}

/** The title at the top of the file, where it recurs. */
function findRunningTitle(texts: readonly string[]): number[] {
  return texts.slice(0, around).flatMap((title) => {
    if (title.length > longestLabel || !ofDocument.test(title) || !isHead(title)) return []
    const uses = texts.flatMap((text, at) => (text === title ? [at] : []))
    return uses.length >= 3 ? uses : []
  })
}

const isHead = (text: string): boolean =>
  countWords(text) <= longestHead &&
  !['role', 'code'].includes(kindOfLabel(text) ?? '') &&
  (!isLabelLine(text.replace(/(?:(?<![-–—\s])[-–—\s]+|(?<!\d))\d+$/, '')) || ofDocument.test(text))
