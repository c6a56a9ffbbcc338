import { once } from '../../../collections.ts'
import type { Evidence } from '../../../model/coding.ts'
import type { PageCodings, PageOutline, PageTranscript } from '../page-data.ts'
import { type PageReasons, readReasons } from '../reasons.ts'
import { trackRecords } from './order-passages.ts'
import { type FoundCoding, readCodings } from './query.ts'
import { readTurns, type ShownTurn } from './search.ts'

export const outline = JSON.parse(document.getElementById('outline')!.textContent!) as PageOutline

/** Packed data of the page, unpacked; it waits for that part of a file that is still being read. */
const unpack = async <Shape>(id: string): Promise<Shape> =>
  JSON.parse(await unpackText((await elementOf(id)).textContent!)) as Shape

/** Packed text of the page, unpacked. */
export function unpackText(packed: string): Promise<string> {
  const letters = atob(packed)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
  const { readable, writable } = new DecompressionStream('deflate-raw')
  const writer = writable.getWriter()
  void writer.write(bytes)
  void writer.close()
  return new Response(readable).text()
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

/** All codings, in the order of their transcripts. */
export const allCodings = once(async (): Promise<FoundCoding[]> => readCodings(await unpack<PageCodings>('codings')))

/** A function that reads the reasons of a coding. */
export const reasonsOf = once(async (): Promise<(coding: FoundCoding) => Evidence[]> => {
  const read = readReasons(await unpack<PageReasons>('reasons'))
  return ({ at, start }) => read(at, start)
})

/** What people decided on suggestions of each code by each coder. */
export const allRecords = once(async () => trackRecords(await allCodings()))

/** A transcript as it is shown. */
interface ShownTranscript {
  readonly text: string
  readonly turns: () => readonly ShownTurn[]
}

const transcripts = outline.transcripts.map((_, index) =>
  once(async (): Promise<ShownTranscript> => {
    const packed = await unpack<PageTranscript>(`transcript-${index}`)
    return { text: packed.text, turns: once(() => readTurns(packed)) }
  }),
)
/** The transcript at a position, unpacked when it is first opened. */
export const transcriptOf = (index: number): Promise<ShownTranscript> => transcripts[index]!()

/** Letters of packed transcripts that are unpacked before they are asked for: more would take too much memory. */
const unpackedAhead = 40e6
/** Transcripts that are unpacked together. */
const together = 4

/** Unpacks codings and transcripts while the page has nothing else to do, so that the first search finds them ready. */
export async function unpackAhead(): Promise<void> {
  await idle()
  await Promise.all([allRecords(), reasonsOf()])
  let letters = 0
  for (let first = 0; first < transcripts.length && letters < unpackedAhead; first += together) {
    await idle()
    const some = outline.transcripts.slice(first, first + together).map((_, at) => first + at)
    for (const index of some) letters += document.getElementById(`transcript-${index}`)!.textContent!.length
    await Promise.all(some.map(transcriptOf))
  }
}

/** Resolves when the browser is idle; soon, in one that does not say when. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 30)))

/** The colour of a code's theme. */
export const colorOf = (code: number): string => themeById.get(outline.codes[code]!.theme)!.color
