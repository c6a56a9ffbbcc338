import { InputError } from '../boundary/diagnostic.ts'
import { groupBy } from '../collections.ts'
import { type Code, lineages } from '../model/codebook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Pattern, PatternNode, WrittenNode } from '../model/pattern.ts'
import { baseLanguage, stemmedLanguages } from '../text/languages/index.ts'
import { keyOfWord } from '../text/patterns/index-words.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import type { WordRules } from '../text/rules.ts'
import { wordRulesOf } from '../text/word-rules.ts'
import { tokenizedText, wordsOf } from '../text/words.ts'
import { findJoinedWords } from './find-joined-words.ts'
import { type PlacedCodebook, readPlacedCodebook } from './read-codebook.ts'

/**
 * Everything that is wrong (errors) or doubtful (warnings) about a codebook, in the order of the file. An empty list
 * means that it is sound.
 */
export function checkCodebook(yaml: string, file: string): Diagnostic[] {
  try {
    const placed = readPlacedCodebook(yaml, file)
    return [
      ...doubtfulLanguage(placed),
      ...emptyCodes(placed),
      ...doubtfulKeywords(placed),
      ...misreadKeywords(placed),
      ...findJoinedWords(placed),
      ...sharedKeywords(placed),
    ].sort(byPlace)
  } catch (error) {
    if (error instanceof InputError) return [...error.problems].sort(byPlace)
    throw error
  }
}

const byPlace = ({ place: a }: Diagnostic, { place: b }: Diagnostic): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

function emptyCodes({ codebook, pathByCode, placeOf }: PlacedCodebook): Diagnostic[] {
  const warn = (what: string, path: readonly (string | number)[], message: string, fix: string): Diagnostic => ({
    level: 'warning',
    code: `codebook/${what}`,
    place: placeOf(path),
    message,
    fix,
  })
  const themes = codebook.themes.flatMap((theme, index) =>
    theme.description
      ? []
      : warn(
          'missing-description',
          ['themes', index],
          `the theme "${theme.id}" has no description`,
          'say in a sentence what its codes have in common',
        ),
  )
  const codes = codebook.codes.flatMap((code) => {
    const path = pathByCode.get(code.id)!
    const nested = codebook.codes.some((other) => other.parentId === code.id)
    const problems: Diagnostic[] = []
    if (!code.description) {
      problems.push(
        warn(
          'missing-description',
          path,
          `the code "${code.id}" has no description`,
          'say in a sentence what a passage must be about to get it',
        ),
      )
    }
    if (code.keywords.length + code.examples.length === 0 && !nested) {
      problems.push(
        warn(
          'nothing-to-find',
          path,
          `the code "${code.id}" has neither keywords nor examples, so only people can apply it`,
          'add keywords or examples',
        ),
      )
    } else if (
      code.keywords.length > 0 &&
      code.keywords.every((keyword) => keyword.weak) &&
      code.keywords.length === 1
    ) {
      problems.push(
        warn(
          'only-weak',
          path,
          `the only keyword of "${code.id}" is weak, so it never counts by itself`,
          'drop the ~, or add another keyword',
        ),
      )
    }
    return problems
  })
  return [...themes, ...codes]
}

/** Languages that are written without blanks between words. */
const withoutBlanks = ['zh', 'ja', 'th', 'lo', 'km', 'my', 'yue', 'wuu']

/** Reports what a keyword cannot find in the language of the codebook. */
function doubtfulLanguage({ codebook: { language }, placeOf }: PlacedCodebook): Diagnostic[] {
  const base = baseLanguage(language)
  const warn = (message: string, fix: string): Diagnostic[] => [
    { level: 'warning', code: 'codebook/language', place: placeOf(['language']), message, fix },
  ]
  if (withoutBlanks.includes(base)) {
    return warn(
      `"${language}" is written without blanks: each character counts as a word, and a keyword is also found inside longer words`,
      'choose keywords of several characters, and look at what they match with --on',
    )
  }
  if (stemmedLanguages.includes(base)) return []
  return warn(
    `the inflections of "${language}" are not known: a keyword finds the word as it is written`,
    'write a star behind the part that all forms share, as in monitor*',
  )
}

/** Keywords that are read in a way that their writer may not mean. */
const misreadKeywords = ({ codebook, pathByCode, placeOf }: PlacedCodebook): Diagnostic[] =>
  codebook.codes.flatMap((code) =>
    code.keywords.flatMap((keyword, position) =>
      (parsePattern(keyword.source).doubts ?? []).map(
        ({ message, fix }): Diagnostic => ({
          level: 'warning',
          code: 'codebook/keyword-read-otherwise',
          place: placeOf([...pathByCode.get(code.id)!, 'keywords', position]),
          message: `in the keyword "${keyword.source}": ${message}`,
          fix,
        }),
      ),
    ),
  )

