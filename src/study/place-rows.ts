import { getOrInsert, unique } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { nearMiss } from '../text/near-miss.ts'
import { createNameFinder, createTranscriptFinder, type FindName } from './find-name.ts'
import type { ParticipantRow } from './read-participants.ts'

/** A voice of a transcript that answers. */
export interface CoderOfRow {
  readonly transcriptId: string
  readonly speaker: string | null
}

/** Names a voice in a map. */
export const voiceKey = ({ transcriptId, speaker }: CoderOfRow): string => JSON.stringify([transcriptId, speaker])

/** Whose row of participants.csv each voice has, and what is wrong with the others. */
export interface PlacedRows {
  readonly rowByVoice: ReadonlyMap<string, ParticipantRow>
  readonly warnings: readonly Diagnostic[]
}

/**
 * Finds the voices that each row of participants.csv means: by transcript and speaker, by the speaker in any transcript,
 * or by an id that is the name of a transcript or of a speaker. Names may differ in capitals, and transcripts may be named
 * as files; a name that fits several transcripts fits none. The first row that means a voice has it.
 */
export function placeRows(
  files: readonly Pick<ImportReport, 'id' | 'source' | 'speakers'>[],
  rows: readonly ParticipantRow[],
  file: string,
): PlacedRows {
  const rowByVoice = new Map<string, ParticipantRow>()
  if (rows.length === 0) return { rowByVoice, warnings: [] } // an index of a large study takes memory
  const study = describeVoices(files)
  const warnings: Diagnostic[] = []
  const [closest, others]: [ParticipantRow[], ParticipantRow[]] = [[], []]
  for (const row of rows) (isWrittenAsNamed(row, study) ? closest : others).push(row)
  for (const row of [...closest, ...others]) {
    const place = { file, line: row.line, column: 1 }
    const { voices, note } = findVoices(row, study)
    if (note !== undefined) warnings.push({ level: 'note', code: 'participants/several-interviews', place, ...note })
    const taken = voices.flatMap((voice) => rowByVoice.get(voiceKey(voice)) ?? [])
    for (const voice of voices) if (!rowByVoice.has(voiceKey(voice))) rowByVoice.set(voiceKey(voice), row)
    if (voices.length > taken.length) continue
    const explanation = taken[0] === undefined ? explainAbsence(row, study) : explainTaken(row, taken[0])
    warnings.push({ level: 'warning', code: 'participants/absent', place, ...explanation })
  }
  return { rowByVoice, warnings }
}

/** True if a row names what it means exactly as it is written: such rows come before those that are taken to mean it. */
const isWrittenAsNamed = (
  { id, transcript, speaker }: ParticipantRow,
  { answering, byLabel, byBaseName }: Voices,
): boolean =>
  transcript === ''
    ? byLabel.has(speaker || id) || answering.has(id) || byBaseName.has(id)
    : (answering.get(transcript)?.includes(speaker || id) ?? false)

type Told = Pick<Diagnostic, 'message' | 'fix'>

/** An index from speakers of transcripts to participants. */
interface Voices {
  readonly transcripts: readonly string[]
  readonly findTranscript: FindName
  readonly answering: ReadonlyMap<string, readonly (string | null)[]>
  /** Transcripts by the label of a voice that answers there. */
  readonly byLabel: ReadonlyMap<string, readonly string[]>
  readonly findLabel: FindName
  readonly byBaseName: ReadonlyMap<string, readonly string[]>
}

function describeVoices(files: readonly Pick<ImportReport, 'id' | 'source' | 'speakers'>[]): Voices {
  const answering = new Map<string, (string | null)[]>()
  const byLabel = new Map<string, string[]>()
  const byBaseName = new Map<string, string[]>()
  for (const { id, speakers } of files) {
    const names = speakers.filter(({ role }) => role !== 'interviewer').map(({ name }) => name)
    answering.set(id, names)
    for (const name of names) if (name !== null) getOrInsert(byLabel, name, () => []).push(id)
    getOrInsert(byBaseName, id.slice(id.lastIndexOf('/') + 1), () => []).push(id)
  }
  return {
    transcripts: files.map(({ id }) => id),
    findTranscript: createTranscriptFinder(files),
    answering,
    byLabel,
    findLabel: createNameFinder([...byLabel.keys()]),
    byBaseName,
  }
}

