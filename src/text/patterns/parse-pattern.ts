import type { Pattern, PatternNode } from '../../model/pattern.ts'
import { readWritten, type WrittenProblem } from './read-written.ts'
import { compileRegex } from './regex.ts'

/** A problem of a keyword: its position (from 0), what was found, and how to fix it. */
export interface PatternProblem {
  readonly position: number
  readonly message: string
  readonly fix: string
}

/** A keyword, or what keeps it from being one. */
export type ParsedPattern =
  | { readonly pattern: Pattern; readonly doubts: readonly PatternProblem[]; readonly problem?: undefined }
  | { readonly problem: PatternProblem; readonly pattern?: undefined; readonly doubts?: undefined }

/** The default maximum distance of words joined by `&`. */
const defaultWithin = 8

/** The most that a keyword may hold; longer ones are mistakes, such as a paragraph in the place of a keyword. */
const most = { characters: 2000, depth: 20 }

/** Thrown inside the parser only; `parsePattern` turns it into a problem. */
class Unreadable extends Error {
  readonly problem: PatternProblem

  constructor(problem: PatternProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/**
 * Reads a keyword as people write it in a codebook. The syntax:
 *
 *     deploy              the word with its inflections: deploys, deployed, deployment
 *     =fairness           exactly this word (any capitals)        ==IT   exactly this, capitals too
 *     monitor*            any word that begins so; *arbeit any that ends so; d?ta with any one letter for the ?
 *     version control     a phrase: these words in a row, each by the rules above
 *     label|annotate      either word; in parentheses either phrase: (data team|ml group) lead
 *     (very)? large data  a word or group followed by ? may be missing
 *     access & data       both, in any order, within 8 words; access &3 data within 3
 *     ~pipeline           weak: counts only beside another keyword of the code, or where the meaning agrees
 *     contract ! (employment contract)      not where the words after ! match around it
 *     /v\d+\.\d+/         a regular expression (RE2: linear time; /…/i for any capitals)
 *
 * Capitals, apostrophes, hyphens, composed or decomposed letters and British or American spelling make no difference
 * otherwise. Other signs belong to a word: C++, C#, .NET, 50%, R&D, A/B.
 *
 * @example
 * parsePattern('~access & data').pattern.weak // => true
 * parsePattern('(data').problem.message // => 'a parenthesis is opened and never closed'
 */
export function parsePattern(source: string): ParsedPattern {
  try {
    const parser = new Parser(source)
    return { pattern: parser.pattern(), doubts: parser.doubts }
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem }
    throw error
  }
}

/**
 * A word as it is written: equal signs, then anything up to a blank or a mark of the syntax. Within a word "?" is a letter
 * and "&" a sign.
 */
const wordSyntax =
  /^(=*)((?:[^\s&|!()~?]|\?(?=[\p{L}\p{N}*])|(?<=[\p{L}\p{M}\p{N}])&(?=\p{L}|\d+[\p{L}]))*)(?=[\s&|!()~?]|$)/u

class Parser {
  private position = 0
  /** The number of open parentheses: inside them "|" parts phrases, outside it parts words. */
  private depth = 0
  /** Parts that are read otherwise than their writer may mean. */
  readonly doubts: PatternProblem[] = []

  constructor(source: string) {
    this.source = source
  }

  private readonly source: string

  pattern(): Pattern {
    if (this.source.length > most.characters)
      this.stop(
        `the keyword has ${this.source.length} characters`,
        `write at most ${most.characters}: words or phrases`,
      )
    this.skipBlanks()
    const weak = this.take('~')
    const node = this.near()
    const except: PatternNode[] = []
    while (this.take('!')) except.push(this.near())
    if (this.position < this.source.length)
      this.stop(`"${this.source[this.position]}" does not fit here`, 'see the keyword syntax in the README')
    return { source: this.source, weak, node, except }
  }

  private near(): PatternNode {
    const parts = [this.sequence()]
    let within = defaultWithin
    while (this.take('&')) {
      const digits = /^\d+(?=\s)/.exec(this.source.slice(this.position))?.[0]
      if (digits !== undefined) {
        within = Number(digits)
        this.position += digits.length
        if (within < 1 || within > 100)
          this.stop(`a distance of ${within} words was asked for`, 'write a distance from 1 to 100')
      }
      parts.push(this.sequence())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'near', parts, within }
  }

