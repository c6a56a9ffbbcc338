import { InputError } from '../boundary/diagnostic.ts'
import type { Located, Path } from '../boundary/located.ts'
import { readYaml } from '../boundary/read-yaml.ts'
import { validate } from '../boundary/validate.ts'
import type { Code, Codebook, Theme } from '../model/codebook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Pattern } from '../model/pattern.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import { CodebookFile, type CodeFile, codebookSynonyms } from './codebook-file.ts'

/** The maximum of codes: nobody keeps more apart, and pairs of codes are counted. */
const mostCodes = 1000

/** A codebook with the place of each code in its file, for messages. */
export interface PlacedCodebook {
  readonly codebook: Codebook
  readonly pathByCode: ReadonlyMap<string, Path>
  readonly placeOf: Located['placeOf']
}

/**
 * Reads a codebook from YAML.
 *
 * @param file named in messages only; nothing is opened
 * @throws InputError with every problem found, each at its line and column
 */
export const readCodebook = (yaml: string, file: string): Codebook => readPlacedCodebook(yaml, file).codebook

/**
 * The same, with the places of the codes.
 *
 * @throws InputError
 */
export function readPlacedCodebook(yaml: string, file: string): PlacedCodebook {
  const located = readYaml(yaml, file)
  const written = validate(CodebookFile, located, codebookSynonyms)
  const problems: Diagnostic[] = []
  const pathByCode = new Map<string, Path>()
  const pathById = new Map<string, Path>()

  const claim = (id: string, path: Path): void => {
    const first = pathById.get(id)
    if (first === undefined) pathById.set(id, path)
    else problems.push(duplicateId(id, located.placeOf([...path, 'id']), located.placeOf([...first, 'id']).line))
  }
  const toCodes = (files: readonly CodeFile[], path: Path, themeId: string, parentId: string | null): Code[] =>
    files.flatMap((code, index) => {
      const here = [...path, index]
      claim(code.id, here)
      pathByCode.set(code.id, here)
      const keywords = code.keywords.flatMap((source, position) =>
        toPattern(source, () => located.placeOf([...here, 'keywords', position]), yaml, problems),
      )
      const { codes, ...rest } = code
      return [{ ...rest, keywords, themeId, parentId }, ...toCodes(codes, [...here, 'codes'], themeId, code.id)]
    })

  const themes = written.themes.map(({ id, label, description, color, crosscutting }, index): Theme => {
    claim(id, ['themes', index])
    return { id, label, description, color: color ?? palette[index % palette.length]!, crosscutting }
  })
  const codes = written.themes.flatMap((theme, index) =>
    toCodes(theme.codes, ['themes', index, 'codes'], theme.id, null),
  )
  if (written.proposed.length > 0) {
    claim(proposedTheme.id, ['proposed'])
    themes.push({ ...proposedTheme, color: palette[themes.length % palette.length]! })
    codes.push(...toCodes(written.proposed, ['proposed'], proposedTheme.id, null))
  }
  for (const [index, { id }] of written.retired.entries()) claim(id, ['retired', index])
  if (codes.length > mostCodes)
    problems.push({
      level: 'error',
      code: 'codebook/too-many-codes',
      place: located.placeOf(['themes']),
      message: `the codebook has ${codes.length} codes; ${mostCodes} are applied at once`,
      fix: 'split it into codebooks by theme',
    })
  if (problems.length > 0) throw new InputError(problems)
  const { name, version, language } = written
  const retired = written.retired.map(({ id }) => id)
  return { codebook: { name, version, language, themes, codes, retired }, pathByCode, placeOf: located.placeOf }
}

/** The theme of codes that are under no theme yet. */
const proposedTheme = {
  id: 'proposed',
  label: 'Proposed codes',
  description: 'Codes that people proposed while they read.',
  crosscutting: false,
}

/** Colours that stay apart for colour-blind readers and in grey, on white and on black. */
const palette = ['#2f6fb3', '#b5651d', '#2e8b57', '#9b4f96', '#a63d40', '#5f7a1f', '#8a6d3b', '#4c6a78']

const duplicateId = (id: string, place: Diagnostic['place'], firstLine: number | undefined): Diagnostic => ({
  level: 'error',
  code: 'codebook/duplicate-id',
  place,
  message: `the id "${id}" is used twice; it is first used on line ${firstLine}`,
  fix: 'give one of the two another id',
})

/** @param placeOf looks up the place of the keyword, where it cannot be read */
function toPattern(
  source: string,
  placeOf: () => Diagnostic['place'],
  yaml: string,
  problems: Diagnostic[],
): Pattern[] {
  const { pattern, problem } = parsePattern(source)
  if (pattern) return [pattern]
  const start = placeOf()
  const { line = 1, column = 1 } = start
  const quoted = /["']/.test(yaml.split('\n')[line - 1]?.[column - 1] ?? '') ? 1 : 0
  problems.push({
    level: 'error',
    code: 'codebook/keyword',
    place: { ...start, column: column + quoted + problem.position },
    message: `in the keyword "${source.length > 80 ? `${source.slice(0, 77)}...` : source}": ${problem.message}`,
    fix: problem.fix,
  })
  return []
}
