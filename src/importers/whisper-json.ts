import { decodeText } from '../boundary/decode-text.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { locatedOptions } from '../boundary/located.ts'
import { validate } from '../boundary/validate.ts'
import { countWords } from '../text/words.ts'
import { createDraft } from './draft.ts'
import type { Importer } from './importer.ts'
import { sayUnlabelled } from './unlabelled.ts'
import { WhisperFile } from './whisper-file.ts'

/** JSON of openai-whisper and whisperX: segments with text, seconds and, from whisperX, speakers. */
export const whisperJson: Importer = {
  summary: 'JSON of Whisper and whisperX: segments with times and, where diarised, speakers',
  extensions: ['json'],
  detect({ text, extension }) {
    if (text === null || !/^\s*\{/.test(text)) return 0
    return /"segments"\s*:\s*\[/.test(text) ? 1 : extension === 'json' ? 0.2 : 0
  },
  read({ file, bytes }) {
    const { text: whole, segments } = validate(
      WhisperFile,
      locatedOptions(readJson(decodeText(bytes, file).text, file), file),
    )
    const draft = createDraft()
    const said = segments.map(({ text }) => text).join('\n')
    if (whole !== undefined) draft.skip('the whole text, which the file holds a second time', whole)
    const ms = (seconds: number | null | undefined): number | null =>
      seconds == null ? null : Math.round(seconds * 1000)
    sayUnlabelled(
      segments.map(({ text, start, end, speaker }) => ({
        speaker: speaker?.trim() || null,
        text: text.trim(),
        startMs: ms(start),
        endMs: ms(end),
      })),
      draft,
    )
    return draft.build(countWords(said) + countWords(whole ?? ''))
  },
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0)
    const before = text.slice(0, position).split('\n')
    throw inputError({
      code: 'import/json',
      place: { file, line: before.length, column: before.at(-1)!.length + 1 },
      message: `the JSON breaks off or is malformed here: ${error.message.split(/,? in JSON|\n/)[0]}`,
      fix: 'export it again',
    })
  }
}
