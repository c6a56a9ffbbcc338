import { attempt } from '../boundary/diagnostic.ts'
import { readJson } from '../boundary/read-json.ts'
import { stances, statuses } from '../model/coding.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { cleanText } from '../text/clean.ts'
import { firstDifference } from './check-quotes.ts'
import { briefly, difference, type StudyAtHand, type Written } from './evidence.ts'
import { writeMemos, writeReasons } from './evidence-sentence.ts'
import { PageCodings, PageOutline, PageReasons, PageTranscript, readReasons } from './forms/page-file.ts'
import type { Page } from './forms/read-page.ts'

/** The beginning of the note of a page that has no data. */
const tooLarge = 'The transcripts are too large for a page'

/** Checks the data that a page opens: each transcript word for word, and its codings against `analysis.json`. */
export async function checkPage(
  file: string,
  { data, blocks }: Page,
  written: Written,
  { transcripts }: StudyAtHand,
): Promise<Diagnostic[]> {
  const read = async <Part>(
    name: string,
    schema: { readonly safeParse: (value: unknown) => { readonly data?: Part | undefined } },
  ): Promise<{ value: Part; line: number } | Diagnostic[]> => {
    const part = data.get(name)
    if (part === undefined) return [difference('verify/page', { file }, `the page has no part "${name}"`)]
    const place = { file, line: part.line }
    const found = await attempt(async () => readJson(part.text, file, part.line))
    if (!('value' in found)) return [...found.problems]
    const { data: value } = schema.safeParse(found.value)
    return value === undefined
      ? [difference('verify/page', place, `the part "${name}" of the page is not as the program writes it`)]
      : { value, line: part.line }
  }
  if (
    data.size === 0 &&
    blocks.some(({ kind, ...own }) => kind === 'caption' && 'text' in own && own.text.startsWith(tooLarge))
  )
    return []
  const outline = await read('outline', PageOutline)
  const codings = await read('codings', PageCodings)
  const reasons = await read('reasons', PageReasons)
  const parts = await Promise.all(written.files.map((_, number) => read(`transcript-${number}`, PageTranscript)))
  if (Array.isArray(outline)) return outline
  if (Array.isArray(codings)) return codings
  if (Array.isArray(reasons)) return reasons
  return [
    ...checkOutline(outline.value, { file, line: outline.line }, written),
    ...checkCodings(codings.value, outline.value, { place: { file, line: codings.line }, written }),
    ...checkReasons(reasons.value, { place: { file, line: reasons.line }, written, transcripts }),
    ...parts.flatMap((part, number) => {
      if (Array.isArray(part)) return part
      const { id } = written.files[number]!
      const now = transcripts.get(id)?.transcript
      if (now === undefined) return []
      const place = { file, line: part.line }
      const { text, speakers, turns } = part.value
      return [
        ...checkText(text, cleanText(now.text), { id, place }),
        ...(turns.length === now.turns.length
          ? []
          : [
              difference(
                'verify/page',
                place,
                `${id} has ${turns.length} turns in the page, and ${now.turns.length} are expected`,
              ),
            ]),
        ...now.turns.flatMap(({ number: turn, speaker, role, span, startMs, line }, at) => {
          const [shown, who, ...rest] = turns[at] ?? []
          const wanted = [turn, speaker, Number(role === 'interviewer'), span.start, span.end, startMs, line]
          return JSON.stringify([shown, speakers[who ?? -1], ...rest]) === cleanText(JSON.stringify(wanted))
            ? []
            : [difference('verify/page', place, `turn ${turn} of ${id} is another in the page`)]
        }),
      ]
    }),
  ]
}

