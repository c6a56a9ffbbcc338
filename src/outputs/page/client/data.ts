import type { PageCoding, PageOutline, PageTranscript } from '../page-data.ts'
import { type FoundCoding, nameParts } from './query.ts'

const parsed = new Map<string, unknown>()

/** Data of the page, read once and when it is needed; null while that part of the file is not there yet. */
function dataOf<Shape>(id: string): Shape | null {
  if (!parsed.has(id)) {
    const element = document.getElementById(id)
    // An element that is still being read has no neighbour behind it yet.
    if (!element || (document.readyState === 'loading' && !element.nextSibling)) return null
    parsed.set(id, JSON.parse(element.textContent ?? 'null'))
  }
  return parsed.get(id) as Shape
}

/** The same, after waiting for the rest of the file. */
async function loaded<Shape>(id: string): Promise<Shape> {
  const known = dataOf<Shape>(id)
  if (known !== null) return known
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
  return dataOf<Shape>(id)!
}

export const outline = dataOf<PageOutline>('outline')!
export const themeById = new Map(outline.themes.map((theme) => [theme.id, theme]))
export const codeById = new Map(outline.codes.map((code) => [code.id, code]))
export const transcriptAt = new Map(outline.transcripts.map(({ id }, index) => [id, index]))

let codings: FoundCoding[] | undefined
/** All codings, in the order of their transcripts. */
export async function allCodings(): Promise<FoundCoding[]> {
  codings ??= nameParts(await loaded<PageCoding[]>('codings'))
  return codings
}

/** The transcript at a position, parsed when it is first opened. */
export const transcriptOf = (index: number): Promise<PageTranscript> => loaded<PageTranscript>(`transcript-${index}`)

/** The colour of a code's theme. */
export const colorOf = (code: number): string => themeById.get(outline.codes[code]!.theme)!.color
