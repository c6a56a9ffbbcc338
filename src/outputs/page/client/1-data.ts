// The program of the report page, in plain scripts that are put one after the other. Nothing here fetches anything.

type Outline = import('../page-data.ts').PageOutline
type PageReasons = import('../page-data.ts').PageReasons
type PageTranscript = import('../page-data.ts').PageTranscript

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

const outline = dataOf<Outline>('outline')!
const themeById = new Map(outline.themes.map((theme) => [theme.id, theme]))
const codeById = new Map(outline.codes.map((code) => [code.id, code]))
const transcriptAt = new Map(outline.transcripts.map(({ id }, index) => [id, index]))

/** A coding by the names of its parts, and its place among those of its transcript. */
interface FoundCoding {
  readonly t: number
  readonly start: number
  readonly end: number
  readonly c: number
  readonly p: number
  readonly turn: number
  readonly coder: number
  readonly confidence: number
  readonly status: string
  readonly stance: string | null
  readonly at: number
}

let codings: FoundCoding[] | undefined
async function allCodings(): Promise<FoundCoding[]> {
  if (codings) return codings
  const counts: number[] = []
  codings = (await loaded<import('../page-data.ts').PageCoding[]>('codings')).map(
    ([t, start, end, c, p, turn, coder, confidence, status, stance]) => {
      const at = counts[t] ?? 0
      counts[t] = at + 1
      return { t, start, end, c, p, turn, coder, confidence, status, stance, at }
    },
  )
  return codings
}

const transcriptOf = (index: number): Promise<PageTranscript> => loaded<PageTranscript>(`transcript-${index}`)

const colorOf = (code: number): string => themeById.get(outline.codes[code]!.theme)!.color

/** An element with attributes, text and other elements in it. */
function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** An address inside the page. */
const address = (view: string, values: Readonly<Record<string, string | number>>): string =>
  `#${view}?${new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]))}`

const viewElement = document.getElementById('view')!
/** Shows a view in place of the report and puts the focus on its heading. */
function show(title: string, ...inside: Node[]): void {
  const heading = make('h1', { tabindex: '-1' }, title)
  const back = make('p', {}, make('a', { href: '#main', class: 'back' }, '← Report'))
  viewElement.replaceChildren(back, heading, ...inside)
  document.getElementById('report')!.hidden = true
  viewElement.hidden = false
  heading.focus({ preventScroll: true })
  window.scrollTo(0, 0)
}
