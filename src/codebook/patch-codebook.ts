import type { PlacedCodebook } from './read-codebook.ts'

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
 * Makes changes to the text of a codebook line by line, so that comments, order and layout stay as they are. Lists that
 * are written on one line are left to people.
 */
export function patchCodebook(
  yaml: string,
  { codebook, pathByCode, placeOf }: PlacedCodebook,
  changes: readonly KeywordChange[],
): PatchedCodebook {
  const lines = yaml.split('\n')
  const placeAt = (codeId: string, position: number) => placeOf([...pathByCode.get(codeId)!, 'keywords', position])
  const added = new Map<number, string[]>()
  const byHand: KeywordChange[] = []
  for (const change of changes) {
    const count = codebook.codes.find(({ id }) => id === change.codeId)!.keywords.length
    const { line = 1, column = 1 } = placeAt(change.codeId, change.kind === 'weaken' ? change.position : count - 1)
    const at = line - 1
    const [, indent = '', quote = '', rest = ''] = /^(\s*- )(["']?)(.*)$/.exec(lines[at] ?? '') ?? []
    if (count === 0 || indent.length !== column - 1) byHand.push(change)
    else if (change.kind === 'weaken') lines[at] = `${indent}${quote || '"'}~${rest}${quote ? '' : '"'} # ${change.why}`
    else added.set(at, [...(added.get(at) ?? []), `${indent}${JSON.stringify(change.keyword)} # ${change.why}`])
  }
  return { yaml: lines.flatMap((line, at) => [line, ...(added.get(at) ?? [])]).join('\n'), byHand }
}
