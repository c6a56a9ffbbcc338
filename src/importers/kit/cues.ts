import { countBy, unique } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, ReadingHints } from '../importer.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import { clock, readClock } from './clocks.ts'
import { skipHead } from './cue-head.ts'
import { type CueLine, voicesOf, voiceTag } from './cue-voices.ts'
import { createDraft, type DraftBuilder, type Utterance } from './draft.ts'
import { findRepeat } from './find-repeat.ts'
import { kindOfLabel } from './label-kind.ts'
import type { Line, Recognised } from './label-use.ts'
import { decodeEntities } from './markup.ts'
import { recognise } from './recognise.ts'
import { splitAtNames } from './split-at-labels.ts'
import { warnOfGrammar } from './warn-of-grammar.ts'

/** The line of times: `a --> b`, or `a,b` alone as SBV has it. */
const arrow = new RegExp(
  String.raw`^\s*(?<start>${clock})\s*(?:-->\s*(?<end>${clock})(?<settings>\s.*)?|,(?<sbvEnd>\d+:\d{2}:\d{2}\.\d{3}))$`,
)

/** The lines of one caption. */
export interface Cue {
  readonly startMs: number | null
  readonly endMs: number | null
  /** The line above the times, where there is one. */
  readonly identifier: string
  readonly lines: readonly CueLine[]
}

/** Whether a text holds captions: a line with two times and an arrow among the first. */
export const hasCues = (text: string): boolean =>
  text
    .slice(0, 4000)
    .split('\n')
    .some((line) => arrow.test(line))

/**
 * Reads captions (WebVTT, SRT, SBV, whatever the marks around them): who speaks is recognised by the shape that recurs in
 * their lines, or by their identifiers; what is shown again counts once; captions of one speaker become one turn.
 */
export function readCues(text: string, file: string, hints: ReadingHints): Draft {
  const draft = createDraft()
  return readShown(findCues(text.split('\n'), draft), { file, hints, draft, wordsIn: countWords(decodeEntities(text)) })
}

/** Captions of a file, in the order in which they are shown, and what is known of the file. */
interface CueSource {
  readonly file: string
  readonly hints: ReadingHints
  readonly draft: DraftBuilder
  readonly wordsIn: number
}

/** The same for captions of any format; where it names voices, labels are not looked for. */
export function readShown(shown: readonly Cue[], { file, hints, draft, wordsIn }: CueSource): Draft {
  const whole = withoutRepeats(shown, draft)
  const known = { listed: hints.speakers, denied: hints.notSpeakers }
  const areNamed = nameVoices(shown)
  // Names that captions show again and again are met once where the repeats are left out.
  const repeated = whole === shown || areNamed ? [] : namesOf(recognise(linesOf(shown), known))
  const listed = [...known.listed, ...repeated]
  const first = areNamed ? unlabelled : recognise(linesOf(whole), { ...known, listed })
  const cues = splitCues(whole, first)
  const recognised =
    cues === whole ? first : recognise(linesOf(cues), { ...known, listed: [...listed, ...namesOf(first)] })
  const utterances = toUtterances(cues, recognised, draft)
  warnOfGrammar({ recognised, above: 0, first: 1, wordsIn: 0 }, file, draft)
  const made = findMadeLabel(utterances)
  if (made !== null) {
    draft.warn({
      code: 'import/false-labels',
      place: { file },
      message: `"${made}" is before nearly all captions, also inside sentences: a recogniser may have made it up, so who asks and who answers is unknown`,
      fix: `listen to the recording; if it is no name, add "${made}" to not_speakers in themata.yaml`,
    })
  }
  addUnlabelledTurns(utterances, draft)
  return draft.build(wordsIn, recognised)
}

/** Whether the format names voices apart from the text. */
const nameVoices = (cues: readonly Cue[]): boolean => cues.some(({ lines }) => lines.some(({ voice }) => voice != null))

const unlabelled: Recognised = { turns: new Map(), grammar: null, doubtful: [], disputed: [] }

