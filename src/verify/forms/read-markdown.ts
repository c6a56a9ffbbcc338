import { groupBy } from '../../collections.ts'
import { type FormBlock, inOneLine, withoutNumber } from './form-block.ts'

/** A text as it was before its marks were escaped. */
const plain = (line: string): string => line.replace(/\\([\\`*_[\]<>|~$&#+=.)-])/g, '$1')

/** The first and the last line of a block to copy. */
const fence = /^```(?:yaml)?$/

/** Reads a report in Markdown block by block: paragraphs that are parted by an empty line. */
export function readMarkdown(text: string): FormBlock[] {
  const blocks: FormBlock[] = []
  let [held, first] = [[] as string[], 1]
  let [caption, isSource] = ['', false]
  const end = (): void => {
    const [head = ''] = held
    if (head.startsWith('> ')) blocks.push(readQuote(held, first))
    else if (head.startsWith('| ')) {
      const rows = held.map((line, at) => ({ cells: readCells(line), line: first + at }))
      blocks.push({ kind: 'table', caption, rows: rows.filter((_, at) => at !== 1), line: first })
    } else if (/^#+ /.test(head)) blocks.push({ kind: 'heading', text: plain(head.replace(/^#+ /, '')), line: first })
    else if (fence.test(head)) {
      for (const [at, line] of held.entries()) blocks.push({ kind: 'caption', text: inOneLine(line), line: first + at })
    } else if (held.length > 0) {
      for (const [at, line] of held.entries())
        blocks.push({
          kind: /^(?:Table|Figure) \d+\. \*|^!\[/.test(line) ? 'caption' : 'paragraph',
          text: inOneLine(readLine(line)),
          line: first + at,
        })
    }
    caption = withoutNumber(plain(/^((?:Table|Figure) \d+\. )?\*(.*)\*$/.exec(head)?.slice(1).join('') ?? ''))
    held = []
  }
  for (const [at, line] of text.split('\n').entries()) {
    if (line !== '' && held.length === 0) first = at + 1
    if (fence.test(line)) isSource = !isSource
    if (line === '' && !isSource) {
      if (held.length > 0) end()
    } else held.push(line)
  }
  if (held.length > 0) end()
  return blocks
}

/** A line of running text as it is read: marks of lists and of strong and emphasised words go, code remains as it is. */
function readLine(written: string): string {
  const line = written.replace(/^- /, '')
  const runs = groupBy(Array.from(line.matchAll(/`+/g)).reverse(), ([ticks]) => ticks.length)
  const mark = /\\([\\`*_[\]<>|~$&#+=.)-])|(`+)|\*+/g
  let [read, from] = ['', 0]
  for (let found = mark.exec(line); found !== null; found = mark.exec(line)) {
    const [whole, escaped, ticks] = found
    const close = ticks === undefined ? undefined : nextRun(runs.get(ticks.length) ?? [], mark.lastIndex)
    read += line.slice(from, found.index)
    if (close === undefined) read += escaped ?? ticks ?? ''
    else {
      const code = line.slice(mark.lastIndex, close)
      read += whole === '`' ? code : code.slice(1, -1)
      mark.lastIndex = close + whole.length
    }
    from = mark.lastIndex
  }
  return read + line.slice(from)
}

/** Where the next of some runs of backticks begins, of which the last is listed first; those before it are taken out of the list. */
function nextRun(runs: { readonly index: number }[], from: number): number | undefined {
  while (runs.length > 0) {
    const { index } = runs.pop()!
    if (index >= from) return index
  }
  return undefined
}

const readCells = (line: string): string[] =>
  line
    .replace(/^\| ?/, '')
    .replace(/ ?\|$/, '')
    .split(' | ')
    .map((cell) => plain(cell))

function readQuote(lines: readonly string[], line: number): FormBlock {
  const said = lines.map((one) => one.replace(/^> ?/, ''))
  const at = said.lastIndexOf('')
  return {
    kind: 'quote',
    text: said.slice(0, at).map(plain).join('\n'),
    source: plain(said.slice(at + 1).join(' ')).replace(/^—\s/, ''),
    line,
  }
}
