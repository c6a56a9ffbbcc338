import type { Level } from '../model/agreement.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { answerAbout, type CodedPassage } from '../model/coded-passage.ts'

/** Both levels, the coarser first. */
export const levels = ['theme', 'code'] as const satisfies readonly Level[]

/** A theme or a code directly under one. */
export interface Label {
  readonly id: string
  /** The codes directly under a theme that it is made of. */
  readonly codes: readonly string[]
  /** The same, and all that are nested in them. */
  readonly nested: readonly string[]
}

/** All labels of a level, in the order of the codebook. */
export function labelsOf(codebook: Codebook, level: Level): Label[] {
  const topIds = [...lineages(codebook)].map(([id, lineage]) => ({ id, topId: lineage.at(-1)!.id }))
  const topCodes = codebook.codes.filter(({ parentId }) => parentId === null)
  const label = (id: string, codes: readonly string[]): Label => ({
    id,
    codes,
    nested: topIds.flatMap((code) => (codes.includes(code.topId) ? code.id : [])),
  })
  return level === 'code'
    ? topCodes.map(({ id }) => label(id, [id]))
    : codebook.themes.map(({ id }) =>
        label(
          id,
          topCodes.filter(({ themeId }) => themeId === id).map((code) => code.id),
        ),
      )
}

/** The ids of the labels of codes at a level. */
export function createLabeller(codebook: Codebook, level: Level): (codes: Iterable<string>) => Set<string> {
  const lineageById = lineages(codebook)
  return (codes) =>
    new Set(
      [...codes].map((code) => {
        const top = lineageById.get(code)!.at(-1)!
        return level === 'theme' ? top.themeId : top.id
      }),
    )
}

/** A coder's answer for a label of a passage: yes, no, or null where they did not look for all of it. */
export function answerForLabel(passage: CodedPassage, coder: string, { codes }: Label): boolean | null {
  const yes = passage.codesByCoder.get(coder)
  const judged = passage.judgedByCoder.get(coder)
  return yes && judged ? answerAbout({ yes, judged: judged.codes }, codes) : null
}

/**
 * Coders' answers for a label of a passage, about those of its codes that all of them judged who judged any: one who
 * refused a code and one who accepted it differ, though neither looked for the whole theme. Null for who judged none, and
 * for all where there is nothing that all judged, or fewer than two who did.
 */
export function answersInCommon(
  { codesByCoder, judgedByCoder }: CodedPassage,
  coders: readonly string[],
  { nested }: Label,
): (boolean | null)[] {
  let common = nested
  let present = 0
  const judgedAny = coders.map((coder) => {
    const codes = judgedByCoder.get(coder)?.codes
    if (codes === undefined) return false
    if (codes !== 'all') {
      if (!nested.some((id) => codes.has(id))) return false
      common = common.filter((id) => codes.has(id))
    }
    present++
    return true
  })
  return coders.map((coder, at) => {
    if (present < 2 || common.length === 0 || !judgedAny[at]) return null
    const yes = codesByCoder.get(coder)!
    return yes.size > 0 && common.some((id) => yes.has(id))
  })
}
