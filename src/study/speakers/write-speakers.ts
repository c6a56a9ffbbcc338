import { type SpeakerCorrections, writeCorrections } from './corrections.ts'
import type { ProposedUnit } from './speaker-state.ts'

/** The proposal for a transcript as a file that a person corrects and confirms. */
export interface SpeakersFile {
  /** Path of the transcript inside the folder of transcripts. */
  readonly transcript: string
  readonly isConfirmed: boolean
  readonly corrections: SpeakerCorrections
  readonly units: readonly ProposedUnit[]
}

/** The first line, by which such files are known. */
export const speakersHeading = '# Who speaks? Proposed by Themata; nothing counts before a person has confirmed it.'

const help = `#
# Below is a line for each sentence or paragraph: its number, who speaks, [what was proposed, and how sure], the words.
#   I asks (I2, I3 for more people), P answers (P2, P3 or any other name), - is nobody: a title, a note.
# Where a letter is wrong, change it. Write many at once below "corrections:", a line each, such as
#   3-9 is P          from 40 is I          swap all          swap from 40
# then run "themata import --speakers … --write" again: what is like the corrected lines follows.
# When all is right, write "yes" behind "confirmed:".
`

/** Writes the file; `readSpeakers` reads it back. */
export function writeSpeakers({ transcript, isConfirmed, corrections, units }: SpeakersFile): string {
  const stated = writeCorrections(corrections, units.length).map((line) => `  ${line}\n`)
  const head = `transcript: ${transcript}\nconfirmed: ${isConfirmed ? 'yes' : 'no'}\ncorrections:\n${stated.join('')}`
  return `${speakersHeading}\n${help}\n${head}\n${writeUnits(units)}`
}

/** Units as lines, with an empty line where another person speaks. */
export function writeUnits(units: readonly ProposedUnit[]): string {
  const width = String(units.at(-1)?.number ?? 1).length
  return units
    .map(({ number, label, chance, text }, index) => {
      const basis = chance === null ? `[${label} stated]` : `[${label} ${Math.floor(100 * chance)} %]`
      const gap = index > 0 && units[index - 1]!.label !== label ? '\n' : ''
      return `${gap}${String(number).padStart(width)} ${label.padEnd(2)} ${basis.padEnd(8)}  ${text.replace(/\s+/g, ' ')}\n`
    })
    .join('')
}