/** Lines of captions as the grammar is looked for in them. */
const linesOf = (cues: readonly Cue[]): Line[] =>
  cues.flatMap((cue) =>
    cue.lines.map(({ text, number }, index) => {
      const begins = index === 0
      return { text, number: number ?? 1, isHeading: false, begins, isAlone: begins && cue.lines.length > 1 }
    }),
  )

/** Captions in which a label inside a line begins another: `Mina: How often? Jo: Every Monday.` */
function splitCues(cues: readonly Cue[], recognised: Recognised): readonly Cue[] {
  const isInside = [...recognised.turns.values()].some(({ shape }) => shape.turn.endsWith('{name}: {said}'))
  const names = isInside ? namesOf(recognised) : []
  if (names.length === 0) return cues
  const parts = (line: CueLine): string[] =>
    /[:：]/.test(line.text.slice(1)) ? splitAtNames(line.text, names) : [line.text]
  return cues.some(({ lines }) => lines.some((line) => parts(line).length > 1))
    ? cues.map((cue) => ({
        ...cue,
        lines: cue.lines.flatMap((line) => parts(line).map((text) => ({ ...line, text }))),
      }))
    : cues
}

const namesOf = ({ turns }: Recognised): string[] =>
  unique([...turns.values()].flatMap(({ name, shape }) => (name === null || shape.bare ? [] : name)))

/** Captions from which the labels are looked at, and the shares that make them doubtful. */
const suspicious = { captions: 12, labelled: 0.9, broken: 0.4 }

/** A label that nearly every caption has although captions break inside sentences; null for none. */
function findMadeLabel(utterances: readonly CueUtterance[]): string | null {
  if (utterances.length < suspicious.captions) return null
  const [name, uses] = [...countBy(utterances, ({ speaker }) => speaker)].sort(([, a], [, b]) => b - a)[0]!
  const broken = utterances.filter(({ text }) => !/[.?!…]["”’)\]]*$/.test(text)).length
  const isMade = uses >= suspicious.labelled * utterances.length && broken >= suspicious.broken * utterances.length
  return isMade && utterances.filter(({ labelled }) => labelled).length >= suspicious.labelled * utterances.length
    ? name
    : null
}

/** What is said in a caption, and whether a name is written before it. */
interface CueUtterance extends Utterance {
  readonly labelled: boolean
}

/** What each caption says and who says it: a voice goes on until another is named, or a dash begins another. */
function toUtterances(cues: readonly Cue[], { turns }: Recognised, draft: DraftBuilder): CueUtterance[] {
  const areNamed = nameVoices(cues)
  const identified = turns.size === 0 ? namesInIdentifiers(cues) : null
  let speaker: string | null = null
  let at = -1
  return cues.flatMap(({ startMs, endMs, lines }, position) => {
    const spoken: CueUtterance[] = []
    if (identified !== null) speaker = identified[position] ?? speaker
    for (const { text: line, number, voice } of lines) {
      const turn = turns.get(++at)
      const behind = (turn === undefined ? line.replace(voiceTag, '') : line.slice(turn.length)).trim()
      const text = behind.startsWith(`${turn?.name}:`) ? behind.slice(turn!.name!.length + 1).trim() : behind
      const label = countWords(line) - countWords(text)
      const sample = line.slice(0, turn?.length)
      draft.skipWords(turn === undefined ? 'caption markup' : 'speaker labels', label, sample, number)
      const isDashed = !areNamed && /^(?:>>|- )/.test(text)
      if (areNamed) speaker = voice ?? null
      else if (turn !== undefined) speaker = turn.name
      else if (isDashed) speaker = null
      const open = spoken.at(-1)
      const labelled = turn !== undefined && turn.shape.weak === true
      if (open && turn === undefined && !isDashed)
        spoken[spoken.length - 1] = { ...open, text: open.text === '' ? text : `${open.text} ${text}` }
      else spoken.push({ speaker, text, startMs, endMs, line: number, labelled, begins: turn?.name === null })
    }
    return spoken.filter(({ text }) => text !== '')
  })
}

/** Names that are the identifiers of captions, as Webex writes `2 "Jo Lind" (2215512448)`; null where there are none. */
function namesInIdentifiers(cues: readonly Cue[]): (string | null)[] | null {
  const names = cues.map(({ identifier }) => {
    const bare = /^\d*\s*"([^"]{1,60})"(?:\s*\(\d+\))?$/.exec(identifier)?.[1] ?? identifier.replace(/^\d+\s+/, '')
    return ['name', 'role', 'code', 'small'].includes(kindOfLabel(bare) ?? '') ? bare : null
  })
  const named = names.filter((name) => name !== null)
  return named.length >= 2 && named.length >= cues.length / 2 && new Set(named).size <= named.length / 1.4
    ? names
    : null
}

