import { countBy } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, ReadingHints } from '../importer.ts'
import { clock, readClock } from './clocks.ts'
import { createDraft, type DraftBuilder, type Saying } from './draft.ts'
import { isPlausibleName, readLabel } from './labels.ts'
import { stripCueTags } from './markup.ts'
import { sayUnlabelled } from './unlabelled.ts'

/** The line of times: `a --> b`, or `a,b` alone as SBV has it. */
const arrow = new RegExp(
  String.raw`^\s*(?<start>${clock})\s*(?:-->\s*(?<end>${clock})(?<settings>\s.*)?|,(?<sbvEnd>\d+:\d{2}:\d{2}\.\d{3}))$`,
)

/** The lines of one caption. */
interface Cue {
  readonly startMs: number | null
  readonly endMs: number | null
  readonly lines: readonly { readonly text: string; readonly line: number }[]
}

/** Whether a text holds captions: a line with two times and an arrow among the first. */
export const hasCues = (text: string): boolean =>
  text
    .slice(0, 4000)
    .split('\n')
    .some((line) => arrow.test(line))

/**
 * Reads captions (WebVTT and SRT, whatever the marks around them): voices from `<v Name>`, `[NAME]:` or `Name:`,
 * rolling captions that repeat the line before taken once, consecutive cues of one speaker joined to a turn.
 */
export function readCues(text: string, file: string, hints: ReadingHints): Draft {
  const draft = createDraft()
  const cues = findCues(text.split('\n'), (reason, left, line) => draft.skip(reason, left, line))
  const sayings = toSayings(cues, draft, nameEveryone(cues, hints))
  const made = findMadeLabel(sayings)
  if (made !== null) {
    draft.warn({
      code: 'import/false-labels',
      place: { file },
      message: `"${made}" stands before nearly all captions, also inside sentences: a recogniser may have made it up, so it cannot be told who asks and who answers`,
      fix: `listen to the recording; if it is no name, add "${made}" to not_speakers in themata.yaml`,
    })
  }
  sayUnlabelled(sayings, draft)
  return draft.build(countWords(text))
}

/** Captions from which the labels are looked at, and the shares that make them doubtful. */
const suspicious = { captions: 12, labelled: 0.9, broken: 0.4 }