  private sequence(): PatternNode {
    let variants: PatternNode[][] = [[]]
    let items = 0
    let isNeeded = false
    let optional = 0
    let endsOptional = false
    for (;;) {
      this.skipBlanks()
      const next = this.source[this.position]
      if (next === undefined || '&!)'.includes(next)) break
      if (next === '|' && this.depth > 0) break
      const start = this.position
      const part = this.depth > 0 ? this.item() : this.either()
      const isOptional = this.take('?')
      const extended = variants.map((variant) => [...variant, part])
      variants = isOptional ? [...variants, ...extended] : extended
      isNeeded ||= !isOptional
      if (isOptional) optional = start
      endsOptional = isOptional && /[^\s)]\?$/.test(this.source.slice(0, this.position).trimEnd())
      if (variants.length > 16) this.stop('more than four words of a phrase are optional', 'write two keywords')
      items++
    }
    if (items === 0) this.stop('there is no word here', 'write at least one word')
    if (!isNeeded)
      this.doubts.push({
        position: optional,
        message: 'every word here has a "?" behind it, so that each may be missing',
        fix: 'drop the "?", write a "*" for other endings, or write "?" within a word for any one letter',
      })
    else if (endsOptional && this.depth === 0)
      this.doubts.push({
        position: optional,
        message:
          'the "?" at the end makes the last word one that may be missing, so that the words before it are enough',
        fix: 'drop the "?"; a question mark itself is found by a regular expression, such as /often\\?/',
      })
    const options = variants
      .filter((variant) => variant.length > 0)
      .map((parts): PatternNode => (parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }))
    return options.length === 1 ? options[0]! : { kind: 'either', options }
  }

  private either(): PatternNode {
    const options = [this.item()]
    while (this.take('|')) options.push(this.item())
    return options.length === 1 ? options[0]! : { kind: 'either', options }
  }

  private item(): PatternNode {
    this.skipBlanks()
    if (this.source[this.position] === '/') return this.regex()
    if (!this.take('(')) return this.word()
    if (++this.depth > most.depth)
      this.stop(`parentheses are nested more than ${most.depth} deep`, 'write several keywords')
    const options = [this.near()]
    while (this.take('|')) options.push(this.near())
    this.depth--
    if (!this.take(')')) this.stop('a parenthesis is opened and never closed', 'add ")"')
    return options.length === 1 ? options[0]! : { kind: 'either', options }
  }

  private word(): PatternNode {
    const [written, equals = '', bare = ''] = wordSyntax.exec(
      this.source.slice(this.position, this.position + 200),
    ) ?? ['']
    if (bare === '' && !written.includes('*'))
      this.stop(written ? `"${written}" holds no letter or digit` : 'there is no word here', 'write a word')
    if (equals.length > 2)
      this.stop(`"${equals}" is in front of a word`, 'write one = for the exact word, two for its capitals too')
    const note = (problem: WrittenProblem): void => {
      this.doubts.push({ position: this.position + equals.length, ...problem })
    }
    const { node, problem } = readWritten(bare, equals, note)
    if (problem !== undefined) this.stop(problem.message, problem.fix)
    this.position += written.length
    return node
  }

  private regex(): PatternNode {
    const [written, expression = '', flags = ''] = /^\/((?:[^/\\]|\\.)*)\/([a-z]*)/.exec(
      this.source.slice(this.position),
    ) ?? ['']
    if (written === '') this.stop('a regular expression is opened and never closed', 'add "/" at its end')
    if (!/^i?$/.test(flags)) this.stop(`the flags "${flags}" are not known`, 'the only flag is i')
    const wrong = compileRegex(expression, flags === 'i').wrong
    if (wrong !== undefined)
      this.stop(`the regular expression cannot be read: ${wrong}`, 'RE2 syntax: no look-around and no back-references')
    this.position += written.length
    return { kind: 'regex', expression, ignoreCase: flags === 'i' }
  }

  private take(mark: string): boolean {
    this.skipBlanks()
    if (!this.source.startsWith(mark, this.position)) return false
    this.position += mark.length
    return true
  }

  private skipBlanks(): void {
    while (/\s/.test(this.source[this.position] ?? '')) this.position++
  }

  private stop(message: string, fix: string): never {
    throw new Unreadable({ position: this.position, message, fix })
  }
}
