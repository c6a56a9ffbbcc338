/** Letters of context on each side, and places that are shown. */
const around = 70
const mostPlaces = 500

/** `word`, `begin*`, `this|that`, `two words`: an expression that finds them in any capitals. */
function expressionOf(sought: string): RegExp | null {
  const words = sought.trim()
  if (words === '') return null
  const escaped = words
    .replace(/[.+?^${}()[\]\\]/g, '\\$&')
    .replace(/\*/g, "[\\p{L}\\p{N}'’]*")
    .replace(/\s*\|\s*/g, '|')
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'giu')
}

/** Every place where participants say it, with the words around it. */
async function showSearch(query: Query): Promise<void> {
  const sought = query['q'] ?? ''
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
    status.textContent = 'Nothing was asked for.'
    return
  }
  let [places, transcripts] = [0, 0]
  for (const [index, { id }] of outline.transcripts.entries()) {
    if (index % 20 === 19) await new Promise((resolve) => setTimeout(resolve))
    if (location.hash !== currentHash) return
    const { text, turns } = await transcriptOf(index)
    const before = places
    for (const { 0: match, index: from } of text.matchAll(expression)) {
      const turn = turnAt(turns, from)
      if (!turn || turn[2]) continue
      places++
      if (places <= mostPlaces) rows.append(placeRow(id, text, turn, from, match))
    }
    if (places > before) transcripts++
  }
  status.textContent = `${plural(places, 'place')} in ${plural(transcripts, 'transcript')}${places > mostPlaces ? `; the first ${mostPlaces} are shown` : ''}`
}

/** The turn in which a place lies. */
function turnAt(turns: PageTranscript['turns'], place: number): PageTranscript['turns'][number] | undefined {
  let [low, high] = [0, turns.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (turns[middle]![3] <= place) low = middle
    else high = middle - 1
  }
  return turns[low]
}

function placeRow(
  id: string,
  text: string,
  turn: PageTranscript['turns'][number],
  from: number,
  match: string,
): HTMLElement {
  const [number, speaker, , start, end] = turn
  const to = from + match.length
  const link = make(
    'a',
    { href: address('read', { transcriptId: id, turn: number, start: from, end: to }) },
    `${id}, turn ${number}`,
  )
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, link, ` ${speaker ?? ''}`),
    make('td', { class: 'before' }, text.slice(Math.max(start, from - around), from)),
    make('td', {}, make('mark', {}, match)),
    make('td', {}, text.slice(to, Math.min(end, to + around))),
  )
}
