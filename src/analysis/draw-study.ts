import { createHash } from 'node:crypto'
import { textHash } from '../anchoring/text-hash.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { groupBy, sum } from '../collections.ts'
import {
  chooseRareCodes,
  classifySegments,
  createNumbers,
  type DrawClass,
  drawClasses,
  drawSegments,
} from '../estimation/draw-segments.ts'
import type { Analysis } from '../model/analysis.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import type { DrawEvent, DrawnPlace, FrameTranscript } from '../model/decision-event.ts'
import { type Span, textAt } from '../model/span.ts'
import { createPlaceRecorder } from '../study/decision-events/event-place.ts'

/** What a draw event has beside who drew and when. */
export type DrawContent = Pick<DrawEvent, 'draw' | 'frame' | 'seed' | 'classes' | 'transcripts' | 'passages'>

/** A segment of the frame with its place in the study. */
interface Candidate {
  readonly class: DrawClass
  readonly number: number
  /** Position of the transcript in the study. */
  readonly order: number
  readonly span: Span
}

const rules: Readonly<Record<DrawClass, string>> = {
  rare: 'a rare code is suggested',
  beside: 'next to a segment for which a rare code is suggested',
  rest: 'all other segments',
}

/**
 * Draws segments of a study to be read blind.
 *
 * @param analysis of the machine alone, without anybody's decisions
 */
export function drawStudy(
  analysis: Analysis,
  { id, size, seed }: { readonly id: string; readonly size: number; readonly seed: number },
): DrawContent {
  const { findings } = analysis
  const suggested = new Map(
    findings.prevalence.flatMap((row) => (row.codeId === null ? [] : [[row.codeId, row.suggested]])),
  )
  const rareCodes = chooseRareCodes(suggested, findings.segmentCount)
  const classesOf = ({ segments, codings }: CodedTranscript): DrawClass[] => {
    const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
    return classifySegments(
      segments.map((segment) => (bySegment.get(segment.id) ?? []).map(({ codeId }) => codeId)),
      rareCodes,
    )
  }
  return draw(analysis, { id, size, seed, classesOf, frame: hashFrame(analysis) })
}

/**
 * Draws more segments by the numbers and classes of a draw: those drawn before are the first of them.
 *
 * @throws InputError if transcripts of the frame have changed, or are gone
 */
export function enlargeDraw(analysis: Analysis, before: DrawEvent, size: number): DrawContent {
  const frames = new Map(before.transcripts.map((frame) => [frame.transcript, frame]))
  const changed = new Set(frames.keys())
  const classesOf = ({ file, segments }: CodedTranscript): DrawClass[] | null => {
    const frame = frames.get(file.id)
    if (frame === undefined) return null
    const { text } = file.transcript
    if (frame.text === textHash(text) && frame.segments === segments.length) changed.delete(file.id)
    const classes = readMembers(frame)
    const numberOf = createNumbers(before.seed, file.id)
    return segments.map(({ span }) => classes.get(numberOf(textAt(text, span)).toString(36)) ?? 'rest')
  }
  const content = draw(analysis, { ...before, id: before.draw, size, classesOf })
  if (changed.size > 0) {
    const [first] = [...changed].sort()
    throw inputError({
      code: 'draw/changed',
      place: { file: first! },
      message: `${changed.size === 1 ? 'this transcript has' : `this and ${changed.size - 1} more transcripts have`} changed since the sample was drawn`,
      fix: 'put the old transcripts and segmenter back, or begin another sample with --new',
    })
  }
  return content
}

function readMembers({ members }: FrameTranscript): Map<string, DrawClass> {
  return new Map(
    drawClasses.flatMap((name) => (members[name] ?? '').split(' ').map((number) => [number, name] as const)),
  )
}

interface DrawTask {
  readonly id: string
  readonly size: number
  readonly seed: number
  readonly frame: string
  /** The class of each segment of a transcript; null for a transcript that is not drawn from. */
  readonly classesOf: (coded: CodedTranscript) => readonly DrawClass[] | null
}

function draw({ transcripts }: Analysis, { id, size, seed, frame, classesOf }: DrawTask): DrawContent {
  const candidates: Candidate[] = []
  const frames: FrameTranscript[] = []
  let order = 0
  for (const coded of transcripts) {
    const { file, segments } = coded
    const { text } = file.transcript
    const classes = classesOf(coded)
    const numberOf = createNumbers(seed, file.id)
    const own = (classes === null ? [] : segments).map(({ span }, at) => {
      return { class: classes![at]!, number: numberOf(textAt(text, span)), order, span }
    })
    for (const candidate of own) candidates.push(candidate)
    if (classes !== null)
      frames.push({
        ...{ transcript: file.id, text: textHash(text), segments: segments.length },
        members: Object.fromEntries(
          drawClasses.slice(0, -1).map((name) => [name, numbersOf(own.filter((one) => one.class === name))]),
        ),
      })
    order++
  }
  const drawn = drawSegments(candidates, size)
  return {
    ...{ draw: id, frame, seed },
    classes: drawClasses.map((name) => ({
      class: name,
      size: sum(candidates, (one) => Number(one.class === name)),
      drawn: sum(drawn, (one) => Number(one.class === name)),
      rule: rules[name],
    })),
    transcripts: frames,
    passages: recordPlaces(drawn, transcripts),
  }
}

const numbersOf = (own: readonly Candidate[]): string => own.map(({ number }) => number.toString(36)).join(' ')

/** Each transcript is read once, whatever the order of what was drawn. */
function recordPlaces(drawn: readonly Candidate[], transcripts: Analysis['transcripts']): DrawnPlace[] {
  const places = new Map<Candidate, DrawnPlace>()
  for (const [order, own] of groupBy(drawn, (one) => one.order)) {
    const record = createPlaceRecorder(transcripts.at(order)!.file.transcript)
    for (const candidate of own) places.set(candidate, { class: candidate.class, on: record(candidate.span) })
  }
  return drawn.map((candidate) => places.get(candidate)!)
}

/** The hash of all that decides what can be drawn, and in which class. */
function hashFrame({ files, options, codebookSource, learned }: Analysis): string {
  const { segmenter, segmentWords, coders } = options
  const parts = [files.map(({ id, source }) => [id, source.sha256]), segmenter, segmentWords, coders]
  return `sha256:${createHash('sha256')
    .update(JSON.stringify([...parts, codebookSource.sha256, learned]))
    .digest('hex')}`
}