/** Words that nearly every turn holds: a keyword that matches one of them marks everything. */
const everywhere = wordsOf(
  'a about all also and are as at be because but can do for from get go have how i if in is it its just kind know ' +
    'like lot make more no not of on one or our out people really right say see so some something that the them then ' +
    'there they thing think this time to up use very want was way we well what when which will with would yeah you',
).map(({ text }) => tokenizedText(text))

function doubtfulKeywords({ codebook, pathByCode, placeOf }: PlacedCodebook): Diagnostic[] {
  return codebook.codes.flatMap((code) =>
    code.keywords.flatMap((keyword, position): Diagnostic[] => {
      const place = placeOf([...pathByCode.get(code.id)!, 'keywords', position])
      const { find } = createMatcher([keyword], codebook.language)
      const common = find(everywhere).findIndex((hits) => hits.length > 0)
      if (common >= 0) {
        return [
          {
            level: 'warning',
            code: 'codebook/keyword-everywhere',
            place,
            message: `the keyword "${keyword.source}" matches "${everywhere[common]!.text}", which is in nearly every passage`,
            fix: 'use a longer word or a phrase',
          },
        ]
      }
      const samples = samplesOf(keyword.node)
      if (samples === null || find(samples.map(tokenizedText)).some((hits) => hits.length > 0)) return []
      return [
        {
          level: 'warning',
          code: 'codebook/keyword-never',
          place,
          message: `the keyword "${keyword.source}" can never match${keyword.except.length > 0 ? ': what is behind "!" cancels it' : ''}`,
          fix: keyword.except.length > 0 ? 'narrow the part after "!"' : 'write it as it is spoken',
        },
      ]
    }),
  )
}

/** Texts that a pattern ought to match; null when none can be made up. */
function samplesOf(node: PatternNode): string[] | null {
  switch (node.kind) {
    case 'word':
      return [node.word.value.replaceAll('?', 'x').replaceAll('*', '')]
    case 'regex':
      return null
    case 'written':
      return [sampleOf(node)]
    case 'either': {
      const options = node.options.map(samplesOf)
      return options.includes(null) ? null : options.flatMap((samples) => samples!)
    }
    default: {
      const parts = node.parts.map(samplesOf)
      return parts.includes(null) ? null : [parts.map((samples) => samples![0]).join(' ')]
    }
  }
}

/** Words with their signs, as they are written. */
const sampleOf = ({ words, before, between, after }: WrittenNode): string =>
  words.reduce((text, { value }, at) => `${text}${at === 0 ? before : between[at - 1]!}${value}`, '') + after

function sharedKeywords({ codebook, pathByCode, placeOf }: PlacedCodebook): Diagnostic[] {
  const lineageById = lineages(codebook)
  const uses = codebook.codes.flatMap((code) => code.keywords.map((keyword, position) => ({ code, keyword, position })))
  const rules = wordRulesOf(codebook.language)
  return [...groupBy(uses, ({ keyword }) => writeNode(keyword, rules)).values()].flatMap(([first, ...others]) =>
    others.flatMap(({ code, keyword, position }): Diagnostic[] => {
      if (isNested(first!.code, code, lineageById)) return []
      const where = placeOf([...pathByCode.get(first!.code.id)!, 'keywords', first!.position])
      const same = first!.code.id === code.id
      return [
        {
          level: 'warning',
          code: same ? 'codebook/keyword-twice' : 'codebook/keyword-shared',
          place: placeOf([...pathByCode.get(code.id)!, 'keywords', position]),
          message: `the keyword "${keyword.source}" ${
            keyword.source === first!.keyword.source ? 'is' : `finds the same as "${first!.keyword.source}", which is`
          } already ${same ? 'here' : `a keyword of "${first!.code.id}"`}, on line ${where.line}`,
          fix: same ? 'drop one of the two' : 'keep it where it is most specific, or narrow both to phrases',
        },
      ]
    }),
  )
}

const isNested = (a: Code, b: Code, lineageById: ReturnType<typeof lineages>): boolean =>
  a.id !== b.id && (lineageById.get(a.id)!.includes(b) || lineageById.get(b.id)!.includes(a))

/** The same text for keywords that match the same. */
const writeNode = ({ node, except }: Pattern, rules: WordRules): string =>
  JSON.stringify([node, except], (key, value) => (key === 'word' ? keyOfWord(value, rules) : value))
