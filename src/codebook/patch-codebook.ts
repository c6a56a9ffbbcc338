import { changeLists, type ListChange } from '../boundary/edit-list.ts'
import { readPlacedCodebook } from './read-codebook.ts'

/** A keyword to be added to a code, or one of its keywords to be made weak. */
export type KeywordChange =
  | { readonly kind: 'add'; readonly codeId: string; readonly keyword: string; readonly why: string }
  | { readonly kind: 'weaken'; readonly codeId: string; readonly position: number; readonly why: string }

/** A codebook with changes, and those that its layout leaves to be made by hand. */
export interface PatchedCodebook {
  readonly yaml: string
  readonly byHand: readonly KeywordChange[]
}

/**
 * Makes changes in the text of a codebook, so that comments, order and layout stay as they are; the reason is a comment
 * on the changed line. Lists may have a line for each keyword or be on one line.
 *
 * @throws InputError when the codebook cannot be read
 */
export function patchCodebook(yaml: string, file: string, changes: readonly KeywordChange[]): PatchedCodebook {
  const { codebook, pathByCode } = readPlacedCodebook(yaml.replace(/^\ufeff/, ''), file)
  const keywordsByCode = new Map(codebook.codes.map(({ id, keywords }) => [id, keywords]))
  const edits = changes.map(
    (change): ListChange => ({
      path: pathByCode.get(change.codeId)!,
      list: 'keywords',
      comment: change.why,
      ...(change.kind === 'add'
        ? { value: change.keyword, replace: null }
        : { value: `~${keywordsByCode.get(change.codeId)![change.position]!.source}`, replace: change.position }),
    }),
  )
  const { yaml: patched, refused } = changeLists(yaml, edits)
  return { yaml: patched, byHand: changes.filter((_, index) => refused.includes(edits[index]!)) }
}
