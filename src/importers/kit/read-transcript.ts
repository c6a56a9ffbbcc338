import { createHash } from 'node:crypto'
import { wordsFingerprint } from '../../anchoring/words-fingerprint.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { groupBy, sum, unique } from '../../collections.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type ConfirmedSpeakers, notSpoken, type SpokenUnit } from '../../model/spoken-unit.ts'
import type { Role, Turn } from '../../model/transcript.ts'
import type { SpeakerSummary, TranscriptFile } from '../../model/transcript-file.ts'
import { type Words, wordCountWithin } from '../../model/words.ts'
import { detectLanguage } from '../../text/detect-language.ts'
import { findMarkers, isInaudible } from '../../text/markers.ts'
import { roleOfLabel } from '../../text/role-words.ts'
import { countWords, tokenize } from '../../text/words.ts'
import { type CountedTurn, type GuessedRole, guessRoles, type StatedRoles } from '../guess-roles.ts'
import { type Draft, type DraftTurn, type Importer, noHints, type ReadingHints, type SourceFile } from '../importer.ts'
import { labelTurns } from './label-turns.ts'
import { spokenUnits } from './spoken-units.ts'

/** Most of one transcript: a hundred hours of talk. What is made of a text takes a hundred times its room. */
const most = { characters: 6_000_000, turns: 200_000 }

/** How a transcript is to be read. */
export interface ReadOptions extends StatedRoles {
  /** Id of the transcript. */
  readonly id: string
  /** The name of a speaker by each of the labels that are used for them. */
  readonly aliases?: Readonly<Record<string, string>>
  readonly hints?: ReadingHints
  /** Who speaks where the file names nobody, as a person confirmed it. */
  readonly confirmed?: ConfirmedSpeakers | undefined
  /** True to list the units to which speakers can be proposed. */
  readonly listsUnits?: boolean | undefined
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
  const read = mergeAliases(await importer.read(source, options.hints ?? noHints), options.aliases ?? {})
  const drafted = applyConfirmed(read, source.file, options.confirmed)
  const units = options.listsUnits ? { units: listUnits(drafted) } : {}
  const draft = importer.isDocument === true ? withoutLines(drafted) : drafted
  const stated = statedRoles(options, draft)
  const text = draft.turns.map((turn) => turn.text).join('\n')
  requireBounded(source.file, text.length, draft.turns.length)
  const words = tokenize(text)
  const counted = countTurns(draft.turns, words)
  const roles = guessRoles(counted, stated)
  const turns = placeTurns(draft.turns, roles)
  const sha256 = createHash('sha256').update(source.bytes).digest('hex')
  const speakers = summarizeSpeakers(counted, roles)
  const wordsOut = sum(counted, (turn) => turn.words)
  const from = { file: source.file, format, sha256 }
  return {
    id: options.id,
    source: from,
    turns: turns.length,
    characters: text.length,
    transcript: { id: options.id, text, turns, source: from },
    language: detectLanguage(words),
    speakers,
    wordsIn: draft.wordsIn,
    wordsOut,
    skipped: draft.skipped,
    doubtful: draft.doubtful,
    grammar: draft.grammar,
    inaudible: findMarkers(text).filter(({ start, end }) => isInaudible(text.slice(start, end))).length,
    textFingerprint: wordsFingerprint(words),
    ...units,
    warnings: [...draft.warnings, ...warn(source.file, draft, speakers, wordsOut)],
  }
}

/** The draft of a document without numbers of lines, which neither its file nor any program shows. */
const withoutLines = (draft: Draft): Draft => ({
  ...draft,
  turns: draft.turns.map((turn) => ({ ...turn, line: null })),
  skipped: draft.skipped.map((skipped) => ({ ...skipped, line: null })),
})

/** The language of turns without a name, by which their sentences are found. */
const languageOfTurns = ({ turns }: Draft): string =>
  detectLanguage(tokenize(turns.map(({ speaker, text }) => (speaker === null ? text : '')).join('\n'))) ?? 'en'