/** A label that nearly every caption has although captions break inside sentences; null for none. */
function findMadeLabel(sayings: readonly CueSaying[]): string | null {
  if (sayings.length < suspicious.captions) return null
  const [name, uses] = [...countBy(sayings, ({ speaker }) => speaker)].sort(([, a], [, b]) => b - a)[0]!
  const broken = sayings.filter(({ text }) => !/[.?!…]["”’)\]]*$/.test(text)).length
  const isMade = uses >= suspicious.labelled * sayings.length && broken >= suspicious.broken * sayings.length
  return isMade && sayings.filter(({ labelled }) => labelled).length >= suspicious.labelled * sayings.length
    ? name
    : null
}

/** What each cue says and who says it: a voice goes on until another is named, or a dash begins another. */
function toSayings(cues: readonly Cue[], draft: DraftBuilder, named: ReadonlySet<string>): CueSaying[] {
  const rolling = isRolling(cues)
  let shown: string | undefined
  let speaker: string | null = null
  return cues.flatMap(({ startMs, endMs, lines }) => {
    const spoken: CueSaying[] = []
    for (const part of lines.flatMap(({ text, line }) => splitVoices(text).map((voice) => ({ ...voice, line })))) {
      const { text: stripped, removed } = stripCueTags(part.said)
      draft.skip('caption markup', removed, part.line)
      const again = rolling && stripped === shown
      if (again) draft.skip('captions shown again', stripped, part.line)
      if (again) continue
      shown = stripped
      const label = findLabel(part, stripped, named)
      if (label) draft.skip('speaker labels', label.written, part.line)
      const dashed = /^(?:>>|- )/.test(stripped)
      speaker = label ? label.name : dashed ? null : speaker
      const text = label ? label.rest : stripped
      const open = spoken.at(-1)
      if (open && !label && !dashed) spoken[spoken.length - 1] = { ...open, text: `${open.text} ${text}` }
      else if (text !== '')
        spoken.push({ speaker, text, startMs, endMs, line: part.line, labelled: label !== null && !part.voice })
    }
    return spoken
  })
}

/** The voice tag or the name before a colon with which a caption line begins. */
function findLabel({ voice }: CuePart, stripped: string, named: ReadonlySet<string>) {
  if (voice) return { name: voice.name, written: voice.tag, rest: stripped }
  const label = readLabel(stripped)
  return label !== null && (label.strong || named.has(label.name)) ? label : null
}

/** What is said in a caption, and whether a name before a colon stands in it. */
interface CueSaying extends Saying {
  readonly labelled: boolean
}

/** A piece of a caption line said by one voice. */
interface CuePart {
  readonly voice: { readonly name: string | null; readonly tag: string } | null
  readonly said: string
}

/** Voices of a caption line: `<v Ana>Yes.</v><v Ben>No.` is two. */
function splitVoices(raw: string): CuePart[] {
  return raw.split(/(?=<v[.\s])/i).map((part) => {
    const [tag, , name] = /^<v(\.[^\s>]*)?(?:\s+([^>]*))?>/i.exec(part) ?? []
    if (tag === undefined) return { voice: null, said: part }
    return { voice: { name: (name ?? '').trim() || null, tag }, said: part.slice(tag.length) }
  })
}

function findCues(lines: readonly string[], skip: (reason: string, text: string, line: number) => void): Cue[] {
  const arrows = lines.flatMap((line, index) => (arrow.test(line) ? [index] : []))
  const isIdentifier = (index: number): boolean =>
    index >= 0 && lines[index]!.trim() !== '' && (index === 0 || lines[index - 1]!.trim() === '')
  lines.slice(0, arrows[0] ?? lines.length).forEach((line, index) => {
    skip('header', line, index + 1)
  })
  return arrows.map((at, position) => {
    const { start, end = '', sbvEnd, settings = '' } = arrow.exec(lines[at]!)!.groups!
    skip('times', lines[at]!.slice(0, lines[at]!.length - settings.length), at + 1)
    skip('caption markup', settings, at + 1)
    const next = arrows[position + 1]
    const stop = next === undefined ? lines.length : isIdentifier(next - 1) && next - 1 > at ? next - 1 : next
    if (next !== undefined && stop < next) skip('caption numbers', lines[stop]!, stop + 1)
    const spoken: { text: string; line: number }[] = []
    let inBlock = false
    for (let index = at + 1; index < stop; index++) {
      const text = lines[index]!
      inBlock =
        /^(NOTE|STYLE|REGION)\b/.test(text) && lines[index - 1]!.trim() === '' ? true : inBlock && text.trim() !== ''
      if (inBlock) skip('notes in the captions', text, index + 1)
      else if (text.trim() !== '') spoken.push({ text: text.trim(), line: index + 1 })
    }
    return { startMs: readClock(start!), endMs: readClock(sbvEnd ?? end), lines: spoken }
  })
}

/** Live captions show each line again above the next one: more than a quarter of the cues begin as the last one ended. */
function isRolling(cues: readonly Cue[]): boolean {
  const repeats = cues.filter((cue, index) => {
    const above = cues[index - 1]?.lines.at(-1)?.text
    return (
      above !== undefined && cue.lines.length > 0 && stripCueTags(cue.lines[0]!.text).text === stripCueTags(above).text
    )
  })
  return cues.length >= 4 && repeats.length > cues.length / 4
}

/** Names before a colon that are speakers: used at least twice, or half of the cues have one. */
function nameEveryone(cues: readonly Cue[], { speakers, notSpeakers }: ReadingHints): Set<string> {
  const uses = new Map<string, number>()
  const lines = cues.flatMap((cue) => cue.lines)
  for (const { text } of lines) {
    const label = readLabel(stripCueTags(text).text)
    if (label && isPlausibleName(label.name)) uses.set(label.name, (uses.get(label.name) ?? 0) + 1)
  }
  const all = [...uses.values()].reduce((total, count) => total + count, 0)
  const met = [...uses].filter(([, count]) => count >= 2 || all >= cues.length * 0.5).map(([name]) => name)
  return new Set([...met, ...speakers].filter((name) => !notSpeakers.includes(name)))
}