function findVoices(
  row: ParticipantRow,
  study: Voices,
): { readonly voices: readonly CoderOfRow[]; readonly note?: Told } {
  if (row.transcript !== '') {
    const [transcriptId, other] = study.findTranscript(row.transcript)
    return { voices: transcriptId === undefined || other !== undefined ? [] : voicesIn(transcriptId, row, study) }
  }
  const label = row.speaker || row.id
  const named = transcriptsNamed(row.id, study)
  const voices = named.flatMap((transcriptId) => voicesIn(transcriptId, row, study))
  const elsewhere = study
    .findLabel(label)
    .flatMap((speaker) => study.byLabel.get(speaker)!.map((transcriptId): CoderOfRow => ({ transcriptId, speaker })))
  const all = [...new Map([...voices, ...elsewhere].map((voice) => [voiceKey(voice), voice])).values()]
  const interviews = unique(all.map(({ transcriptId }) => transcriptId))
  return interviews.length < 2
    ? { voices: all }
    : {
        voices: all,
        note: {
          message: `"${row.id}" is taken for one person who speaks in ${enumerateSome(interviews)}`,
          fix: 'if these are several people, give each a row that names its transcript',
        },
      }
}

/** Transcripts with an id, or with it as the last part of theirs; whatever the capitals, where only one is meant. */
function transcriptsNamed(id: string, { findTranscript, byBaseName }: Voices): readonly string[] {
  const found = findTranscript(id)
  return found.length < 2 ? found : (byBaseName.get(id) ?? [])
}

/** The voices of a transcript that a row means: the speaker it names, else who answers alone or has the row's id. */
function voicesIn(transcriptId: string, { id, speaker: stated }: ParticipantRow, { answering }: Voices): CoderOfRow[] {
  const names = answering.get(transcriptId)!
  const find = createNameFinder(names.flatMap((name) => name ?? []))
  const found: readonly (string | null)[] = stated !== '' ? find(stated) : names.length === 1 ? names : find(id)
  return found.length === 1 ? [{ transcriptId, speaker: found[0]! }] : []
}

function explainAbsence({ id, transcript, speaker }: ParticipantRow, study: Voices): Told {
  const proposal = (written: string, known: readonly string[], otherwise: string): string => {
    const near = nearMiss(written, known)
    return near === undefined ? otherwise : `write "${near}"`
  }
  if (transcript === '')
    return {
      message: `"${id}" speaks in no transcript`,
      fix: proposal(
        speaker || id,
        [...study.byLabel.keys(), ...study.transcripts],
        'name the transcript and the speaker in the columns "transcript" and "speaker"',
      ),
    }
  const found = study.findTranscript(transcript)
  if (found.length > 1)
    return {
      message: `"${id}" speaks in "${transcript}", which may be ${enumerateSome(found)}`,
      fix: `write one of them in the column "transcript", such as "${found[0]}"`,
    }
  if (found.length === 0)
    return {
      message: `"${id}" speaks in "${transcript}", and there is no such transcript`,
      fix: proposal(transcript, study.transcripts, `write an id, such as "${study.transcripts[0]}"`),
    }
  const voices = study.answering.get(found[0]!)!.flatMap((name) => name ?? [])
  return {
    message: `"${speaker || id}" answers nowhere in "${found[0]}"; those who do are ${enumerateSome(voices) || 'without a name'}`,
    fix: proposal(speaker || id, voices, 'name one of them in the column "speaker"'),
  }
}

const explainTaken = ({ id }: ParticipantRow, first: ParticipantRow): Told => ({
  message: `"${id}" is meant to be a speaker who is "${first.id}" by line ${first.line}`,
  fix: 'name another transcript or speaker, or drop the row',
})

/** Names that a message shows. */
const shown = 6

const enumerateSome = (names: readonly string[]): string =>
  `${names
    .slice(0, shown)
    .map((name) => `"${name}"`)
    .join(', ')}${names.length > shown ? ` and ${names.length - shown} more` : ''}`
