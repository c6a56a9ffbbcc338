import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { openBundle } from '../../src/importers/open-bundle.ts'
import { textAt } from '../../src/model/span.ts'

/**
 * Reads a file as the program does, and checks that its words are accounted for: the turns of all transcripts in it as
 * [speaker, words], what was left out by reason, and the codes of warnings.
 */
export async function readFile(file: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { files, notes } = await openBundle(importers, { file, bytes })
  const read = await Promise.all(
    files.map(async (source) => {
      const { name, importer } = await chooseImporter(importers, source)
      return readTranscript(source, importer, name, { id: source.file, interviewers: [], participants: [] })
    }),
  )
  for (const { wordsIn, wordsOut, skipped, source } of read) {
    const left = skipped.reduce((total, { words }) => total + words, 0)
    if (wordsOut + left !== wordsIn)
      throw new Error(`${source.file}: ${wordsIn} words, ${wordsOut} said, ${left} left out`)
  }
  const skipped = read.flatMap((each) => each.skipped)
  return {
    ids: read.map(({ id }) => id),
    turns: read.flatMap(({ transcript: { text, turns } }) =>
      turns.map(({ speaker, span }) => [speaker, textAt(text, span).replace(/\s+/g, ' ')] as const),
    ),
    times: read.flatMap(({ transcript }) => transcript.turns.map(({ startMs }) => startMs)),
    lines: read.flatMap(({ transcript }) => transcript.turns.map(({ line }) => line)),
    leftOut: Object.fromEntries(skipped.map(({ reason, words }) => [reason, words])),
    warnings: read.flatMap(({ warnings }) => warnings.map(({ code }) => code)),
    notes: notes.map(({ message }) => message),
  }
}
