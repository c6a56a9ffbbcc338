import { type CodedPassage, type Judged, readWhole } from '../../src/model/coded-passage.ts'

/** The codes that a coder gave, with blanks between them; or also what they judged. */
export type Given = string | { readonly yes: string; readonly judged: Judged }

const codesIn = (codes: string): Set<string> => new Set(codes.split(' ').filter(Boolean))

/** A coded passage by what each coder gave it: all of them read it whole, where nothing else is said. */
export function passageOf(id: string, given: Readonly<Record<string, Given>>, text = `Words of ${id}.`): CodedPassage {
  const coders = Object.entries(given)
  return {
    ...{ id, group: id.split('.')[0]!, text, memoByCoder: new Map() },
    codesByCoder: new Map(coders.map(([coder, own]) => [coder, codesIn(typeof own === 'string' ? own : own.yes)])),
    judgedByCoder: new Map(coders.map(([coder, own]) => [coder, typeof own === 'string' ? readWhole : own.judged])),
  }
}

/** A judgement of suggestions: of these codes and no others. */
export const suggestedOnly = (yes: string, judged: string): Given => ({
  yes,
  judged: { codes: codesIn(judged), basis: 'suggested' },
})