/** Checks that sentences made of the reasons in the page are those made of the reasons in `analysis.json`. */
function checkReasons(
  reasons: PageReasons,
  {
    place,
    written,
    transcripts,
  }: Pick<StudyAtHand, 'transcripts'> & { readonly place: Diagnostic['place']; readonly written: Written },
): Diagnostic[] {
  const next = readReasons(reasons)
  return written.codings.flatMap(({ transcriptId, codeId, span, evidence }, at) => {
    const own = Array.from({ length: reasons.counts[at] ?? 0 }, () => next(span.start))
    const text = transcripts.get(transcriptId)?.transcript.text
    if (text === undefined) return []
    const say = (some: typeof evidence): string => cleanText([writeReasons(some, text), writeMemos(some)].join('\n'))
    const isSame = own.every((reason) => reason !== undefined) && say(own as typeof evidence) === say(evidence)
    return isSame
      ? []
      : [
          difference(
            'verify/page',
            place,
            `the reasons for ${codeId} in ${transcriptId} from ${span.start} are others in the page`,
          ),
        ]
  })
}

function checkText(
  text: string,
  wanted: string,
  { id, place }: { id: string; place: Diagnostic['place'] },
): Diagnostic[] {
  if (text === wanted) return []
  const at = firstDifference(text, wanted)
  const shown = (words: string): string => `"${briefly(words.slice(Math.max(0, at - 10), at + 30))}"`
  return [
    difference(
      'verify/page',
      place,
      `the words of ${id} are others at ${at}: ${shown(text)} in the page, ${shown(wanted)} in the transcript`,
    ),
  ]
}

function checkOutline(outline: PageOutline, place: Diagnostic['place'], written: Written): Diagnostic[] {
  const same = (what: string, found: unknown, wanted: unknown): Diagnostic[] =>
    cleanText(JSON.stringify(found)) === cleanText(JSON.stringify(wanted))
      ? []
      : [difference('verify/page', place, `the ${what} of the page are others than those of analysis.json`)]
  const { findings, codebook, files, learned } = written
  return [
    ...same('counted codings', outline.counted, findings.review.counted),
    ...same('number of coded passages', outline.passages, learned?.learnedFrom.passages ?? null),
    ...same(
      'participants',
      outline.participants.map(({ id, organization }) => [id, organization]),
      findings.participants.map((one) => [one.participantId, one.organization]),
    ),
    ...same(
      'groups',
      outline.participants.map(({ groups }) => groups),
      findings.participants.map(({ groups }) => groups),
    ),
    ...same(
      'themes',
      outline.themes.map(({ id, label }) => [id, label]),
      codebook.themes.map(({ id, label }) => [id, label]),
    ),
    ...same(
      'codes',
      outline.codes.map(({ id, label, theme }) => [id, label, theme]),
      codebook.codes.map(({ id, label, themeId }) => [id, label, themeId]),
    ),
    ...same(
      'transcripts',
      outline.transcripts,
      files.map(({ id, file }) => ({ id, file })),
    ),
  ]
}

function checkCodings(
  found: PageCodings,
  { coders, codes, participants }: PageOutline,
  { place, written }: { readonly place: Diagnostic['place']; readonly written: Written },
): Diagnostic[] {
  const order = new Map(written.files.map(({ id }, at) => [id, at]))
  const wrong = (message: string): Diagnostic => difference('verify/page', place, message)
  if (found.length !== written.codings.length)
    return [wrong(`the page has ${found.length} codings, and ${written.codings.length} are expected`)]
  return written.codings.flatMap((coding, at) => {
    const wanted = [
      ...[order.get(coding.transcriptId), coding.span.start, coding.span.end, coding.codeId, coding.participantId],
      ...[coding.turn, coding.coder, coding.status, coding.stance],
    ]
    const [transcript, start, end, code, participant, turn, coder, percent, status, stance] = found[at]!
    const shown = [
      ...[transcript, start, end, codes[code ?? -1]?.id, participants[participant ?? -1]?.id],
      ...[turn, coders[coder ?? -1], statuses[status ?? -1], stance === null ? null : stances[stance!]],
    ]
    const isNear = Math.abs((percent ?? Number.NaN) - coding.confidence * 100) <= 0.5001
    return JSON.stringify(shown) === JSON.stringify(wanted) && isNear
      ? []
      : [
          wrong(
            `the coding of ${coding.transcriptId} from ${coding.span.start} with ${coding.codeId} is another in the page`,
          ),
        ]
  })
}
