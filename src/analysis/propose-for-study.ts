import { fingerprintOfTexts } from '../anchoring/words-fingerprint.ts'
import { inputError } from '../boundary/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import type { TranscriptFile } from '../model/transcript-file.ts'
import {
  addCorrections,
  type Correction,
  exchangeLabel,
  noCorrections,
  type SpeakerCorrections,
} from '../study/speakers/corrections.ts'
import { readSpeakers, type WrittenSpeakers } from '../study/speakers/read-speakers.ts'
import { proposeLabels } from '../study/speakers/speaker-state.ts'
import type { SpeakersFile } from '../study/speakers/write-speakers.ts'

/** The file in which the speakers of a transcript are confirmed, by its transcript. */
export type SpeakersByTranscript = ReadonlyMap<string, WrittenSpeakers & { readonly file: string }>

export const readAllSpeakers = (files: readonly TextFile[]): SpeakersByTranscript =>
  new Map(files.map((file) => [readSpeakers(file).transcript, { ...readSpeakers(file), file: file.file }]))

/**
 * Proposes the speakers of a transcript that names nobody, with what was corrected before and now; null if it names
 * everybody.
 *
 * @param file read with its units
 * @throws InputError when the words have changed since corrections were written
 */
export function proposeFor(
  { source, units = [], language }: TranscriptFile,
  known: SpeakersByTranscript,
  { more, confirm }: { readonly more: readonly Correction[]; readonly confirm: boolean },
): SpeakersFile | null {
  if (units.length === 0) return null
  const before = known.get(source.file)
  const isChanged =
    before !== undefined &&
    (before.units.length !== units.length || fingerprintOfTexts(before.units) !== fingerprintOfTexts(units))
  if (isChanged)
    throw inputError({
      code: 'speakers/changed',
      place: { file: before.file },
      message: `the words of ${source.file} are others than when this was written, so its corrections have no place`,
      fix: 'restore the transcript, or move this file away and have the speakers proposed again',
    })
  const corrections = addCorrections(before?.corrections ?? noCorrections, more, units.length)
  const isConfirmed = confirm || (before?.isConfirmed === true && more.length === 0)
  const turned = addCorrections(noCorrections, more, units.length).swapped
  const proposed = proposeLabels(units, language, corrections)
  const kept =
    isConfirmed && before !== undefined
      ? keepSeen(proposed, before.units, { labels: corrections.labels, swapped: turned })
      : proposed
  return { transcript: source.file, isConfirmed, corrections, units: kept }
}

/** Labels as a person has seen them in the file: what is confirmed does not change with what was corrected last. */
const keepSeen = (
  units: SpeakersFile['units'],
  seen: WrittenSpeakers['units'],
  { labels, swapped }: SpeakerCorrections,
): SpeakersFile['units'] =>
  units.map((unit, index) => {
    const before = seen[index]!.label
    const label = labels.get(unit.number) ?? (swapped.has(unit.number) ? exchangeLabel(before) : before)
    return unit.label === label ? unit : { ...unit, label, chance: null }
  })
