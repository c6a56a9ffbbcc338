import { inputError } from '../boundary/diagnostic.ts'
import { editYaml } from '../boundary/edit-yaml.ts'
import { readCodebook, readPlacedCodebook } from './read-codebook.ts'

/** A keyword that marked a passage wrongly. */
export interface WrongKeyword {
  readonly code: string
  /** As the codebook writes it. */
  readonly keyword: string
  /** A phrase with the keyword in it that does not count, such as "employment contract"; null to drop the keyword. */
  readonly within: string | null
}

/**
 * Writes into the YAML of a codebook that a keyword does not count within a phrase, or drops the keyword. Comments are
 * kept.
 *
 * @throws InputError for a code or keyword that is not there, and for words that cannot be excluded
 */
export function excludeKeyword(yaml: string, file: string, { code, keyword, within }: WrongKeyword): string {
  const { codebook, pathByCode } = readPlacedCodebook(yaml.replace(/^\ufeff/, ''), file)
  const written = codebook.codes.find(({ id }) => id === code)?.keywords.map(({ source }) => source) ?? []
  if (!written.includes(keyword))
    throw inputError({
      code: 'codebook/change',
      place: { file },
      message: `"${keyword}" is no keyword of "${code}"${written.length === 0 ? '' : `; its keywords are ${written.join(', ')}`}`,
    })
  const excluded = within === null ? null : `${keyword} ! (${within})`
  const changed = editYaml(yaml, file, ({ replaceItem }) =>
    replaceItem([...pathByCode.get(code)!, 'keywords'], written.indexOf(keyword), excluded),
  )
  readCodebook(changed.replace(/^\ufeff/, ''), file)
  return changed
}
