import type { Span } from '../../model/span.ts'
import type { ReviewTranscript, ReviewTurn } from '../review-data.ts'
import { startTime } from './actions.ts'
import type { App, Place, View } from './app.ts'
import { codebookEntry } from './codebook-entry.ts'
import { codingsOf, describeState, type ShownCoding } from './codings.ts'
import { highlightName, type Paint, paint } from './highlights.ts'
import { make, makeButton } from './make.ts'
import { drawBars } from './margin-bars.ts'
import { rangesOf, textElement } from './selection.ts'

/** A turn on the page. */
interface ShownTurn {
  readonly turn: ReviewTurn
  readonly element: HTMLElement
  readonly text: HTMLElement
  readonly margin: HTMLElement
  readonly bars: HTMLElement
  codings: readonly ShownCoding[]
  /** What the margin shows, to leave it alone when nothing has changed. */
  written: string
}

/** A whole transcript with its codings. */
export function createReadView(app: App, start: Place | null = null): View {
  const { transcripts } = app.outline
  const choose = make(
    'select',
    { id: 'transcript', 'aria-label': 'Transcript' },
    ...transcripts.map(({ id }, index) => make('option', { value: String(index) }, id)),
  )
  const state = make('span', { class: 'soft' })
  const bar = make(
    'p',
    { class: 'row' },
    choose,
    makeButton('Read to the end', '', () => readAll()),
    state,
  )
  const body = make('div', { class: 'turns', lang: '' })
  const aside = make('aside', {})
  const element = make(
    'main',
    { class: 'read', id: 'main' },
    make('h1', { class: 'hidden' }, 'Reading'),
    make('div', { class: 'work' }, bar, body),
    aside,
  )
  let index = 0
  let shown: ReviewTranscript | null = null
  let turns: ShownTurn[] = []
  let at = 0
  let codingAt = -1
  /** A place that was searched for; null for none. */
  let sought: Span | null = null

  choose.addEventListener('change', () => void open(Number(choose.value)))

  async function open(to: number, span: Span | null = null): Promise<void> {
    index = to
    choose.value = String(to)
    const transcript = await app.transcript(to)
    if (index !== to) return
    shown = transcript
    turns = transcript.turns.map((turn, position) => showTurn(turn, { transcript, position }))
    body.replaceChildren(...turns.map((one) => one.element))
    at = 0
    codingAt = -1
    startTime()
    refresh()
    window.scrollTo(0, 0)
    if (span === null) return
    at = Math.max(
      0,
      transcript.turns.findIndex(({ end }) => end > span.start),
    )
    turns[at]?.element.focus({ preventScroll: true })
    turns[at]?.element.scrollIntoView({ block: 'center' })
    sought = span
    mark()
  }

  function showTurn(
    turn: ReviewTurn,
    { transcript, position }: { readonly transcript: ReviewTranscript; readonly position: number },
  ): ShownTurn {
    const text = textElement(make('p', { class: 'text' }, transcript.text.slice(turn.start, turn.end)), turn.start)
    const margin = make('ul', { class: 'margin' })
    const bars = make('span', { class: 'bars', 'aria-hidden': 'true' })
    const element = make(
      'section',
      { class: `turn ${turn.role}`, tabindex: '-1', 'aria-label': `Turn ${turn.number}, ${turn.speaker ?? 'no name'}` },
      make('b', { class: 'speaker' }, make('span', { title: turn.speaker ?? '' }, turn.speaker ?? ''), bars),
      text,
      margin,
    )
    element.addEventListener('contentvisibilityautostatechange', () => drawAt(position))
    element.addEventListener('focusin', () => {
      if (at === position) return
      at = position
      codingAt = -1
      mark()
    })
    element.addEventListener('mousedown', () => {
      at = position
      codingAt = -1
      mark()
    })
    return { turn, element, text, margin, bars, codings: [], written: '' }
  }

  /** Answers at most a few turns anew: only margins that have changed are written. */
  function refresh(): void {
    if (shown === null) return
    const answers = app.answers()
    const id = shown.id
    const passages = shown.passages
    let from = 0
    for (const one of turns) {
      while (from < passages.length && passages[from]!.end <= one.turn.start) from++
      const own = []
      for (let next = from; next < passages.length && passages[next]!.start < one.turn.end; next++)
        own.push(passages[next]!)
      one.codings = codingsOf(own, { answers, id, transcript: index, span: one.turn })
      const written = one.codings
        .map(
          (coding) =>
            `${coding.codeId} ${describeState(coding)} ${coding.answer?.memo} ${coding.span.start}-${coding.span.end}`,
        )
        .join('\n')
      if (written === one.written) continue
      one.written = written
      one.margin.replaceChildren(...one.codings.map((coding, position) => chip(one, coding, position)))
      if (one.element.checkVisibility({ contentVisibilityAuto: true })) drawBars(one, one.codings, app.colorOf)
    }
    state.textContent = answers.isRead(id, null) ? 'read to the end: what is not coded is a no' : 'not declared read'
    mark()
  }

  function chip(one: ShownTurn, coding: ShownCoding, position: number): HTMLElement {
    const label = app.codeOf(coding.codeId)?.label ?? coding.codeId
    const button = make(
      'button',
      { type: 'button', class: `chip ${coding.answer?.status ?? 'open'}` },
      label,
      make('span', { class: 'state' }, describeState(coding)),
    )
    button.style.borderLeftColor = app.colorOf(coding.codeId)
    button.addEventListener('click', () => {
      at = turns.indexOf(one)
      codingAt = position
      mark()
    })
    return make('li', {}, button, ...(coding.answer?.memo ? [make('span', { class: 'soft' }, coding.answer.memo)] : []))
  }

  /** Paints the codings, and marks what has the focus. */
  function mark(): void {
    const paints = new Map<string, StaticRange[]>()
    for (const { codings, text } of turns)
      for (const { span, codeId, answer } of codings) {
        if (answer?.status === 'rejected') continue
        const name = highlightName(app.colorOf(codeId), answer?.status === 'accepted' ? 'accepted' : 'suggested')
        const ranges = paints.get(name) ?? []
        ranges.push(...rangesOf([text], span))
        paints.set(name, ranges)
      }
    const all: Paint[] = [...paints].map(([name, ranges]) => ({
      name,
      ranges,
      priority: name.startsWith('accepted') ? 1 : 0,
    }))
    const current = target()
    const here = turns[at]
    if (sought !== null && here) all.push({ name: 'evidence', ranges: rangesOf([here.text], sought), priority: 2 })
    if (current !== null) all.push({ name: 'current', ranges: rangesOf([here!.text], current.span), priority: 3 })
    paint(all)
    for (const old of body.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current')
    const now = turns[at]
    now?.element.setAttribute('aria-current', 'true')
    now?.margin.querySelectorAll('button')[codingAt]?.setAttribute('aria-current', 'true')
    aside.replaceChildren(codebookEntry(app, current?.codeId ?? null))
  }

  const drawAt = (position: number): void => {
    const one = turns[position]
    if (one !== undefined) drawBars(one, one.codings, app.colorOf)
  }

  const target = (): ShownCoding | null => turns[at]?.codings[codingAt] ?? null

  function readAll(): void {
    app.state(
      [{ kind: 'read', on: { transcript: index, start: null, end: null }, memo: '', seconds: null }],
      `${shown?.id ?? ''} read to the end`,
    )
  }

  const view: View = {
    element,
    target,
    place() {
      const current = target()
      const turn = turns[at]?.turn
      const span: Span | undefined = current?.span ?? turn
      return span === undefined ? null : { transcript: index, span: { start: span.start, end: span.end } }
    },
    move(by) {
      at = Math.min(Math.max(0, at + by), turns.length - 1)
      codingAt = -1
      turns[at]?.element.focus({ preventScroll: true })
      turns[at]?.element.scrollIntoView({ block: 'nearest' })
      mark()
    },
    cycle() {
      const { length } = turns[at]?.codings ?? []
      codingAt = length === 0 ? -1 : (codingAt + 1) % length
      mark()
      const current = target()
      if (current) app.say(`${app.codeOf(current.codeId)?.label ?? current.codeId}, ${describeState(current)}`)
    },
    answered() {
      const open = turns[at]?.codings.findIndex(({ answer }) => answer === undefined) ?? -1
      if (open !== -1) codingAt = open
      mark()
    },
    nothing() {
      const turn = turns[at]?.turn
      if (turn === undefined) return
      app.state(
        [{ kind: 'read', on: { transcript: index, start: turn.start, end: turn.end }, memo: '', seconds: null }],
        `turn ${turn.number} read`,
      )
      view.move(1)
    },
    goTo: () => choose.focus(),
    refresh,
    turns: () => shown?.turns ?? [],
    text: () => shown?.text ?? '',
  }
  window.addEventListener('resize', () => {
    for (const one of turns)
      if (one.element.checkVisibility({ contentVisibilityAuto: true })) drawBars(one, one.codings, app.colorOf)
  })
  void open(start?.transcript ?? 0, start?.span ?? null)
  return view
}
