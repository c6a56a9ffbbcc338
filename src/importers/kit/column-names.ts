import type { CellRow } from '../../boundary/read-table.ts'
import type { ColumnNames } from '../importer.ts'

/** What a column of a transcript can hold. */
export type ColumnRole = 'text' | 'speaker' | 'start' | 'end' | 'interview'

/** A table whose columns are understood. Positions of columns count from 0. */
export interface TableLayout {
  /** Rows above the heads: a title, facts about the interview. */
  readonly above: readonly CellRow[]
  /** Null where the first row is said already. */
  readonly head: CellRow | null
  /** The heads, and rows that repeat them where a table goes on. */
  readonly heads: readonly CellRow[]
  readonly rows: readonly CellRow[]
  /** Heads, or the numbers of columns without one. */
  readonly names: readonly string[]
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>
  /** Columns that each hold what one voice says, a question and an answer or several people a row. */
  readonly voices: readonly number[]
  /** Columns that were recognised by what is in them, because their heads say nothing. */
  readonly guessed: readonly ('text' | 'speaker')[]
  /** Stated names that the table has not, so that a usual one was taken. */
  readonly absent: readonly string[]
}

/** What columns can hold, in the order in which they are looked for. */
export const columnRoles: readonly ColumnRole[] = ['text', 'speaker', 'start', 'end', 'interview']

/** Heads of columns in small letters and without blanks and marks, in the order in which they are looked for. */
const usualHeads: Readonly<Record<ColumnRole, readonly string[]>> = {
  text: words(
    'text content words utterance speech transcript transcription transcripttext message said sentence dialogue dialog ' +
      'spokentext inhalt äußerung aeusserung transkript texto contenido contenu conteúdo testo tekst',
  ),
  speaker: words(
    'speaker speakername spkr spk speakerid speakerlabel voice who name participant person role sprecher sprecherin ' +
      'locuteur hablante falante parlante spreker talare sender author from',
  ),
  start: words(
    'start starttime timestamp timespan time startms starts sttime begin begintime timecode timein in startzeit zeit ' +
      'inicio início début tempo',
  ),
  end: words('end endtime endms ends entime finish stop timeout out endzeit fin fim'),
  interview: words(
    'transcriptid interviewid documentid conversationid dialogueid dialogid sessionid episodeid caseid fileid recordingid ' +
      'meetingid callid interview document documentname conversation session recording filename file transcriptname ' +
      'interviewname episode participantid respondentid',
  ),
}

function words(written: string): string[] {
  return written.split(' ')
}

/** A head as it is looked up: `Start Time` and `start_time` are one. */
const bareHead = (head: string): string =>
  head
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.:\-()#]+/g, '')

const knownHeads = new Set(Object.values(usualHeads).flat())

/** Whether a head is one of those that tables of transcripts usually have. */
export const isUsualHead = (head: string): boolean => knownHeads.has(bareHead(head))

/** Whether a head is a usual one of a column of words. */
export const isTextHead = (head: string): boolean => usualHeads.text.includes(bareHead(head))

/** The position of the column with a usual head of a role; -1 for none. */
export function findUsualColumn(heads: readonly string[], role: ColumnRole): number {
  const bare = heads.map(bareHead)
  const head = usualHeads[role].find((usual) => bare.includes(usual))
  return head === undefined ? -1 : bare.indexOf(head)
}

/** The position of the column that somebody named for a role; -1 where nothing is named, or no such column is there. */
export function findStatedColumn(heads: readonly string[], role: ColumnRole, stated: ColumnNames): number {
  const names = role === 'interview' ? [] : namesOf(stated[role]).map((name) => name.trim().toLowerCase())
  return heads.findIndex((head) => names.includes(head.trim().toLowerCase()))
}

/** The names that somebody gave a column: several where tables of a study differ. */
export const namesOf = (stated: string | readonly string[] | undefined): readonly string[] =>
  stated === undefined ? [] : [stated].flat()
