import { isCounted } from '../../../model/review.ts'
import { plural, writeClock } from '../../report/wording.ts'
import { allCodings, colorOf, outline, reasonsOf, transcriptAt, transcriptOf } from './data.ts'
import { address, make, show } from './elements.ts'
import { codingList } from './find-view.ts'
import { markedText, shownWords } from './marked-text.ts'
import type { FoundCoding, Query } from './query.ts'

/** A transcript with what was found in it, at a place. */
export async function showRead(query: Query): Promise<void> {
  const id = query['transcriptId'] ?? ''
  const index = transcriptAt.get(id)
  if (index === undefined) return showTranscripts()
  const { text, turns } = await transcriptOf(index)
  const codings = (await allCodings()).filter(({ t, status }) => t === index && status !== 'rejected')
  const byStart = new Map<number, FoundCoding[]>()
  for (const coding of codings) byStart.set(coding.start, [...(byStart.get(coding.start) ?? []), coding])
  const order = [...byStart.keys()].sort((a, b) => a - b)
  const at = Number(query['start'] ?? -1)
  const body = make('div', { class: 'transcript' })
  for (const { number, speaker, asks, start, end, startMs, line } of turns()) {
    const place = [
      `turn ${number}`,
      ...(startMs === null ? [] : [writeClock(startMs)]),
      ...(line === null ? [] : [`line ${line}`]),
    ].join(', ')
    const head = make('h2', { id: `turn-${number}` }, speaker ?? 'No name', make('small', {}, ` ${place}`))
    const turn = make('section', { class: asks ? 'turn asks' : 'turn' }, head)
    const segments = [...byStart.keys()].filter((from) => from >= start && from < end).sort((a, b) => a - b)
    let done = start
    for (const from of segments) {
      const own = byStart.get(from)!
      if (from < done) continue
      if (from > done) turn.append(make('p', {}, text.slice(done, from)))
      const next = order[order.indexOf(from) + 1]
      const passage = await passageOf(text, own, at === from)
      if (next !== undefined) passage.append(nextLink(id, byStart.get(next)![0]!))
      turn.append(passage)
      done = own[0]!.end
    }
    if (done < end) turn.append(make('p', {}, text.slice(done, end)))
    body.append(turn)
  }
  show(
    `Transcript ${id}`,
    make('p', {}, `${outline.transcripts[index]!.file} · ${plural(codings.length, 'coding')}`),
    strip(text.length, codings, id),
    body,
  )
  const target = body.querySelector<HTMLElement>('.here')
  if (!target) return
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'center' })
}

const nextLink = (transcriptId: string, { start, end }: FoundCoding): HTMLElement =>
  make('p', { class: 'next' }, make('a', { href: address('read', { transcriptId, start, end }) }, 'Next coded passage'))

/** A coded passage: its words with the matched ones marked, and the codings beside it. */
async function passageOf(text: string, codings: FoundCoding[], isHere: boolean): Promise<HTMLElement> {
  const { start, end } = codings[0]!
  const reasons = await reasonsOf()
  const hits = codings.flatMap((coding) => shownWords(reasons(coding)))
  const colors = [...new Set(codings.map(({ c }) => colorOf(c)))]
  const stripes = colors.map(
    (color, index) => `${color} ${(100 * index) / colors.length}% ${(100 * (index + 1)) / colors.length}%`,
  )
  return make(
    'div',
    {
      class: isHere ? 'coded here' : 'coded',
      style: `--stripes: linear-gradient(${stripes.join(', ')})`,
      tabindex: '-1',
      id: `at-${start}`,
    },
    markedText(text, [start, end], hits),
    await codingList(codings, text),
  )
}

/** The themes through the interview; a click on a mark leads to its place, as the links from passage to passage do. */
function strip(length: number, codings: readonly FoundCoding[], transcriptId: string): HTMLElement {
  const rows = outline.themes.flatMap(({ id, label, color }) => {
    const own = codings.filter(({ c }) => outline.codes[c]!.theme === id)
    if (own.length === 0) return []
    const starts = [...new Map(own.map((coding) => [coding.start, coding])).values()]
    const marks = starts.map(({ start, end, turn }) =>
      make('span', {
        'data-to': address('read', { transcriptId, start, end }),
        style: `left: ${((100 * start) / length).toFixed(2)}%; width: ${Math.max(0.6, (100 * (end - start)) / length).toFixed(2)}%; background: ${color}`,
        title: `${label}, turn ${turn}`,
      }),
    )
    return [
      make('div', { class: 'strip-row' }, make('span', {}, label), make('div', { class: 'strip-marks' }, ...marks)),
    ]
  })
  const drawn = make(
    'div',
    {
      class: 'strip',
      role: 'img',
      'aria-label': 'Themes through this interview; each passage below leads to the next',
    },
    ...rows,
  )
  drawn.addEventListener('click', (event) => {
    const to = (event.target as HTMLElement).dataset['to']
    if (to !== undefined) location.hash = to
  })
  return drawn
}

/** The list of transcripts. */
export async function showTranscripts(): Promise<void> {
  const counts = new Map<number, number>()
  for (const { t, status } of await allCodings())
    if (isCounted(status, outline.counted)) counts.set(t, (counts.get(t) ?? 0) + 1)
  const items = outline.transcripts.map(({ id, file }, index) =>
    make(
      'li',
      {},
      make('a', { href: address('read', { transcriptId: id }) }, id),
      ` ${file} · ${plural(counts.get(index) ?? 0, 'coding')}`,
    ),
  )
  show('Transcripts', make('ul', {}, ...items))
}
