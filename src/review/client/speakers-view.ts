import { unsureBelow } from '../../model/spoken-unit.ts'
import type { SpeakerCorrections } from '../../study/speakers/corrections.ts'
import type { SpokenLine, UnnamedTranscript } from '../review-data.ts'
import type { App, View } from './app.ts'
import { make, makeButton } from './make.ts'
import { ask } from './store.ts'

/** Who speaks in transcripts that name nobody: proposals line by line, corrected by keys and confirmed. */
export function createSpeakersView(app: App): View {
  const choose = make('select', { id: 'unnamed', 'aria-label': 'Transcript' })
  const state = make('p', { class: 'soft' })
  const body = make('ol', { class: 'lines' })
  let transcripts: readonly UnnamedTranscript[] = []
  let lines: readonly SpokenLine[] = []
  let corrections: SpeakerCorrections = { labels: new Map(), swapped: new Set() }
  let undone: SpeakerCorrections[] = []
  let at = 0
  /** Counts the requests, so that a late answer does not replace a newer one. */
  let asked = 0

  const buttons: readonly (readonly [label: string, key: string, act: () => void])[] = [
    ['Asks', 'I', () => label('I')],
    ['Answers', 'P', () => label('P')],
    ['Nobody', '-', () => label('-')],
    ['Right, next', 'J', () => pass()],
    ['Other way round from here', 'X', () => swap(lines.slice(at))],
    ['Swap all', 'S', () => swap(lines)],
    ['Undo', 'U', () => undo()],
    ['Confirm all lines', 'C', () => void confirm()],
    ['Use what is confirmed', 'R', () => void useConfirmed()],
  ]
  const element = make(
    'main',
    { class: 'speakers', id: 'main' },
    make('h1', {}, 'Who speaks?'),
    make(
      'p',
      { class: 'soft' },
      'These transcripts name nobody. Each line has a proposal: I asks, P answers. Correct a line, and the lines that nobody has looked at follow. A digit names one of several people, as in P2. Nothing counts before you confirm it.',
    ),
    make('p', { class: 'row' }, choose, ...buttons.map(([text, key, act]) => makeButton(text, key, act))),
    state,
    body,
  )
  choose.addEventListener('change', () => void open(Number(choose.value)))
  body.addEventListener('click', (event) => {
    const row = (event.target as Element).closest('li')
    if (row !== null) go([...body.children].indexOf(row))
  })

  async function load(): Promise<void> {
    const found = await ask<{ transcripts: readonly UnnamedTranscript[] }>('/api/unnamed', {}, app.token)
    transcripts = found.transcripts
    const named = ({ id, isConfirmed }: UnnamedTranscript) => `${id}${isConfirmed ? ' (confirmed)' : ''}`
    const chosen = choose.value
    choose.replaceChildren(...transcripts.map((one, index) => make('option', { value: String(index) }, named(one))))
    if (chosen !== '') choose.value = chosen
  }

  async function open(index: number): Promise<void> {
    choose.value = String(index)
    at = 0
    undone = []
    await propose(null)
    go(0)
  }

  async function propose(given: SpeakerCorrections | null): Promise<void> {
    const request = ++asked
    const sent = given && { labels: [...given.labels], swapped: [...given.swapped] }
    const answer = await ask<{ lines: SpokenLine[]; labels: [number, string][]; swapped: number[] }>(
      '/api/lines',
      { transcript: Number(choose.value), corrections: sent },
      app.token,
    )
    if (request !== asked) return
    lines = answer.lines
    corrections = { labels: new Map(answer.labels), swapped: new Set(answer.swapped) }
    show()
  }

  function show(): void {
    if (body.children.length !== lines.length) body.replaceChildren(...lines.map(({ text }) => lineElement(text)))
    for (const [index, { label: written, chance }] of lines.entries()) {
      const row = body.children[index] as HTMLElement
      const sure = chance === null ? 'yours' : `${Math.floor(100 * chance)} %${chance < unsureBelow ? ' ?' : ''}`
      row.querySelector('b')!.textContent = written
      row.querySelector('.sure')!.textContent = sure
      row.dataset['side'] = written.startsWith('I') ? 'asks' : written === '-' ? 'nobody' : 'answers'
      row.classList.toggle('change', index > 0 && lines[index - 1]!.label !== written)
      if (index === at) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    }
    const open = lines.filter(({ chance }) => chance !== null && chance < unsureBelow).length
    const known = transcripts[Number(choose.value)]
    state.textContent = `${lines.length} line${lines.length === 1 ? '' : 's'}, ${corrections.labels.size} yours, ${open} proposed with less than ${100 * unsureBelow} % certainty; ${known?.isConfirmed ? 'confirmed before' : 'not confirmed'}`
  }

  const lineElement = (text: string): HTMLElement =>
    make(
      'li',
      { tabindex: '-1' },
      make('b', {}),
      make('span', { class: 'sure' }),
      make('span', { class: 'said' }, text),
    )

  function go(to: number): void {
    at = Math.min(Math.max(0, to), Math.max(0, lines.length - 1))
    show()
    const row = body.children[at] as HTMLElement | undefined
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }

  function change(next: SpeakerCorrections, said: string): void {
    undone.push(corrections)
    void propose(next).then(() => {
      go(at)
      app.say(said)
    })
  }

  function label(written: string): void {
    const line = lines[at]
    if (line === undefined) return
    change(
      { ...corrections, labels: new Map(corrections.labels).set(line.number, written) },
      `line ${line.number} is ${written}`,
    )
    go(at + 1)
  }

  /** States the label that a line has, and goes on. */
  function pass(): void {
    const line = lines[at]
    if (line !== undefined) label(line.label)
  }

  function swap(chosen: readonly SpokenLine[]): void {
    const swapped = new Set(corrections.swapped)
    for (const { number } of chosen) if (!swapped.delete(number)) swapped.add(number)
    change({ ...corrections, swapped }, 'the other way round')
  }

  function undo(): void {
    const before = undone.pop()
    if (before === undefined) return app.say('nothing to undo')
    void propose(before).then(() => {
      go(at - 1)
      app.say('undone')
    })
  }

  async function confirm(): Promise<void> {
    const labels = lines.map(({ label: written }) => written)
    await ask('/api/confirm', { transcript: Number(choose.value), labels }, app.token)
    await load()
    show()
    app.say('confirmed; R reads the study anew with these speakers')
  }

  async function useConfirmed(): Promise<void> {
    app.say('reading the study anew')
    await ask('/api/reload', {}, app.token)
    await app.restart()
  }

  const keys: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(buttons.map(([, key, act]) => [key.toLowerCase(), act])),
    Enter: pass,
    ArrowDown: () => go(at + 1),
    k: () => go(at - 1),
    ArrowUp: () => go(at - 1),
    g: () => choose.focus(),
  }
  void load().then(() => (transcripts.length > 0 ? open(0) : undefined))
  return {
    element,
    target: () => null,
    place: () => null,
    move: (by) => go(at + by),
    cycle: () => {},
    answered: () => {},
    nothing: () => {},
    goTo: () => choose.focus(),
    refresh: () => {},
    turns: () => [],
    text: () => '',
    press(key) {
      const line = lines[at]
      if (/^[1-9]$/.test(key) && line !== undefined)
        label(`${line.label.startsWith('I') ? 'I' : 'P'}${key === '1' ? '' : key}`)
      else if (Object.hasOwn(keys, key)) keys[key]!()
      else return false
      return true
    },
  }
}
