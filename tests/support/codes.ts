import type { Code } from '../../src/model/codebook.ts'

/** A code of theme `t` with nothing but its id. */
export const codeNamed = (id: string, more: Partial<Code> = {}): Code => ({
  ...{ id, label: id, was: [], description: '', include: '', exclude: '', examples: [], counterexamples: [] },
  ...{ keywords: [], themeId: 't', parentId: null },
  ...more,
})

/** Codes of one theme, by their ids. */
export const codesNamed = (...ids: string[]): Code[] => ids.map((id) => codeNamed(id))
