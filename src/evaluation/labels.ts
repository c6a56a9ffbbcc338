import { type Codebook, lineages } from '../model/codebook.ts'
import { answerAbout, type CodedPassage } from '../model/coded-passage.ts'

/** Labels at which codings are compared: themes, or the codes directly under them. */
export type Level = 'theme' | 'code'

/** Both levels, the coarser first. */
export const levels = ['theme', 'code'] as const satisfies readonly Level[]

/** A theme or a code directly under one, with the codes directly under a theme that it is made of. */
export interface Label {
  readonly id: string
  readonly codes: readonly string[]
}

/** All labels of a level, in the order of the codebook. */
export function labelsOf(codebook: Codebook, level: Level): Label[] {
  const topCodes = codebook.codes.filter(({ parentId }) => parentId === null)
  return level === 'code'
    ? topCodes.map(({ id }) => ({ id, codes: [id] }))
    : codebook.themes.map(({ id }) => ({
        id,
        codes: topCodes.filter(({ themeId }) => themeId === id).map((code) => code.id),
      }))
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
