import type { Verdict } from '../../model/coding.ts'
import type { Difference, ReviewTranscript } from '../review-data.ts'
import type { App, View } from './app.ts'
import { codebookEntry } from './codebook-entry.ts'
import { askMemo } from './dialogs.ts'
import { paint } from './highlights.ts'
import { make, makeButton } from './make.ts'
import { questionElement } from './passage-text.ts'
import { rangesOf, textElement } from './selection.ts'
import { ask } from './store.ts'

const verdicts: readonly { readonly verdict: Verdict; readonly label: string; readonly key: string }[] = [
  { verdict: 'yes', label: 'Yes, the code applies', key: 'A' },
  { verdict: 'no', label: 'No, it does not', key: 'X' },
  { verdict: 'both', label: 'Keep both', key: 'Space' },
  { verdict: 'rule', label: 'The codebook must say more', key: 'C' },
]

/** Answers that differ, side by side, without names. */
export function createSettleView(app: App): View {
  const article = make('article', { class: 'passage', tabindex: '-1', 'aria-label': 'Difference' })
  const sides = make('div', { class: 'sides' })
  const choices = make('div', { class: 'row', role: 'group', 'aria-label': 'Verdict' })
  const aside = make('aside', {})
  const progress = make('p', { class: 'progress' })
  const element = make(
    'main',
    { class: 'queue', id: 'main' },
    make('h1', { class: 'hidden' }, 'Settling'),
    make('div', { class: 'work' }, progress, article, sides, choices),
    aside,
  )
  let differences: readonly Difference[] = []
  let at = 0
  let shown: ReviewTranscript | null = null

  const load = async (): Promise<void> => {
    differences = await ask<Difference[]>('/api/differences', {}, app.token)
    at = Math.max(
      0,
      differences.findIndex(({ verdict }) => verdict === null),
    )
    await show()
  }

  async function show(): Promise<void> {
    const now = differences[at]
    const open = differences.filter(({ verdict }) => verdict === null).length
    progress.textContent = `${open} of ${differences.length} difference${differences.length === 1 ? '' : 's'} open`
    if (now === undefined) {
      article.replaceChildren(
        make('h2', {}, 'No differences'),
        make('p', {}, 'Nobody rejected what somebody else accepted.'),
      )
      sides.replaceChildren()
      choices.replaceChildren()
      return
    }
    shown = await app.transcript(now.transcript)
    const { text, turns, id } = shown
    const own = turns.filter(({ start, end }) => start < now.end && now.start < end)
    const before = turns[turns.indexOf(own[0]!) - 1]
    const paragraphs = own.map((turn) =>
      make(
        'p',
        { class: 'speech' },
        make('b', {}, turn.speaker ?? ''),
        ' ',
        textElement(make('span', {}, text.slice(turn.start, turn.end)), turn.start),
      ),
    )
    const question = before === undefined ? [] : [questionElement(before, text)]
    article.replaceChildren(
      make('p', { class: 'where' }, `${id} · ${app.codeOf(now.codeId)?.label ?? now.codeId}`),
      ...question,
      ...paragraphs,
    )
    sides.replaceChildren(
      ...now.sides.map(({ who, status, memo, exact }) =>
        make(
          'section',
          { class: `card ${status}` },
          make('h2', {}, `${who} ${status} it`),
          make('blockquote', {}, exact),
          ...(memo === '' ? [] : [make('p', {}, `Memo: ${memo}`)]),
        ),
      ),
    )
    choices.replaceChildren(
      ...verdicts.map(({ verdict, label, key }) =>
        makeButton(label, key, () => settle(verdict), { 'aria-pressed': String(now.verdict === verdict) }),
      ),
    )
    aside.replaceChildren(codebookEntry(app, now.codeId))
    paint([{ name: 'current', ranges: rangesOf([...article.querySelectorAll<HTMLElement>('[data-start]')], now) }])
    article.focus({ preventScroll: true })
  }

  function settle(verdict: Verdict): void {
    const now = differences[at]
    if (now === undefined) return
    const state = (memo: string): void => {
      const on = { transcript: now.transcript, start: now.start, end: now.end }
      app.state(
        [{ kind: 'settle', on, code: now.codeId, verdict, memo, settles: now.sides.map(({ eventId }) => eventId) }],
        `settled: ${verdict}`,
      )
      differences = differences.map((one) => (one === now ? { ...one, verdict } : one))
      void app.store.stored().then(() => {
        const open = differences.findIndex((one, index) => index > at && one.verdict === null)
        if (open !== -1) at = open
        void show()
      })
    }
    if (verdict === 'rule')
      askMemo('What must the codebook say?', { before: '', key: `rule ${now.codeId} ${now.start}` }, state)
    else state('')
  }

  const view: View & { readonly settle: (verdict: Verdict) => void } = {
    element,
    target: () => null,
    place: () => null,
    move(by) {
      at = Math.min(Math.max(0, at + by), Math.max(0, differences.length - 1))
      void show()
    },
    cycle: () => {},
    answered: () => {},
    nothing: () => {},
    goTo: () => {},
    refresh: () => {},
    turns: () => shown?.turns ?? [],
    text: () => shown?.text ?? '',
    settle,
  }
  void load()
  return view
}
