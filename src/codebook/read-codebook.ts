import { InputError } from '../boundary/diagnostic.ts'
import type { Located, Path } from '../boundary/located.ts'
import { readYaml } from '../boundary/read-yaml.ts'
import { check } from '../boundary/validate.ts'
import type { Code, Codebook, Theme } from '../model/codebook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import { CodebookFile, type CodeFile, codebookSynonyms } from './codebook-file.ts'
import { findFaults, proposedId } from './find-faults.ts'

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
  const { data: written, problems } = check(CodebookFile, located, codebookSynonyms)
  const faults = [...problems, ...findFaults(located, yaml)]
  if (written === undefined || faults.length > 0) throw new InputError(inOrder(faults))
  const pathByCode = new Map<string, Path>()

  const toCodes = (files: readonly CodeFile[], path: Path, themeId: string, parentId: string | null): Code[] =>
    files.flatMap((code, index) => {
      const here = [...path, index]
      pathByCode.set(code.id, here)
      const { codes, ...rest } = code
      const keywords = code.keywords.map((source) => parsePattern(source).pattern!)
      return [{ ...rest, keywords, themeId, parentId }, ...toCodes(codes, [...here, 'codes'], themeId, code.id)]
    })

  const themes = written.themes.map(
    ({ id, label, description, color, crosscutting }, index): Theme => ({
      ...{ id, label, description, color: color ?? palette[index % palette.length]!, crosscutting },
    }),
  )
  const codes = written.themes.flatMap((theme, index) =>
    toCodes(theme.codes, ['themes', index, 'codes'], theme.id, null),
  )
  if (written.proposed.length > 0) {
    themes.push({ ...proposedTheme, color: palette[themes.length % palette.length]! })
    codes.push(...toCodes(written.proposed, ['proposed'], proposedId, null))
  }
  const { name, version, language } = written
  const retired = written.retired.map(({ id }) => id)
  return { codebook: { name, version, language, themes, codes, retired }, pathByCode, placeOf: located.placeOf }
}

/** The theme of codes that are under no theme yet. */
const proposedTheme = {
  id: proposedId,
  label: 'Proposed codes',
  description: 'Codes that people proposed while they read.',
  crosscutting: false,
}

/** Colours that stay apart for colour-blind readers and in grey, on white and on black. */
const palette = ['#2f6fb3', '#b5651d', '#2e8b57', '#9b4f96', '#a63d40', '#5f7a1f', '#8a6d3b', '#4c6a78']

/** Problems by their places in one file. */
const inOrder = (problems: readonly Diagnostic[]): Diagnostic[] =>
  [...problems].sort(({ place: a }, { place: b }) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
