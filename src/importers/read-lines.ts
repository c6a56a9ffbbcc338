import { decodeText } from '../boundary/decode-text.ts'
import { countWords } from '../text/words.ts'
import { clock, readClock } from './clocks.ts'
import { createDraft, type DraftBuilder } from './draft.ts'
import { readFrontMatter } from './front-matter.ts'
import type { Draft, SourceFile } from './importer.ts'
import { acceptLabels, isStageLabel, type Label, readLabel } from './labels.ts'
import { decodeEntities, type Stripped, stripMarkdown } from './markup.ts'
import { sayUnlabelled } from './unlabelled.ts'

/** How lines of a format become speech. */
export interface LineStyle {
  readonly strip: (line: string) => Stripped
  /** Whether a line is a heading or another part that nobody says. */
  readonly isHeading: (line: string) => boolean
  readonly entities: boolean
}

export const plainStyle: LineStyle = {
  strip: (line) => ({ text: line.trim(), removed: '' }),
  isHeading: () => false,
  entities: false,
}
export const markdownStyle: LineStyle = {
  strip: stripMarkdown,
  isHeading: (line) => /^\s{0,3}(#{1,6}\s|={3,}$|-{3,}$|\*{3,}$|!\[[^\]]*\]\([^)]*\)\s*$)/.test(line),
  entities: true,
}

const service =
  /^(transcribed by|transcript by|this (editable )?transcript|transcription ended|.* (started|stopped) transcription$)/i
const range = new RegExp(String.raw`^\[?${clock}\s*-->\s*${clock}\]?\s*`)
const leadingTime = new RegExp(
  String.raw`^(?=\[${clock}\]|\(${clock}\)|${clock}(?:[\s:]|$))[\[(]?(${clock})[\])]?:?\s*`,
)

/** A line of the file, taken apart. */
interface Line {
  readonly number: number
  readonly raw: string
  readonly label: Label | null
  readonly blank: boolean
}

/** Reads a text file in which people are named before what they say, or nobody is named. */
export function readTextFile({ file, bytes }: SourceFile, style: LineStyle): Draft {
  const { text } = decodeText(bytes, file)
  return readLines((style.entities ? decodeEntities(text) : text).split(/[\n\v]/), file, style)
}

/** The same for lines that are already text. */
export function readLines(raws: readonly string[], file: string, style: LineStyle): Draft {
  const draft = createDraft()
  const front = readFrontMatter(raws, file)
  raws.slice(0, front.lines).forEach((raw, index) => {
    draft.skip('front matter', raw, index + 1)
  })
  const lines = raws.slice(front.lines).map((raw, index): Line => {
    const bare = raw.replace(/^\s*(>\s?)+(?!>)/, '').replace(/\\([[\]])/g, '$1')
    const label = style.isHeading(raw) ? null : readLabel(bare)
    return { number: front.lines + index + 1, raw, label, blank: raw.trim() === '' }
  })
  const paragraphs = lines.filter(
    ({ blank, raw }, index) => !blank && !style.isHeading(raw) && (lines[index - 1]?.blank ?? true),
  ).length
  const accepted = acceptLabels(
    lines.flatMap(({ label }) => label ?? []),
    paragraphs,
    front.speakers,
  )
  const marked = lines.map((line) => (line.label && accepted.has(line.label.name) ? line : { ...line, label: null }))
  if (marked.some(({ label }) => label !== null)) sayLabelled(marked, draft, style)
  else
    sayUnlabelled(
      marked.flatMap((line) => toSaying(line, draft, style)),
      draft,
    )
  return draft.build(countWords(raws.join('\n')), front.interviewers)
}

function sayLabelled(lines: readonly Line[], draft: DraftBuilder, style: LineStyle): void {
  const first = lines.findIndex(({ label }) => label !== null)
  let paragraph = true
  let offStage = false
  for (const [index, { raw, label, number, blank }] of lines.entries()) {
    if (index < first) draft.skip('header', raw, number)
    else if (blank) paragraph = true
    else if (label) {
      offStage = isStageLabel(label.name)
      const { text, removed } = style.strip(label.rest)
      draft.skip(offStage ? 'parts that are no talk' : 'speaker labels and times', label.written, number)
      draft.skip('markup', removed, number)
      if (offStage) draft.skip('parts that are no talk', text, number)
      else draft.begin({ speaker: label.name, text, startMs: label.startMs, line: number })
      paragraph = false
    } else {
      const said = offStage ? [] : toSaying({ raw, label, number, blank }, draft, style)
      if (offStage) draft.skip('parts that are no talk', raw, number)
      for (const { text } of said) draft.goOn(text, paragraph ? '\n' : ' ')
      paragraph = false
    }
  }
}

/** What is said on a line without a label, and the time before it; headings and notices are left out. */
function toSaying({ raw, number, blank }: Line, draft: DraftBuilder, style: LineStyle) {
  if (blank) return []
  if (style.isHeading(raw)) {
    draft.skip('headings', raw, number)
    return []
  }
  if (service.test(raw.trim())) {
    draft.skip('notices of the recorder', raw, number)
    return []
  }
  const ranged = range.exec(raw.trim())?.[0] ?? ''
  const untimed = raw.trim().slice(ranged.length)
  const [stamp = '', time = ''] = leadingTime.exec(untimed) ?? []
  draft.skip('times', ranged + stamp, number)
  const { text, removed } = style.strip(untimed.slice(stamp.length).replace(/^(>\s?)+(?!>)/, ''))
  draft.skip('markup', removed, number)
  const startMs = readClock(time) ?? readClock(/[\d:.,]+/.exec(ranged)?.[0] ?? '')
  return text === '' ? [] : [{ speaker: null, text, startMs, line: number }]
}
