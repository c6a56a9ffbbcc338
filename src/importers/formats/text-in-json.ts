import { decodeText } from '../../boundary/decode-text.ts'
import type { Importer } from '../importer.ts'
import { addTo, eachText } from '../kit/json-values.ts'
import { isLabelLine } from '../kit/label-lines.ts'
import { plainStyle } from '../kit/line-style.ts'
import { parseJson } from '../kit/read-json.ts'
import { readLines } from '../kit/read-lines.ts'
import { splitAtLabels } from '../kit/split-at-labels.ts'

/** A transcript as one text, or a list of lines, in a JSON file: `{"transcript": "Mina: How often? …"}`. */
export const textInJson: Importer = {
  summary: 'JSON with a whole transcript in one text, or in a list of lines with labels',
  extensions: ['json'],
  detect: ({ json }) => (json !== undefined && findTranscript(json) !== null ? 0.48 : 0),
  read({ file, bytes, encoding }, hints) {
    const value = parseJson(decodeText(bytes, file, encoding).text, file)
    const { path, texts } = findTranscript(value) ?? { path: '', texts: [] }
    const extraText = textsByPath(value).flatMap(([at, others]) =>
      at === path ? [] : others.map((text) => [`"${at}"`, text] as const),
    )
    const lines = texts.flatMap((text) => splitAtLabels(text).split('\n'))
    const draft = readLines(lines, { file, style: plainStyle, hints, extraText })
    // Lines are those of the text, not of the file.
    return { ...draft, turns: draft.turns.map((turn) => ({ ...turn, line: null })) }
  },
}

/** The texts of a file by the keys that lead to them, in the order of the file. */
function textsByPath(value: unknown): [path: string, texts: string[]][] {
  const byPath = new Map<string, string[]>()
  for (const [path, text] of [...eachText(value)].reverse()) addTo(byPath, path, text)
  return [...byPath]
}

/** Labels from which a text is a transcript. */
const fewLabels = 2

/** The texts under one key of which most lines begin with a label; null where there are none. */
function findTranscript(value: unknown): { path: string; texts: readonly string[] } | null {
  const found = textsByPath(value).flatMap(([path, texts]) => {
    const lines = texts.flatMap((text) => splitAtLabels(text).split('\n')).filter((line) => line.trim() !== '')
    const labels = lines.filter((line) => isLabelLine(line.trim())).length
    return labels >= fewLabels && labels >= lines.length / 3 ? [{ path, texts, labels }] : []
  })
  return found.sort((a, b) => b.labels - a.labels)[0] ?? null
}
