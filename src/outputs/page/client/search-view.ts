import { plural } from '../../report/wording.ts'
import { contextOf } from './context.ts'
import { outline, transcriptOf } from './data.ts'
import { address, make, show } from './elements.ts'
import type { Query } from './query.ts'
import { expressionOf, maxSearchLength, type ShownTurn, turnAt } from './search.ts'

/** Most letters of context on each side, and places that are shown. */
const around = 70
const maxPlaces = 500
/** Transcripts that are unpacked while one is searched. */
const ahead = 8

/** Every place where participants say it, with the words around it. */
export async function showSearch(query: Query): Promise<void> {
  const sought = query['q'] ?? ''
  const asked = location.hash
  const expression = expressionOf(sought)
  ;(document.getElementById('search-box') as HTMLInputElement).value = sought
  const rows = make('tbody')
  const table = make('table', { class: 'context' }, make('caption', {}, 'Keyword in context'), rows)
  const status = make('p', { role: 'status', id: 'found' }, 'Searching …')
  show(
    `Search: ${sought}`,
    status,
    make('div', { class: 'table', role: 'region', 'aria-label': 'Places', tabindex: '0' }, table),
  )
  if (expression === null) {
    status.textContent =
      sought.trim() === '' ? 'Nothing was asked for.' : `A search has at most ${maxSearchLength} letters.`
    return
  }
  let [places, transcripts] = [0, 0]
  for (const [index, { id }] of outline.transcripts.entries()) {
    if (index % 20 === 19) await new Promise((resolve) => setTimeout(resolve))
    if (location.hash !== asked) return
    if (index + ahead < outline.transcripts.length) void transcriptOf(index + ahead)
    const { text, turns } = await transcriptOf(index)
    const before = places
    for (const { 0: match, index: from } of text.matchAll(expression)) {
      const turn = turnAt(turns(), from)
      if (!turn || turn.asks) continue
      places++
      if (places <= maxPlaces) rows.append(placeRow(id, text, turn, from, match))
    }
    if (places > before) transcripts++
  }
  status.textContent = `${plural(places, 'place')} in ${plural(transcripts, 'transcript')}${places > maxPlaces ? `; the first ${maxPlaces} are shown` : ''}`
}

function placeRow(id: string, text: string, turn: ShownTurn, from: number, match: string): HTMLElement {
  const { number, speaker, start, end } = turn
  const to = from + match.length
  const [before, after] = contextOf(text, [from, to], [start, end], around)
  const link = make(
    'a',
    { href: address('read', { transcriptId: id, turn: number, start: from, end: to }) },
    `${id}, turn ${number}`,
  )
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, link, ` ${speaker ?? ''}`),
    make('td', { class: 'before' }, before),
    make('td', { class: 'hit' }, make('mark', {}, match)),
    make('td', {}, after),
  )
}
