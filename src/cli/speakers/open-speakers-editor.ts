import { proposeFor } from '../../analysis/propose-for-study.ts'
import type { TranscriptReader } from '../../analysis/transcript-reader.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import type { SpeakersEditor } from '../../review/speakers-editor.ts'
import { noCorrections } from '../../study/speakers/corrections.ts'
import { proposeLabels } from '../../study/speakers/speaker-state.ts'
import { readUnnamed, saveSpeakers, type UnnamedFiles } from './read-unnamed.ts'

/** The speakers of a study on the disk, as the review page confirms them. Transcripts are read when they are first needed. */
export function openSpeakersEditor(study: string, reader: TranscriptReader): SpeakersEditor {
  let read: Promise<UnnamedFiles> | null = null
  const load = (): Promise<UnnamedFiles> => {
    read ??= readUnnamed({ root: study }, reader)
    return read
  }
  const unnamed = async () => {
    const { files, known } = await load()
    return { known, files: files.filter(({ units = [] }) => units.length > 0) }
  }
  async function fileAt(index: number) {
    const { known, files } = await unnamed()
    const file = files[index]
    if (file !== undefined) return { known, file, units: file.units! }
    throw inputError({ code: 'review/refused', place: { file: study }, message: 'there is no such transcript' })
  }
  return {
    async list() {
      const { known, files } = await unnamed()
      return files.map(({ id, source, units }) => ({
        ...{ id, lines: units!.length, isConfirmed: known.get(source.file)?.isConfirmed === true },
      }))
    },
    async propose(index, corrections) {
      const { known, file, units } = await fileAt(index)
      const kept = corrections === null ? proposeFor(file, known, { more: [], confirm: false })! : null
      return kept === null
        ? { lines: proposeLabels(units, file.language, corrections!), corrections: corrections! }
        : { lines: kept.units, corrections: kept.corrections }
    },
    async confirm(index, labels) {
      const { file, units } = await fileAt(index)
      const proposed = proposeLabels(units, file.language, noCorrections)
      const lines = proposed.map((unit, at) =>
        unit.label === labels[at] ? unit : { ...unit, label: labels[at] ?? unit.label, chance: null },
      )
      const stated = new Map(
        lines.flatMap(({ number, label, chance }) => (chance === null ? [[number, label] as const] : [])),
      )
      const corrections = { labels: stated, swapped: new Set<number>() }
      await saveSpeakers(study, [{ transcript: file.source.file, isConfirmed: true, corrections, units: lines }])
      read = null
    },
  }
}
