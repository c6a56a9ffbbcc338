import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { groupBy } from '../collections.ts'
import type { Place } from '../model/diagnostic.ts'
import { InputError } from './diagnostic.ts'
import type { Located, Path } from './located.ts'

/**
 * Parses YAML 1.2, of which JSON is a part. The value of an empty file is null.
 *
 * @param file named in messages only
 * @throws InputError with all syntax errors, each at its line and column
 */
export const readYaml = (yaml: string, file: string): Located => read(yaml, file, 'core')

/**
 * Parses YAML whose scalars are all texts, as they are written: `no`, `1e3` and `2026-01-01` too.
 *
 * @throws InputError as `readYaml` does
 */
export const readYamlTexts = (yaml: string, file: string): Located => read(yaml, file, 'failsafe')

type Schema = 'core' | 'failsafe'

function read(yaml: string, file: string, schema: Schema): Located {
  const lines = new LineCounter()
  const document = parse(yaml, file, { lineCounter: lines, schema })
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  if (document.errors.some(({ message }) => tooDeep.test(message))) throw nestedTooDeep(file)
  const problems = findProblems(document).map(({ offset, ...problem }) => ({ ...problem, place: place(offset) }))
  if (problems.length > 0) {
    const ofLine = groupBy(problems, (problem) => problem.place.line)
    throw new InputError(
      [...ofLine.values()].map((sameLine) => {
        const { message, fix, place } = sameLine.find(({ code }) => code === 'TAB_AS_INDENT') ?? sameLine[0]!
        return { level: 'error', code: 'yaml/syntax', place, message, fix }
      }),
    )
  }
  /** The place of a value, of its key if the value is missing, or of the innermost existing value around it. */
  const placeOf = (path: Path, at: 'value' | 'key' = 'value'): Place => {
    for (let length = path.length; length >= 0; length--) {
      const key = path[length - 1]
      const parent = length === 0 ? undefined : document.getIn(path.slice(0, length - 1), true)
      const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
      const value = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      const node = at === 'key' && length === path.length ? pair?.key : (value ?? pair?.key)
      const range = (node as { range?: [number, number, number] } | undefined)?.range
      if (range) return place(range[0])
    }
    return { file, line: 1, column: 1 }
  }
  return { value: toValue(document, place), placeOf }
}

function parse(yaml: string, file: string, options: { readonly lineCounter: LineCounter; readonly schema: Schema }) {
  try {
    return parseDocument(yaml, { ...options, uniqueKeys: true, prettyErrors: false })
  } catch (error) {
    if (error instanceof RangeError) throw nestedTooDeep(file)
    throw error
  }
}

function toValue(document: ReturnType<typeof parseDocument>, place: (offset: number) => Place): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    if (error instanceof RangeError) throw nestedTooDeep(place(0).file)
    if (!(error instanceof ReferenceError)) throw error
    throw new InputError([
      {
        level: 'error',
        code: 'yaml/aliases',
        place: place(0),
        message: error.message,
        fix: 'write the repeated part out',
      },
    ])
  }
}

/** Messages of JavaScript engines for a stack overflow. */
const tooDeep = /call stack|too much recursion/i

const nestedTooDeep = (file: string): InputError =>
  new InputError([
    {
      level: 'error',
      code: 'yaml/too-deep',
      place: { file, line: 1, column: 1 },
      message: 'lists or maps are nested too deeply to be read',
      fix: 'nest at most a few dozen levels',
    },
  ])

/** A mistake in YAML; one mistake often has several errors on its line, of which the first is the cause. */
interface Problem {
  readonly code: string
  readonly offset: number
  readonly message: string
  readonly fix: string
}

type ParsedDocument = ReturnType<typeof parseDocument>

/** Syntax errors, tags that YAML does not know, and aliases of nothing, as a keyword `*work` without quotes is, by place. */
function findProblems(document: ParsedDocument): Problem[] {
  const found = [...document.errors, ...document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED')]
  const problems = found.map(({ code, message, pos }): Problem => {
    const problem = /^Flow \w+ .* (\S)$/.exec(message)
    return {
      ...{ code, offset: pos[0] },
      message: problem
        ? `a list or map in brackets is not closed before this`
        : (messages[code] ?? message.split('\n')[0]!),
      fix: problem ? `add "${problem[1]!}"` : (fixes[code] ?? 'check indentation, quotes and colons on this line'),
    }
  })
  return [...problems, ...findLooseAliases(document)].sort((a, b) => a.offset - b.offset)
}

function findLooseAliases(document: ParsedDocument): Problem[] {
  const anchors = new Set<string>()
  const problems: Problem[] = []
  visit(document, {
    Value: (_, { anchor }) => void (anchor && anchors.add(anchor)),
    Alias(_, { source, range }) {
      if (anchors.has(source)) return
      problems.push({
        ...{ code: 'BAD_ALIAS', offset: range![0] },
        message: `"*${source}" without quotes repeats a part that is marked "&${source}", and there is none`,
        fix: `put it in quotes: "*${source}"`,
      })
    },
  })
  return problems
}

const messages: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a second colon follows in this text, or the next line is indented too far',
  MULTILINE_IMPLICIT_KEY: 'a second colon follows in this text, or the next line is indented too far',
  TAG_RESOLVE_FAILED: 'a text that begins with ! is not read as a text',
}

const inQuotes = 'put the text in quotes'

const fixes: Readonly<Record<string, string>> = {
  BAD_ALIAS: inQuotes,
  BAD_INDENT: 'indent with spaces, the same number for lines of one list',
  BAD_SCALAR_START: inQuotes,
  BLOCK_AS_IMPLICIT_KEY: 'put the text after the colon in quotes',
  DUPLICATE_KEY: 'keep one of the two keys',
  MISSING_CHAR: 'add the missing character, or put the text in quotes',
  MULTILINE_IMPLICIT_KEY: 'put the text after the colon in quotes',
  TAB_AS_INDENT: 'indent with spaces, not tabs',
  TAG_RESOLVE_FAILED: inQuotes,
  UNEXPECTED_TOKEN: 'put the text in quotes if it contains : # & * ! | > { [ or starts with a mark',
}
