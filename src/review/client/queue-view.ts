import type { QueueItem, ReviewOutline, ReviewTranscript } from '../review-data.ts'
import { decide, startTime } from './actions.ts'
import { countProgress, isDone, settledIn } from './answers.ts'
import type { App, Place, View } from './app.ts'
import { codeCard } from './code-card.ts'
import { codebookEntry } from './codebook-entry.ts'
import { codingsOf, type ShownCoding } from './codings.ts'
import { highlightName, paint } from './highlights.ts'
import { make } from './make.ts'
import { passageElements } from './passage-text.ts'
import { rangesOf } from './selection.ts'
import { openWrongKeyword } from './wrong-keyword-dialog.ts'

/** One passage at a time, with the question before it and all its codes. */
export function createQueueView(app: App, start: Place | null = null): View {
  const { queue, transcripts } = app.outline
  const ids = transcripts.map(({ id }) => id)
  const article = make('article', { class: 'passage', tabindex: '-1', 'aria-label': 'Passage' })
  const cards = make('ol', { class: 'cards', 'aria-label': 'Codes of this passage' })
  const aside = make('aside', {})
  const progress = make('p', { class: 'progress' })
  const element = make(
    'main',
    { class: 'queue', id: 'main' },
    make('h1', { class: 'hidden' }, 'Queue'),
    make('div', { class: 'work' }, progress, article, cards),
    aside,
  )
  const unit = queue.some(({ codes }) => codes.length > 0) ? 'suggestions answered' : 'passages read'
  const isStart = ({ transcript, start: from }: QueueItem): boolean =>
    transcript === start?.transcript && from === start.span.start
  const labelOf = (codeId: string): string => app.codeOf(codeId)?.label ?? codeId
  const settledBefore = settledIn(queue, app.answers(), ids)
  const isOpen = (item: QueueItem): boolean => !isDone(app.answers(), ids[item.transcript]!, item, settledBefore)
  let at = [queue.findIndex(isStart), queue.findIndex(isOpen), 0].find((index) => index !== -1)!
  let codeAt = 0
  let shown: ReviewTranscript | null = null
  let isLeaving = false

  const item = (): QueueItem | undefined => queue[at]
  const codings = (): ShownCoding[] => {
    const now = item()
    const passage = now && shown?.passages[now.passage]
    if (!now || !passage) return []
    const all = codingsOf([passage], {
      answers: app.answers(),
      id: ids[now.transcript]!,
      transcript: now.transcript,
      span: passage,
    })
    // What another passage has settled is not asked again.
    const isAsked = ({ codeId, answer }: ShownCoding): boolean => now.codes.includes(codeId) || answer !== undefined
    return now.person === undefined ? all : all.filter(isAsked)
  }

  async function open(): Promise<void> {
    const now = item()
    if (now === undefined) return finish()
    const index = at
    const transcript = await app.transcript(now.transcript)
    if (index !== at) return
    shown = transcript
    const all = codings()
    codeAt = Math.max(
      0,
      all.findIndex(({ answer }) => answer === undefined),
    )
    article.replaceChildren(...passageElements(transcript, now.passage))
    startTime()
    refresh()
    article.focus({ preventScroll: true })
    window.scrollTo(0, 0)
    const next = queue[at + 1]
    if (next) void app.transcript(next.transcript)
  }

  function refresh(): void {
    const now = item()
    if (now === undefined || shown === null) return
    const all = codings()
    codeAt = Math.min(codeAt, Math.max(0, all.length - 1))
    const answers = app.answers()
    const { done, of, leftHere } = countProgress(queue, answers, { ids, here: now.transcript })
    progress.replaceChildren(
      `${done} of ${of} ${unit}, ${leftHere} left in ${ids[now.transcript]}`,
      make('progress', { max: String(of), value: String(done), 'aria-label': unit }),
    )
    cards.replaceChildren(...all.map((coding, index) => card(coding, index)))
    const state = [
      ...(answers.isRead(ids[now.transcript]!, now) ? ['read: what is not coded is a no'] : []),
      ...(answers.flagAt(ids[now.transcript]!, now) ? ['flagged for discussion'] : []),
      ...answers
        .memosAt(ids[now.transcript]!, now)
        .map(({ memo, code }) => `memo on ${code === null ? 'the passage' : labelOf(code)}: ${memo}`),
    ]
    if (all.length === 0)
      cards.append(
        make('li', { class: 'none' }, 'No code yet. Select words and press Enter, or N if there is nothing to code.'),
      )
    if (state.length > 0) cards.append(make('li', { class: 'none' }, state.join(' · ')))
    aside.replaceChildren(codebookEntry(app, all[codeAt]?.codeId ?? null))
    const elements = [...article.querySelectorAll<HTMLElement>('[data-start]')]
    const current = all[codeAt]
    paint([
      ...all.flatMap(({ span, codeId, answer }) =>
        answer?.status === 'accepted' && (span.start !== now.start || span.end !== now.end)
          ? [{ name: highlightName(app.colorOf(codeId), 'accepted'), ranges: rangesOf(elements, span) }]
          : [],
      ),
      {
        name: 'evidence',
        ranges: (current?.suggestion?.evidence ?? []).flatMap((span) => rangesOf(elements, span)),
        priority: 2,
      },
    ])
  }

  function card(coding: ShownCoding, index: number): HTMLElement {
    const select = (): void => {
      codeAt = index
      refresh()
    }
    return codeCard(app, coding, {
      isCurrent: index === codeAt,
      select,
      decide: (status) => decide(app, view, status),
      excludeKeyword() {
        select()
        openWrongKeyword(app, view)
      },
    })
  }

  function finish(): void {
    shown = null
    const { done, of } = countProgress(queue, app.answers(), { ids, here: 0 })
    const [title, text] =
      queue.length === 0
        ? ['Nothing to decide', 'No passage has a suggestion. Read the transcripts to code them: V opens them.']
        : done === of
          ? ['The queue is done', `All ${of} ${unit}. K goes back, V opens the transcripts.`]
          : ['The end of the queue', `${done} of ${of} ${unit}. K goes back to the others, V opens the transcripts.`]
    article.replaceChildren(make('h2', {}, title), make('p', {}, text))
    progress.replaceChildren()
    cards.replaceChildren()
    aside.replaceChildren()
    paint([])
    app.say(title)
  }

  function go(to: number): void {
    at = Math.min(Math.max(0, to), queue.length)
    void open()
  }

  /** Shows the next undecided passage as soon as the answers are on the disk. */
  async function leave(): Promise<void> {
    if (isLeaving) return
    isLeaving = true
    const from = at
    await app.store.stored()
    isLeaving = false
    if (from !== at) return
    const answers = app.answers()
    const settled = settledIn(queue, answers, ids)
    const later = queue.findIndex((one, index) => index > at && !isDone(answers, ids[one.transcript]!, one, settled))
    go(later === -1 ? queue.length : later)
  }

  const view: View = {
    element,
    target: () => codings()[codeAt] ?? null,
    place() {
      const now = item()
      return now === undefined || shown === null
        ? null
        : { transcript: now.transcript, span: { start: now.start, end: now.end } }
    },
    move: (by) => go(at + by),
    cycle() {
      codeAt = (codeAt + 1) % Math.max(1, codings().length)
      refresh()
    },
    answered() {
      const all = codings()
      const open = all.findIndex(({ answer }, index) => answer === undefined && index > codeAt)
      const any = open === -1 ? all.findIndex(({ answer }) => answer === undefined) : open
      if (any !== -1) {
        codeAt = any
        refresh()
      } else if (!app.outline.isBlind) void leave()
    },
    nothing() {
      const place = view.place()
      if (place === null) return
      app.state(
        [
          {
            kind: 'read',
            on: { transcript: place.transcript, start: place.span.start, end: place.span.end },
            memo: '',
            seconds: null,
          },
        ],
        'read: nothing more here',
      )
      void leave()
    },
    goTo() {
      const now = item()
      const next = queue.findIndex((one) => one.transcript > (now?.transcript ?? -1))
      go(next === -1 ? 0 : next)
    },
    refresh,
    turns: () => shown?.turns ?? [],
    text: () => shown?.text ?? '',
  }
  void open()
  return view
}

/** What the queue is, where it is a special one, for behind the coder's name. */
export function describeQueue({ isDraw, isBlind, confirming }: ReviewOutline): string {
  if (isDraw) return ', the drawn sample, blind'
  if (confirming !== null) return `, which ${confirming} speak of what${isBlind ? ', blind' : ''}`
  return isBlind ? ', blind' : ''
}
