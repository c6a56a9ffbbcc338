import { decodeText } from '../../boundary/decode-text.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { readClock } from '../kit/clocks.ts'
import { type Cue, readShown } from '../kit/cues.ts'
import { createDraft } from '../kit/draft.ts'

/** Subtitles of SubStation Alpha and Aegisub: lines of `Dialogue`, whose columns a line of `Format` names. */
export const ass: Importer = {
  summary: 'SubStation Alpha subtitles (ASS, SSA) with the names of speakers',
  extensions: ['ass', 'ssa'],
  detect: ({ text }) => (text !== null && /^\s*\[Script Info\]/i.test(text) ? 1 : 0),
  read({ file, bytes, encoding }, hints) {
    const { text } = decodeText(bytes, file, encoding)
    const draft = createDraft()
    const cues: Cue[] = []
    let columns: readonly string[] = usualColumns
    let inEvents = false
    for (const [index, line] of text.split('\n').entries()) {
      if (/^\s*\[/.test(line)) inEvents = /^\s*\[events\]/i.test(line)
      const [label = '', kind = ''] = /^(Format|Dialogue):\s*/i.exec(line) ?? []
      if (!inEvents || !/dialogue/i.test(kind)) {
        if (inEvents && /format/i.test(kind))
          columns = line
            .slice(label.length)
            .split(',')
            .map((name) => name.trim().toLowerCase())
        draft.skip('script settings, styles and comments', line, index + 1)
        continue
      }
      const cells = splitCells(line.slice(label.length), columns.length)
      const at = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? ''
      const said = at('text')
      const bare = said
        .replace(/\{[^{}]{0,2000}\}/g, '')
        .replace(/\\[Nnh]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      const name = at('name') || at('actor')
      draft.skipWords('columns of the subtitles', countWords(line) - countWords(said), line, index + 1)
      draft.skipWords('subtitle tags', countWords(said) - countWords(bare), said, index + 1)
      if (bare === '') continue
      const [startMs, endMs] = [readClock(at('start')), readClock(at('end'))]
      cues.push({ startMs, endMs, identifier: '', lines: [{ text: bare, number: index + 1, voice: name || null }] })
    }
    return readShown(cues, { file, hints, draft, wordsIn: countWords(text) })
  },
}

const usualColumns = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text']

/** The cells of a line; commas in the last one are part of what is said. */
function splitCells(line: string, columns: number): string[] {
  const cells = line.split(',')
  return [...cells.slice(0, columns - 1), cells.slice(columns - 1).join(',')]
}
