import { createPlacer } from '../../anchoring/place-anchor.ts'
import { placeDecisions } from '../../anchoring/place-decisions.ts'
import { groupBy, lookup, unique } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { type AttributedCoding, describeEvidence } from '../../model/coding.ts'
import type { Decision, StatedDecisions, StatedMemo } from '../../model/decision.ts'
import type { CodeEvent } from '../../model/decision-event.ts'
import type { Participant } from '../../model/participant.ts'
import type { PseudonymMap } from '../../model/pseudonym.ts'
import type { Span } from '../../model/span.ts'
import { personalKind } from '../../study/personal-columns.ts'
import {
  createReplacer,
  pseudonymizeTranscript,
  type Replacer,
  replaceInText,
  replaceNames,
} from '../../study/pseudonymize.ts'
import { addUpLosses, type Loss } from '../foreign-project.ts'
import { maxqdaName, namesOfCodes } from './code-elements.ts'
import type { OwnCoding, OwnMemo, OwnParticipant, OwnProject } from './own-project.ts'
import { type RenderedDocument, renderDocument } from './render-document.ts'

/** Everything of a study that is written for other programs. */
export interface WrittenStudy {
  readonly analysis: Analysis
  /** What replaces names; empty if they are kept. */
  readonly pseudonyms: PseudonymMap
  /** What people stated, with their memos. */
  readonly stated: StatedDecisions & { readonly memos: readonly StatedMemo[] }
  readonly participants: readonly Participant[]
  /** Ids of the transcripts in which a participant speaks, by the participant's id. */
  readonly transcriptsOf: ReadonlyMap<string, readonly string[]>
  /** The time of an answer, and what joins it with those of the same selection; null where they are unknown. */
  readonly circumstancesOf: (eventId: string) => Pick<CodeEvent, 'time' | 'group'>
  /** True to write what the machine suggests and nobody decided. */
  readonly hasSuggestions: boolean
}

/** The project that a study is for other programs: each person's codings, and the machine's as those of a user. */
export function projectOfStudy(study: WrittenStudy): OwnProject {
  const { analysis, stated } = study
  const { codebook } = analysis
  const replacer = createReplacer(study.pseudonyms)
  const parts = Array.from(analysis.transcripts, (coded) => partOfTranscript(coded, study, renameIn(coded, replacer)))
  const free = stated.memos.filter(({ transcriptId }) => transcriptId === null)
  const longest = [...namesOfCodes(codebook).values()].filter((name) => name.length > maxqdaName)
  const losses: Loss[] = [
    ...parts.flatMap((part) => part.losses),
    { what: 'passages declared read', count: stated.reads.length, why: 'the format has no place for them' },
    { what: 'names of codes', count: longest.length, why: `MAXQDA cuts them at ${maxqdaName} characters` },
  ]
  const project: OwnProject = {
    name: analysis.study,
    version: analysis.version.split('+')[0]!,
    codebook,
    documents: parts.map(({ id, document }) => ({ id, text: document.text })),
    participants: participantsOf(study),
    codings: parts.flatMap(({ codings }) => codings),
    memos: [
      ...parts.flatMap(({ memos }) => memos),
      ...free.map(({ by, memo, codeId }) => ({
        document: null,
        span: null,
        code: codeId,
        coder: by,
        memo: replaceInText(memo, replacer),
      })),
    ],
    losses: addUpLosses(losses),
  }
  const named = { name: project.name, participants: project.participants }
  const renameCoder = <Item extends { readonly coder: string | null }>(item: Item): Item => ({
    ...item,
    coder: replaceNames({ coder: item.coder }, replacer, new Set()).coder,
  })
  return {
    ...project,
    ...replaceNames(named, replacer, new Set()),
    codings: project.codings.map(renameCoder),
    memos: project.memos.map(renameCoder),
  }
}

/** A transcript as it is written, and where its places and words are then. */
interface Renamed {
  readonly shown: CodedTranscript
  readonly move: (span: Span) => Span
  readonly rename: (text: string) => string
}

function renameIn(coded: CodedTranscript, replacer: Replacer): Renamed {
  if (replacer === null) return { shown: coded, move: (span) => span, rename: (text) => text }
  const { coded: shown, change } = pseudonymizeTranscript(coded, replacer)
  return { shown, move: (span) => change.quote({ span }).span, rename: change.text }
}

function participantsOf({ participants, transcriptsOf, pseudonyms }: WrittenStudy): OwnParticipant[] {
  const isShown = (column: string): boolean => pseudonyms.length === 0 || personalKind(column) === null
  return participants.map(({ id, organization, attributes: stated }) => {
    const attributes = Object.fromEntries(Object.entries(stated).filter(([column]) => isShown(column)))
    const isNamed = organization === null || lookup(attributes, 'organization') !== undefined
    return {
      id,
      attributes: isNamed ? attributes : { organization, ...attributes },
      documents: transcriptsOf.get(id) ?? [],
    }
  })
}

