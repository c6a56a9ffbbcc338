import { createHash } from 'node:crypto'
import { compareNames, groupBy } from '../../collections.ts'
import type { StudyAtHand, Written } from '../evidence.ts'

type Cell = NonNullable<Written['findings']['prevalence'][number]['estimate']>['cells'][number]

/** The permanent number of a text, of its number among equal ones before it. */
const numberOf = (seed: number, name: string, words: string, before: number): number => {
  const bytes = createHash('sha256')
    .update(JSON.stringify([seed, name, words, before]))
    .digest()
  return [...bytes.subarray(0, 6)].reduce((sum, byte) => sum * 256 + byte, 0)
}

/** A segment of the frame, or one that was read: its class, and the themes and codes that the program suggests for it. */
interface Classed {
  readonly name: string
  readonly suggested: ReadonlySet<string>
}
interface Answered extends Classed {
  readonly yes: ReadonlySet<string>
  readonly open: ReadonlySet<string>
}

/**
 * Creates a function that counts the cells of a theme or code anew: from the segments, what the program suggested for
 * them, and what the reader of the draw answered. Null where the draw is of other words than the transcripts have now, or
 * where the results have pseudonyms in them: then classes cannot be found by words.
 */
export function recountCells(written: Written, study: StudyAtHand): ((id: string) => Cell[]) | null {
  const { draw } = written.findings
  if (draw === null || written.options.pseudonyms) return null
  const parentOf = new Map(written.codebook.codes.map(({ id, parentId, themeId }) => [id, parentId ?? themeId]))
  const upwards = (code: string): string[] => {
    const found: string[] = []
    for (let id: string | undefined = code; id !== undefined && found.length < 100; id = parentOf.get(id))
      found.push(id)
    return found
  }
  const suggestedAt = new Map<string, Set<string>>()
  for (const { segmentId, codeId, evidence } of written.codings) {
    if (evidence.every(({ kind }) => kind === 'decision')) continue
    const own = suggestedAt.get(segmentId) ?? new Set()
    for (const id of upwards(codeId)) own.add(id)
    suggestedAt.set(segmentId, own)
  }
  const segmentsOf = groupBy(written.segments, ({ transcriptId }) => transcriptId)
  const frame: Classed[] = []
  const answers: Answered[] = []
  for (const [id, { transcript, drawn }] of study.transcripts) {
    if (drawn === null) continue
    const segments = segmentsOf.get(id) ?? []
    const classOf = new Map(
      Object.entries(drawn.members).flatMap(([name, numbers]) => numbers.split(' ').map((own) => [own, name] as const)),
    )
    const before = new Map<string, number>()
    for (const segment of segments) {
      const words = transcript.text.slice(segment.start, segment.end)
      const times = before.get(words) ?? 0
      before.set(words, times + 1)
      const name = classOf.get(numberOf(drawn.seed, id, words, times).toString(36)) ?? drawn.lastClass
      frame.push({ name, suggested: suggestedAt.get(segment.id) ?? new Set() })
    }
    for (const { class: name, anchor, yes, unsure } of drawn.segments) {
      if (anchor.span === null) return null
      const { start, end } = anchor.span
      if (transcript.text.slice(start, end) !== anchor.quote) return null
      const here = segments.filter((one) => {
        const shared = Math.min(one.end, end) - Math.max(one.start, start)
        return 2 * shared >= Math.min(one.end - one.start, end - start)
      })
      const given = new Set(yes.flatMap(upwards))
      const open = new Set(unsure.flatMap(upwards).filter((one) => !given.has(one)))
      const suggested = new Set(here.flatMap((one) => [...(suggestedAt.get(one.id) ?? [])]))
      answers.push({ name, suggested, yes: given, open })
    }
  }
  return (id) => draw.classes.flatMap((own) => cellsOf(id, own, { frame, answers }))
}

/** The two cells of a class; a class keeps the size that it had when it was drawn from. */
function cellsOf(
  id: string,
  { class: name, size }: { readonly class: string; readonly size: number },
  { frame, answers }: { readonly frame: readonly Classed[]; readonly answers: readonly Answered[] },
): Cell[] {
  const inClass = frame.filter((one) => one.name === name)
  const read = answers.filter((one) => one.name === name)
  const [readYes, readNo] = [
    read.filter(({ suggested }) => suggested.has(id)),
    read.filter(({ suggested }) => !suggested.has(id)),
  ]
  const suggested = inClass.filter((one) => one.suggested.has(id)).length
  const share = inClass.length === 0 ? 0 : Math.round((size * suggested) / inClass.length)
  const sizeYes = Math.max(readYes.length, Math.min(share, size - readNo.length))
  const cell = (isSuggested: boolean, own: readonly Answered[], of: number): Cell => ({
    ...{ class: name, isSuggested, size: of },
    read: own.filter(({ open }) => !open.has(id)).length,
    yes: own.filter(({ yes }) => yes.has(id)).length,
  })
  return [cell(true, readYes, sizeYes), cell(false, readNo, size - sizeYes)].filter((one) => one.size > 0)
}

/**
 * Participants, and organisations, that are audited: in the order of permanent numbers, up to the first not read whole.
 * Null where the results have pseudonyms: numbers are those of names.
 */
export function recountAudit(
  { options, findings }: Written,
  study: StudyAtHand,
): { readonly people: readonly string[]; readonly organizations: readonly string[] } | null {
  if (options.pseudonyms) return null
  const readWhole = new Set(findings.review.reviewers.flatMap(({ read }) => read))
  const transcriptsOf = new Map<string, string[]>()
  const placeOf = new Map<string, string>()
  for (const [id, { participants }] of study.transcripts)
    for (const person of participants.values()) {
      transcriptsOf.set(person.id, [...(transcriptsOf.get(person.id) ?? []), id])
      if (person.organization !== null) placeOf.set(person.id, person.organization)
    }
  const rankOf = (person: string): number => numberOf(1, 'participants', person, 0)
  const isWhole = (people: readonly string[]): boolean =>
    people.every((person) => transcriptsOf.get(person)!.every((id) => readWhole.has(id)))
  const upTo = (units: readonly { id: string; rank: number; people: readonly string[] }[]): string[] => {
    const sorted = [...units].sort((a, b) => a.rank - b.rank)
    const end = sorted.findIndex(({ people }) => !isWhole(people))
    return sorted.slice(0, end === -1 ? sorted.length : end).map(({ id }) => id)
  }
  const people = [...transcriptsOf.keys()]
  const places = [...new Set(placeOf.values())].map((id) => {
    const own = people.filter((person) => placeOf.get(person) === id)
    const first = [...own].sort(compareNames)[0]!
    return { id, rank: numberOf(1, 'participants', first, 0), people: own }
  })
  return { people: upTo(people.map((id) => ({ id, rank: rankOf(id), people: [id] }))), organizations: upTo(places) }
}