/** The units of a draft without their places. */
const listUnits = (draft: Draft): SpokenUnit[] =>
  spokenUnits(draft.turns, languageOfTurns(draft)).map(({ number, text, startMs, gap, pauseMs }) => ({
    ...{ number, text, startMs, gap, pauseMs },
  }))

/** The draft with the speakers that were confirmed; without them, and with a warning, where its words have changed since. */
function applyConfirmed(draft: Draft, file: string, confirmed: ConfirmedSpeakers | undefined): Draft {
  if (confirmed === undefined) return draft
  const labelled = labelTurns(draft, confirmed, languageOfTurns(draft))
  if (labelled !== null) return labelled
  const warning: Diagnostic = {
    level: 'warning',
    code: 'import/speakers-changed',
    place: { file },
    message: 'the words are others than when its speakers were confirmed, so nobody is named',
    fix: 'propose them again with "themata import --speakers --write", and confirm them',
  }
  return { ...draft, warnings: [...draft.warnings, warning] }
}

/** Roles that are stated by settings, by the file, or by labels that a person confirmed. */
function statedRoles({ interviewers, participants, confirmed }: ReadOptions, draft: Draft): StatedRoles {
  const labels = unique((confirmed?.runs ?? []).map(([label]) => label).filter((label) => label !== notSpoken))
  const ofRole = (role: Role): string[] => labels.filter((label) => roleOfLabel(label) === role)
  return {
    interviewers: [...interviewers, ...draft.interviewers, ...ofRole('interviewer')],
    participants: [...participants, ...ofRole('participant')],
  }
}

/** The same talk with one name for each speaker. */
function mergeAliases(draft: Draft, aliases: Readonly<Record<string, string>>): Draft {
  const nameOf = (label: string): string => (Object.hasOwn(aliases, label) ? aliases[label]! : label)
  return {
    ...draft,
    turns: draft.turns.map((turn) => (turn.speaker === null ? turn : { ...turn, speaker: nameOf(turn.speaker) })),
    interviewers: draft.interviewers.map(nameOf),
  }
}

/** Turns with their words, marks included: those of the text where a turn has no marks. */
function countTurns(turns: readonly DraftTurn[], words: Words): CountedTurn[] {
  let start = 0
  return turns.map((turn) => {
    const end = start + turn.text.length
    const count = findMarkers(turn.text).length > 0 ? countWords(turn.text) : wordCountWithin(words, { start, end })
    start = end + 1
    return { ...turn, words: count }
  })
}

/** Turns at their places in the text, a line between them. */
function placeTurns(drafts: readonly DraftTurn[], roles: ReadonlyMap<string | null, GuessedRole>): Turn[] {
  let start = 0
  return drafts.map(({ text, number, speaker, startMs, endMs, line }, index): Turn => {
    const span = { start, end: start + text.length }
    start = span.end + 1
    return { number: number ?? index + 1, speaker, role: roles.get(speaker)!.role, span, startMs, endMs, line }
  })
}

function summarizeSpeakers(
  turns: readonly CountedTurn[],
  roles: ReadonlyMap<string | null, GuessedRole>,
): SpeakerSummary[] {
  return [...groupBy(turns, ({ speaker }) => speaker)].map(([name, own]) => ({
    name,
    ...roles.get(name)!,
    turns: own.length,
    words: sum(own, ({ words }) => words),
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
        'label who speaks ("Interviewer:", "P1:"), or have it proposed with "themata import --speakers", to keep questions out',
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

/** @throws InputError when what was said is longer than any interview */
function requireBounded(file: string, characters: number, turns: number): void {
  if (characters <= most.characters && turns <= most.turns) return
  throw inputError({
    code: 'import/too-long',
    place: { file },
    message: `the transcript has ${(characters / 1e6).toFixed(1)} million characters in ${turns} turns; ${most.characters / 1e6} million in ${most.turns} are read`,
    fix: 'split it into one file an interview',
  })
}
