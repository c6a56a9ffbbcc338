import type { Pattern, PatternNode, PatternWord } from '../../model/pattern.ts'
import { foldSpelling } from '../spelling.ts'
import { wordsOf } from '../words.ts'
import { compileRegex } from './regex.ts'

/** What is wrong with a keyword: where in it (from 0), what was found, and how to mend it. */
export interface PatternProblem {
  readonly position: number
  readonly message: string
  readonly fix: string
}

/** A keyword, or what keeps it from being one. */
export type ParsedPattern =
  | { readonly pattern: Pattern; readonly problem?: undefined }
  | { readonly problem: PatternProblem; readonly pattern?: undefined }

/** How far apart words joined by `&` may stand when no number is given. */
export const defaultWithin = 8

/** Comparison form of a word: lower case, straight apostrophe, no possessive, one spelling. */
export const formOf = (said: string): string => foldSpelling(said.toLowerCase().replaceAll('’', "'").replace(/'s$/, ''))

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
 *     monitor*            any word that begins so
 *     version control     a phrase: these words in a row, each by the rules above
 *     label|annotate      either word; in parentheses either phrase: (data team|ml group) lead
 *     (very)? large data  a word or group followed by ? may be missing
 *     access & data       both, in any order, within 8 words; access &3 data within 3
 *     ~pipeline           weak: counts only beside another keyword of the code, or where the meaning agrees
 *     contract ! (employment contract)      not where the words after ! match around it
 *     /v\d+\.\d+/         a regular expression (RE2: linear time; /…/i for any capitals)
 *
 * Capitals, curly or straight apostrophes, hyphens and British or American spelling make no difference otherwise.
 *
 * @example
 * parsePattern('~access & data').pattern.weak // => true
 * parsePattern('(data').problem.message // => 'a parenthesis is opened and never closed'
 */
export function parsePattern(source: string): ParsedPattern {
  try {
    return { pattern: new Parser(source).pattern() }
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem }
    throw error
  }
}

class Parser {
  private position = 0
  /** How many parentheses are open: inside them "|" parts phrases, outside it parts words. */
  private depth = 0

  constructor(source: string) {
    this.source = source
  }

  private readonly source: string

  pattern(): Pattern {
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
    for (;;) {
      this.skipBlanks()
      const next = this.source[this.position]
      if (next === undefined || '&!)'.includes(next)) break
      if (next === '|' && this.depth > 0) break
      const part = this.depth > 0 ? this.item() : this.either()
      const extended = variants.map((variant) => [...variant, part])
      variants = this.take('?') ? [...variants, ...extended] : extended
      if (variants.length > 16) this.stop('more than four words of a phrase are optional', 'write two keywords')
      items++
    }
    if (items === 0) this.stop('there is no word here', 'write at least one word')
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
    this.depth++
    const options = [this.near()]
    while (this.take('|')) options.push(this.near())
    this.depth--
    if (!this.take(')')) this.stop('a parenthesis is opened and never closed', 'add ")"')
    return options.length === 1 ? options[0]! : { kind: 'either', options }
  }

  private word(): PatternNode {
    const [written, equals = '', bare = '', star = ''] = /^(=*)([^\s&|!()~?]*?)(\*?)(?=[\s&|!()~?]|$)/u.exec(
      this.source.slice(this.position),
    ) ?? ['']
    const said = wordsOf(bare)
    if (said.length === 0)
      this.stop(written ? `"${written}" holds no letter or digit` : 'there is no word here', 'write a word')
    if (equals.length > 2)
      this.stop(`"${equals}" stands before a word`, 'write one = for the exact word, two for its capitals too')
    if (equals !== '' && star !== '')
      this.stop(`"${written}" is exact and a beginning at once`, 'drop either "=" or "*"')
    if (bare.includes('*')) this.stop(`"${written}" has a star inside`, 'a star stands at the end of a word')
    const words = said.map(({ text }, index) => this.patternWord(text, equals, index === said.length - 1 ? star : ''))
    this.position += written.length
    return words.length === 1 ? words[0]! : { kind: 'sequence', parts: words }
  }

  private patternWord(said: string, equals: string, star: string): PatternNode {
    const kind: PatternWord['kind'] = star ? 'prefix' : equals === '==' ? 'cased' : equals ? 'exact' : 'stem'
    if (kind === 'prefix' && said.length < 2)
      this.stop(`"${said}*" would match too much`, 'write at least two letters before the star')
    const value = kind === 'cased' ? said : kind === 'prefix' ? said.toLowerCase().replaceAll('’', "'") : formOf(said)
    return { kind: 'word', word: { kind, value } }
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
