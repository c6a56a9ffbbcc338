import { findSaid } from '../anchoring/find-said.ts'
import { InputError } from '../boundary/diagnostic.ts'
import { placeQuote } from '../findings/quotes/place-quote.ts'
import type { Analysis, CodedTranscripts } from '../model/analysis.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import { stances } from '../model/coding.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Participant } from '../model/participant.ts'
import type { BarredPlace } from '../model/quote-choice.ts'
import { overlaps, type Span, textAt } from '../model/span.ts'
import type { SynthesisRun, SynthesisText } from '../model/synthesis.ts'
import { createNameFinder } from '../study/find-name.ts'
import type { ReadSynthesis, Reference } from '../study/synthesis/written-synthesis.ts'

/** What references are looked up in. */
export interface SynthesisSources {
  readonly findings: Analysis['findings']
  readonly transcriptIds: readonly string[]
  readonly transcripts: CodedTranscripts
  readonly participantOf: (transcriptId: string, speaker: string | null) => Pick<Participant, 'id' | 'organization'>
  /** Passages that are never printed as quotes. */
  readonly barred: readonly BarredPlace[]
  /** Replaces names by pseudonyms, as they are in the transcripts. */
  readonly rename: (text: string) => string
}

/** The texts of a researcher with their numbers and quotes, and a warning for each number that changed. */
export interface FilledSynthesis {
  readonly texts: readonly SynthesisText[]
  readonly warnings: readonly Diagnostic[]
}

/** @throws InputError with every quote that nobody said so, or that was said more than once */
export function fillSynthesis(read: readonly ReadSynthesis[], sources: SynthesisSources): FilledSynthesis {
  const problems: Diagnostic[] = []
  const warnings: Diagnostic[] = []
  const findTranscript = createNameFinder(sources.transcriptIds)
  const fill = (run: ReadSynthesis['parts'][number]['paragraphs'][number]['runs'][number]): SynthesisRun[] => {
    if (run.kind === 'count') {
      const filled = fillCount(run, sources)
      const { text, was } = filled
      if (was !== null && was !== text) warnings.push(changedNumber(run, text))
      return [filled]
    }
    if (run.kind !== 'quote') return [run]
    const [id, another] = findTranscript(run.transcript)
    if (id === undefined || another !== undefined) {
      const written = `"${run.transcript}"`
      const message =
        id === undefined ? `there is no transcript ${written}` : `${written} may be "${id}" or "${another}"`
      problems.push(refusal(run, message, 'write the name of its file'))
      return []
    }
    const coded = sources.transcripts.at(sources.transcriptIds.indexOf(id))!
    const found = findSaid(coded.file.transcript, sources.rename(run.words))
    if (typeof found === 'string') {
      problems.push(
        refusal(run, `${found} in ${id}`, 'copy the words from the transcript, and as many as are said once'),
      )
      return []
    }
    if (sources.barred.some(({ transcriptId, span }) => transcriptId === id && overlaps(span, found))) {
      problems.push(refusal(run, `these words of ${id} are barred as a quote`, 'quote others, or take the bar back'))
      return []
    }
    return [{ kind: 'quote', quote: quoteAt({ id, coded }, found, sources) }]
  }
  const texts = read.map(({ kind, id, parts }) => ({
    kind,
    id,
    parts: parts.map(({ title, paragraphs }) => ({
      title,
      paragraphs: paragraphs.map(({ isItem, runs }) => ({ isItem, runs: runs.flatMap(fill) })),
    })),
  }))
  if (problems.length > 0) throw new InputError(problems)
  return { texts, warnings }
}

type CountReference = Extract<Reference, { readonly kind: 'count' }>

const changedNumber = ({ what, codeId, themeId, was, place }: CountReference, text: string): Diagnostic => ({
  level: 'warning',
  code: 'synthesis/changed-number',
  place,
  message: `${what} of ${codeId ?? themeId ?? 'the study'} were ${was} when this was written and are ${text} now`,
  fix: `read the claim again, then write = ${text}`,
})

const refusal = ({ place }: Reference, message: string, fix: string): Diagnostic => ({
  level: 'error',
  code: 'synthesis/quote',
  place,
  message,
  fix,
})

function fillCount(
  reference: CountReference,
  sources: SynthesisSources,
): Extract<SynthesisRun, { readonly kind: 'count' }> {
  const { what, themeId, codeId, was } = reference
  const isShare = what.endsWith(' %')
  const value = numberOf(reference, sources)
  const only = [...stances, 'accepted', 'suggested', 'rejected', 'disputed'].find((one) => one === what) ?? null
  return { kind: 'count', text: isShare ? String(Math.round(100 * value)) : String(value), was, themeId, codeId, only }
}

function numberOf({ what, themeId, codeId }: CountReference, { findings, transcriptIds }: SynthesisSources): number {
  const whole = {
    participants: findings.participantCount,
    organisations: findings.organizationCount,
    segments: findings.segmentCount,
  }
  const row = findings.prevalence.find((own) => own.themeId === themeId && own.codeId === codeId)
  switch (what) {
    case 'transcripts':
      return transcriptIds.length
    case 'participants':
      return row === undefined ? whole.participants : row.participants.length
    case 'organisations':
      return row === undefined ? whole.organisations : row.organizations.length
    case 'segments':
      return row === undefined ? whole.segments : row.segments
    case 'participants %':
      return row === undefined ? 1 : row.shareOfParticipants
    case 'organisations %':
      return row === undefined ? 1 : row.shareOfOrganizations
    case 'segments %':
      return (row === undefined ? findings.codedSegmentCount : row.segments) / (whole.segments || 1)
    case 'accepted':
    case 'suggested':
    case 'rejected':
    case 'disputed':
      return row?.[what] ?? 0
    case 'problem':
    case 'works':
    case 'neutral':
      return row?.stances[what] ?? 0
    default:
      return what satisfies never
  }
}

/** A quote from a transcript, which may have another id in the analysis than in the study, with pseudonyms. */
function quoteAt(
  { id: transcriptId, coded }: { readonly id: string; readonly coded: CodedTranscript },
  span: Span,
  { participantOf }: SynthesisSources,
) {
  const { transcript } = coded.file
  const turn = transcript.turns.find((own) => own.span.start <= span.start && span.end <= own.span.end)!
  const { id, organization } =
    turn.role === 'interviewer'
      ? { id: turn.speaker ?? 'interviewer', organization: null }
      : participantOf(transcriptId, turn.speaker)
  return {
    ...placeQuote(transcript, turn.number, span, { participantId: id, organization }),
    text: textAt(transcript.text, span),
  }
}
