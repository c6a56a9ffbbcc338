import { createHash } from 'node:crypto'
import type { Diagnostic } from '../boundary/diagnostic.ts'
import { groupBy, sum } from '../lists.ts'
import type { Turn } from '../model/transcript.ts'
import type { SpeakerSummary, TranscriptFile } from '../model/transcript-file.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { findMarkers, isInaudible } from '../text/markers.ts'
import { countWords } from '../text/words.ts'
import { type Draft, type DraftTurn, type Importer, noHints, type ReadingHints, type SourceFile } from './importer.ts'
import { type GuessedRole, guessRoles, type StatedRoles } from './roles.ts'

/** How a transcript is to be read. */
export interface ReadOptions extends StatedRoles {
  /** Id of the transcript. */
  readonly id: string
  /** The name of a speaker by each of the labels that are used for them. */
  readonly aliases?: Readonly<Record<string, string>>
  readonly hints?: ReadingHints
}

/**
 * Reads a file with an importer. What was said becomes one text, a line between turns.
 *
 * @param format name of the importer, kept as the source's format
 * @throws InputError when the file is broken or holds no speech
 */
export async function readTranscript(
  source: SourceFile,
  importer: Importer,
  format: string,
  options: ReadOptions,
): Promise<TranscriptFile> {
  const draft = mergeAliases(await importer.read(source, options.hints ?? noHints), options.aliases ?? {})
  const stated = { ...options, interviewers: [...options.interviewers, ...draft.interviewers] }
  const roles = guessRoles(draft.turns, stated)
  const { text, turns } = joinTurns(draft.turns, roles)
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const speakers = summarizeSpeakers(draft.turns, roles)
  const wordsOut = sum(draft.turns, (turn) => countWords(turn.text))
  const from = { file: source.file, format, sha256 }
  return {
    id: options.id,
    source: from,
    turns: turns.length,
    characters: text.length,
    transcript: { id: options.id, text, turns, source: from },
    language: detectLanguage(text),
    speakers,
    wordsIn: draft.wordsIn,
    wordsOut,
    skipped: draft.skipped,
    doubtful: draft.doubtful,
    inaudible: findMarkers(text).filter(({ start, end }) => isInaudible(text.slice(start, end))).length,
    sameness: createHash('sha256').update(wordsAlone(text)).digest('hex'),
    warnings: [...draft.warnings, ...warn(source.file, draft, speakers, wordsOut)],
  }
}

/** What was said without capitals, marks and blanks. */
const wordsAlone = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')

/** The same talk with one name for each speaker. */
function mergeAliases(draft: Draft, aliases: Readonly<Record<string, string>>): Draft {
  const nameOf = (label: string): string => (Object.hasOwn(aliases, label) ? aliases[label]! : label)
  return {
    ...draft,
    turns: draft.turns.map((turn) => (turn.speaker === null ? turn : { ...turn, speaker: nameOf(turn.speaker) })),
    interviewers: draft.interviewers.map(nameOf),
  }
}

function joinTurns(drafts: readonly DraftTurn[], roles: ReadonlyMap<string | null, GuessedRole>) {
  const texts: string[] = []
  let start = 0
  const turns = drafts.map(({ text, number, speaker, ...times }, index): Turn => {
    texts.push(text)
    const span = { start, end: start + text.length }
    start = span.end + 1
    return { number: number ?? index + 1, speaker, role: roles.get(speaker)!.role, span, ...times }
  })
  return { text: texts.join('\n'), turns }
}

function summarizeSpeakers(
  turns: readonly DraftTurn[],
  roles: ReadonlyMap<string | null, GuessedRole>,
): SpeakerSummary[] {
  return [...groupBy(turns, ({ speaker }) => speaker)].map(([name, own]) => ({
    name,
    ...roles.get(name)!,
    turns: own.length,
    words: sum(own, ({ text }) => countWords(text)),
  }))
}

function warn(file: string, draft: Draft, speakers: readonly SpeakerSummary[], wordsOut: number): Diagnostic[] {
  const warning = (code: string, message: string, fix: string): Diagnostic => ({
    level: 'warning',
    code: `import/${code}`,
    place: { file },
    message,
    fix,
  })
  if (wordsOut === 0)
    return [{ ...warning('no-speech', 'nobody says anything in this file', 'check the export'), level: 'error' }]
  const lost = draft.wordsIn - wordsOut - sum(draft.skipped, ({ words }) => words)
  const warnings: Diagnostic[] = []
  if (lost !== 0) {
    warnings.push(
      warning(
        'unaccounted',
        `${Math.abs(lost)} of ${draft.wordsIn} words were ${lost > 0 ? 'lost' : 'gained'} while reading`,
        'compare the preview of "themata import" with the file',
      ),
    )
  }
  if (speakers.every(({ name }) => name === null)) {
    warnings.push(
      warning(
        'no-speakers',
        'the file names no speakers: all of it counts as one participant, questions included',
        'label who speaks ("Interviewer:", "P1:") to keep questions out',
      ),
    )
  } else if (speakers.every(({ role }) => role === 'interviewer')) {
    warnings.push(
      warning(
        'no-participants',
        'every speaker was taken for an interviewer, so nothing counts as evidence',
        'name the participants in themata.yaml',
      ),
    )
  }
  return warnings
}
