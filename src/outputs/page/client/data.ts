import type { PageCoding, PageOutline, PageTranscript } from '../page-data.ts'
import { trackRecords } from './order-passages.ts'
import { type FoundCoding, nameParts } from './query.ts'

export const outline = JSON.parse(document.getElementById('outline')!.textContent!) as PageOutline

const parsed = new Map<string, Promise<unknown>>()

/** Packed data of the page, unpacked when it is first needed; it waits for that part of a file that is still being read. */
function loaded<Shape>(id: string): Promise<Shape> {
  const known = parsed.get(id)
  if (known !== undefined) return known as Promise<Shape>
  const made = unpack(id)
  parsed.set(id, made)
  return made as Promise<Shape>
}

const unpack = async (id: string): Promise<unknown> => JSON.parse(await unpackText((await elementOf(id)).textContent!))

/** Packed text of the page, unpacked. */
export function unpackText(packed: string): Promise<string> {
  const letters = atob(packed)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text()
}

async function elementOf(id: string): Promise<HTMLElement> {
  const element = document.getElementById(id)
  // An element that is still being read has no neighbour behind it yet.
  if (element && (document.readyState !== 'loading' || element.nextSibling)) return element
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
  return document.getElementById(id)!
}

export const themeById = new Map(outline.themes.map((theme) => [theme.id, theme]))
export const codeById = new Map(outline.codes.map((code) => [code.id, code]))
export const transcriptAt = new Map(outline.transcripts.map(({ id }, index) => [id, index]))

let codings: FoundCoding[] | undefined
/** All codings, in the order of their transcripts. */
export async function allCodings(): Promise<FoundCoding[]> {
  codings ??= nameParts(await loaded<PageCoding[]>('codings'))
  return codings
}

let records: ReturnType<typeof trackRecords> | undefined
/** What people decided on suggestions of each code by each coder. */
export async function allRecords(): Promise<ReturnType<typeof trackRecords>> {
  records ??= trackRecords(await allCodings())
  return records
}

/** The transcript at a position, parsed when it is first opened. */
export const transcriptOf = (index: number): Promise<PageTranscript> => loaded<PageTranscript>(`transcript-${index}`)

/** Letters of packed transcripts that are unpacked before they are asked for: more would take too much memory. */
const unpackedAhead = 40e6

/** Unpacks transcripts while the page has nothing else to do, so that the first search finds them ready. */
export async function unpackAhead(): Promise<void> {
  let letters = 0
  for (const index of outline.transcripts.keys()) {
    letters += document.getElementById(`transcript-${index}`)!.textContent!.length
    if (letters > unpackedAhead) return
    await idle()
    await transcriptOf(index)
  }
}

/** Resolves when the browser is idle; soon, in one that does not say when. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 30)))

/** The colour of a code's theme. */
export const colorOf = (code: number): string => themeById.get(outline.codes[code]!.theme)!.color
