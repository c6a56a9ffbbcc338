import type { Place } from '../../model/diagnostic.ts'
import type { SynthesisRun } from '../../model/synthesis.ts'

/** A run as it is written; references are not filled in yet. */
export type WrittenRun =
  | Extract<SynthesisRun, { readonly text: string; readonly kind: 'plain' | 'strong' | 'emphasis' | 'code' }>
  | { readonly kind: 'reference'; readonly written: string; readonly place: Place }

/** A part with its paragraphs as they are written. */
export interface WrittenPart {
  readonly title: string
  readonly place: Place
  readonly paragraphs: readonly {
    readonly isItem: boolean
    readonly runs: readonly WrittenRun[]
    readonly place: Place
  }[]
}

/**
 * Divides Markdown into parts at its headings, and these into paragraphs and items of lists. Comments are left out, as are
 * parts without text. Strong, emphasised and code runs are known, and references in double brackets; nothing else is.
 */
export function parseSynthesis(text: string, file: string): WrittenPart[] {
  const source = text
    .replaceAll('\r\n', '\n')
    .replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  const parts: (Omit<WrittenPart, 'paragraphs'> & { paragraphs: WrittenPart['paragraphs'][number][] })[] = [
    { title: '', place: { file }, paragraphs: [] },
  ]
  const placeAt = createPlaceFinder(source, file)
  for (const block of blocksOf(source)) {
    const title = /^#{1,6}\s+(\S.*)$/s.exec(block.text)?.[1]
    if (title !== undefined) parts.push({ title: withoutMarks(title), place: placeAt(block.start), paragraphs: [] })
    else {
      const marker = /^(?:[-*+]|\d+[.)])\s+/.exec(block.text)?.[0] ?? ''
      const start = block.start + marker.length
      const runs = parseRuns(block.text.slice(marker.length), 'plain', (offset) => placeAt(start + offset))
      parts.at(-1)!.paragraphs.push({ isItem: marker !== '', runs, place: placeAt(start) })
    }
  }
  return parts.filter(({ paragraphs }) => paragraphs.length > 0)
}

/** Headings, items and paragraphs of a text, with their starts. */
function blocksOf(source: string): { readonly text: string; readonly start: number }[] {
  const blocks: { text: string; start: number }[] = []
  let start = 0
  let isOpen = false
  for (const line of source.split('\n')) {
    const written = line.trim()
    const first = start + line.indexOf(written)
    const isHeading = /^#{1,6}\s/.test(written)
    const beginsBlock = isHeading || /^(?:[-*+]|\d+[.)])\s+\S/.test(written)
    const last = blocks.at(-1)
    if (written === '') isOpen = false
    else if (isOpen && !beginsBlock && last !== undefined) last.text = source.slice(last.start, first + written.length)
    else blocks.push({ text: written, start: first })
    if (written !== '') isOpen = !isHeading
    start += line.length + 1
  }
  return blocks
}

const marked =
  /\[\[((?:(?!\[\[)[^])*?)\]\]|\*\*(?=\S)((?:(?!\*\*)[^])+)(?<=\S)\*\*|(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\3(?![\w*])|`([^`]+)`/g

/** @param placeOf the place of an offset in the text */
function parseRuns(
  text: string,
  kind: 'plain' | 'strong' | 'emphasis',
  placeOf: (offset: number) => Place,
): WrittenRun[] {
  const runs: WrittenRun[] = []
  const plain = (from: number, to: number): void => {
    const own = text.slice(from, to).replace(/\s+/g, ' ')
    if (own !== '') runs.push({ kind, text: own })
  }
  let from = 0
  for (const { 0: whole, 1: reference, 2: strong, 4: emphasis, 5: code, index } of text.matchAll(marked)) {
    plain(from, index)
    if (reference !== undefined) runs.push({ kind: 'reference', written: reference.trim(), place: placeOf(index) })
    else if (code !== undefined) runs.push({ kind: 'code', text: code })
    else if (strong !== undefined) runs.push(...parseRuns(strong, 'strong', (offset) => placeOf(index + 2 + offset)))
    else if (emphasis !== undefined)
      runs.push(...parseRuns(emphasis, 'emphasis', (offset) => placeOf(index + 1 + offset)))
    from = index + whole.length
  }
  plain(from, text.length)
  return runs
}

/** A title without the marks that may close a heading. */
const withoutMarks = (title: string): string => title.replace(/(?<!#)#+$/, '').trimEnd() || title

/** Finds the places of offsets in a text, in any order. */
function createPlaceFinder(source: string, file: string): (offset: number) => Place {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)]
  return (offset) => {
    let [line, above] = [0, starts.length]
    while (above - line > 1) {
      const middle = (line + above) >> 1
      if (starts[middle]! <= offset) line = middle
      else above = middle
    }
    return { file, line: line + 1, column: offset - starts[line]! + 1 }
  }
}