interface TranscriptPart {
  readonly id: string
  readonly document: RenderedDocument
  readonly codings: readonly OwnCoding[]
  readonly memos: readonly OwnMemo[]
  readonly losses: readonly Loss[]
}

function partOfTranscript(
  { file }: CodedTranscript,
  { stated, analysis, circumstancesOf, hasSuggestions }: WrittenStudy,
  { shown, move, rename }: Renamed,
): TranscriptPart {
  const { id, text } = file.transcript
  const { id: shownId, text: shownText } = shown.file.transcript
  const rendered = renderDocument(shown.file.transcript)
  const document = { ...rendered, place: (span: Span) => rendered.place(move(span)) }
  const { decisions, lost } = placeDecisions(
    stated.decisions.filter(({ transcriptId }) => transcriptId === id),
    text,
  )
  const answers = decisions.filter(({ event }) => (event?.settlement ?? null) === null)
  const accepted = answers.filter(({ status }) => status === 'accepted')
  const unsure = answers.filter(({ status, memo }) => status === 'open' && memo !== '')
  const labels = new Map(analysis.codebook.codes.map((code) => [code.id, code.label]))
  const suggestions = hasSuggestions ? shown.codings.filter(({ status }) => status === 'suggested') : []
  const losses: Loss[] = [
    {
      what: 'rejections',
      count: answers.filter(({ status }) => status === 'rejected').length,
      why: 'the format has no place for a no',
    },
    {
      what: 'verdicts on answers that differ',
      count: decisions.length - answers.length,
      why: 'the answers of each person are written',
    },
    {
      what: 'stances',
      count: accepted.filter(({ stance }) => stance !== null).length,
      why: 'the format has no place for them',
    },
    { what: 'decisions', count: lost.length, why: 'their words are no longer in the transcript' },
  ]
  return {
    id: shownId,
    document,
    codings: [
      ...joinGroups(accepted, circumstancesOf).map(
        ({ span, ...coding }): OwnCoding => ({
          ...coding,
          memo: rename(coding.memo),
          document: shownId,
          span: document.place(span),
        }),
      ),
      ...suggestions.map((coding): OwnCoding => {
        const about = { document: shownId, span: rendered.place(coding.span), code: coding.codeId }
        return { ...about, coder: null, memo: describeSuggestion(coding, shownText), time: null }
      }),
    ],
    memos: [
      ...unsure.map(({ span, codeId, coder, memo }): OwnMemo => {
        const words = `${labels.get(codeId) ?? codeId}, not decided: ${memo}`
        return { document: shownId, span: document.place(span), code: null, coder, memo: rename(words) }
      }),
      ...placeMemos(
        stated.memos.filter(({ transcriptId }) => transcriptId === id),
        { id, text, document, labels },
      ).map((memo) => ({ ...memo, document: shownId, memo: rename(memo.memo) })),
    ],
    losses,
  }
}

/** The answers of people; those that were given with one selection over several turns are one coding again. */
function joinGroups(
  accepted: readonly Decision[],
  circumstancesOf: WrittenStudy['circumstancesOf'],
): Omit<OwnCoding, 'document'>[] {
  const unknown = { time: null, group: null }
  const stated = accepted.map((decision) => ({
    decision,
    ...(decision.event === undefined ? unknown : circumstancesOf(decision.event.id)),
  }))
  const groups = groupBy(stated, ({ decision, group }) =>
    group === null ? decision : JSON.stringify([decision.coder, decision.codeId, group]),
  )
  return [...groups.values()].map((parts) => {
    const [{ decision, time }] = parts as [(typeof parts)[number]]
    const spans = parts.map((part) => part.decision.span)
    return {
      span: {
        start: Math.min(...spans.map(({ start }) => start)),
        end: Math.max(...spans.map(({ end }) => end)),
      },
      code: decision.codeId,
      coder: decision.coder,
      memo: unique(parts.map((part) => part.decision.memo))
        .filter((memo) => memo !== '')
        .join('\n'),
      time,
    }
  })
}

/** The reasons of a suggestion: `keyword 0.80: "rain" at 12 by rain*`. */
export const describeSuggestion = ({ coder, confidence, evidence }: AttributedCoding, text: string): string =>
  `${coder} ${confidence.toFixed(2)}: ${evidence.map((reason) => describeEvidence(reason, text)).join('; ')}`

/** Memos at the places of their words; those whose words are gone are memos on the document. */
function placeMemos(
  memos: readonly StatedMemo[],
  {
    id,
    text,
    document,
    labels,
  }: {
    readonly id: string
    readonly text: string
    readonly document: RenderedDocument
    readonly labels: ReadonlyMap<string, string>
  },
): OwnMemo[] {
  const place = createPlacer(text, null)
  return memos.map(({ span, quote, before, after, by, memo, codeId }) => {
    const found = span === null ? null : quote === '' ? { span } : place({ span, quote, before, after })
    const words = codeId === null ? memo : `${labels.get(codeId) ?? codeId}: ${memo}`
    const there = found !== null && 'span' in found ? document.place(found.span) : null
    return { document: id, span: there, code: null, coder: by, memo: words }
  })
}
