import type { Grammar } from '../../model/reading-notes.ts'
import { textAt } from '../../model/span.ts'
import type { TranscriptFile } from '../../model/transcript-file.ts'
import { plural, writeClock } from '../../outputs/report/wording.ts'
import type { ReadingSummary } from '../../study/find-doubts.ts'
import { cleanName } from '../../text/clean.ts'

/** The preview of a file as a line of JSON, without its text. */
export function toJsonLine(file: TranscriptFile, { shape, confidence, lost, doubts }: ReadingSummary): string {
  const { transcript: _, textFingerprint: __, source, warnings, ...account } = file
  return `${JSON.stringify({ ...source, ...account, warnings, shape, confidence, lost, doubts })}\n`
}

const writeGrammar = ({ shape, confidence, next }: Grammar): string =>
  `  read as "${shape}", sure ${Math.round(100 * confidence)} %${next === null ? '' : `; next best "${next.shape}", ${plural(next.turns, 'turn')}`}`

/** Describes how a file was read: format, words, speakers with roles, what was left out, and the first turns. */
export function describeFile(
  { transcript, grammar, language, speakers, wordsIn, wordsOut, skipped, doubtful, inaudible }: TranscriptFile,
  turnCount: number,
): string {
  const { source, turns, text } = transcript
  const width = Math.max(10, ...speakers.map(({ name }) => (name ?? '').length))
  const lines = [
    `${cleanName(source.file)}: ${source.format}, ${plural(turns.length, 'turn')}${language === null ? '' : `, language ${language}`}`,
    ...(grammar === null ? [] : [writeGrammar(grammar)]),
    `  words in the file ${wordsIn}, in turns ${wordsOut}, left out ${wordsIn - wordsOut}${inaudible > 0 ? `; ${plural(inaudible, 'place')} inaudible` : ''}`,
    ...skipped.map(
      ({ reason, words, line, sample }) =>
        `    ${String(words).padStart(6)}  ${reason}${line === null ? '' : `, from line ${line}`}${sample === '' ? '' : `: ${JSON.stringify(sample)}`}`,
    ),
    ...speakers.map(
      ({ name, role, reason, turns: count, words }) =>
        `  ${cleanName(name ?? '(no name)').padEnd(width)}  ${role.padEnd(11)}  ${String(count).padStart(4)} turns  ${String(words).padStart(6)} words  (${reason})`,
    ),
    ...(doubtful.length === 0
      ? []
      : [
          `  read as speech, not as speakers: ${doubtful.map(({ name, uses, line }) => `"${name}:" (${uses === 1 ? '' : `${uses} times, first on `}line ${line})`).join(', ')}`,
        ]),
    ...turns.slice(0, turnCount).map((turn) => {
      const said = textAt(text, turn.span).replace(/\s+/g, ' ')
      return `    ${turn.number}. ${turn.startMs === null ? '' : `${writeClock(turn.startMs)} `}${turn.speaker ?? '(no name)'}: ${said.length > 90 ? `${said.slice(0, 87)}...` : said}`
    }),
  ]
  return `${lines.join('\n')}\n\n`
}