function findCues(lines: readonly string[], draft: DraftBuilder): Cue[] {
  const arrows = lines.flatMap((line, index) => (arrow.test(line) ? [index] : []))
  const areNumbered = arrows.length > 1 && arrows.every((at) => /^\d+$/.test(lines[at - 1]?.trim() ?? ''))
  const isIdentifier = (index: number): boolean =>
    index >= 0 &&
    lines[index]!.trim() !== '' &&
    (index === 0 || lines[index - 1]!.trim() === '' || (areNumbered && /^\d+$/.test(lines[index]!.trim())))
  const skip = (reason: string, text: string, line: number): void => draft.skip(reason, decodeEntities(text), line)
  skipHead(lines.slice(0, arrows[0] ?? lines.length), isIdentifier, skip)
  return arrows.map((at, position) => {
    const { start, end = '', sbvEnd, settings = '' } = arrow.exec(lines[at]!)!.groups!
    skip('times', lines[at]!.slice(0, lines[at]!.length - settings.length), at + 1)
    skip('caption markup', settings, at + 1)
    const next = arrows[position + 1]
    const stop = next === undefined ? lines.length : isIdentifier(next - 1) && next - 1 > at ? next - 1 : next
    if (next !== undefined && stop < next) skip('caption numbers', lines[stop]!, stop + 1)
    const spoken: CueLine[] = []
    let inBlock = false
    for (let index = at + 1; index < stop; index++) {
      const text = lines[index]!
      inBlock =
        /^(NOTE|STYLE|REGION)\b/.test(text) && lines[index - 1]!.trim() === '' ? true : inBlock && text.trim() !== ''
      if (inBlock) skip('notes in the captions', text, index + 1)
      else if (text.trim() !== '') for (const voice of voicesOf(text.trim(), index + 1, skip)) spoken.push(voice)
    }
    const identifier = isIdentifier(at - 1) ? lines[at - 1]!.trim() : ''
    return { startMs: readClock(start!), endMs: readClock(sbvEnd ?? end), identifier, lines: spoken }
  })
}

/**
 * Captions without what they show again. Rolling captions begin with the last lines of the one before, growing ones with
 * all of it; this is looked for where more than a quarter of the captions do so.
 */
function withoutRepeats(cues: readonly Cue[], draft: DraftBuilder): readonly Cue[] {
  let shown: readonly string[] = []
  const repeats = cues.map(({ lines }) => {
    const texts = lines.map(({ text }) => text)
    const repeat = findRepeat(shown, texts)
    if (texts.length > 0) shown = texts
    return repeat
  })
  const repeating = repeats.filter(({ lines, signs }) => lines + signs > 0).length
  if (cues.length < 3 || repeating <= cues.length / 4) return cues
  return cues.map((cue, index) => {
    const { lines: whole, signs } = repeats[index]!
    const grown = cue.lines[whole]
    const again = [
      ...cue.lines.slice(0, whole),
      ...(signs > 0 ? [{ ...grown!, text: grown!.text.slice(0, signs) }] : []),
    ]
    for (const { text, number } of again) draft.skip('captions shown again', text, number)
    const lines = cue.lines.slice(whole)
    return {
      ...cue,
      lines: signs > 0 ? [{ ...grown!, text: grown!.text.slice(signs).trim() }, ...lines.slice(1)] : lines,
    }
  })
}
