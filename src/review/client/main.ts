import type { Verdict } from '../../model/coding.ts'
import type { ReviewCode, ReviewOutline, ReviewTranscript } from '../review-data.ts'
import { chooseStance, code, correct, decide, flag, openCoding, writeMemo } from './actions.ts'
import { type Answers, readAnswers } from './answers.ts'
import type { App, Place, View, ViewName } from './app.ts'
import { barQuote, pinQuote } from './choose-quotes.ts'
import { openCodeEditor } from './code-editor-dialog.ts'
import { needsAlt, openHelp } from './dialogs.ts'
import { actionOf } from './keys.ts'
import { make, makeButton } from './make.ts'
import { createNotices } from './notices.ts'
import { place } from './place-answers.ts'
import { createQueueView, describeQueue } from './queue-view.ts'
import { createReadView } from './read-view.ts'
import { openSearch } from './search-dialog.ts'
import { moveCaret, moveSelection, selectedSpans } from './selection.ts'
import { createSettleView } from './settle-view.ts'
import { createSpeakersView } from './speakers-view.ts'
import { ask, createStore, type StoreState } from './store.ts'
import { createToolbar, type NamedAction } from './toolbar.ts'
import { createUndoStack } from './undo-stack.ts'
import { openWrongKeyword } from './wrong-keyword-dialog.ts'

const root = document.getElementById('app')!
const live = document.getElementById('live')!

/** The secret is in the fragment once; afterwards this tab keeps it. */
function takeToken(): string {
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1]
  if (given !== undefined) sessionStorage.setItem('themata token', given)
  history.replaceState(null, '', location.pathname)
  return sessionStorage.getItem('themata token') ?? ''
}

/** Where a page that was loaded anew goes on. */
const lastPlace = 'themata place'
function takeLastPlace(): { readonly name: ViewName; readonly at: Place | null } | null {
  const kept = sessionStorage.getItem(lastPlace)
  sessionStorage.removeItem(lastPlace)
  return kept === null ? null : JSON.parse(kept)
}

function start(outline: ReviewOutline, token: string): void {
  const transcripts = new Map<number, Promise<ReviewTranscript>>()
  let codes: readonly ReviewCode[] = outline.codes
  let codeById = new Map(codes.map((one) => [one.id, one]))
  let recent: readonly string[] = []
  let answers: Answers | null = null
  let view: View
  let name: ViewName = outline.isSettling ? 'settle' : 'queue'
  const colorByTheme = new Map(outline.themes.map(({ id, color }) => [id, color]))
  const status = make('p', { class: 'status', id: 'status' })
  const toast = make('p', { class: 'toast', 'aria-hidden': 'true' })
  const holder = make('div', {})

  const showStore = ({ unsent, refused, trouble }: StoreState): void => {
    const lacking = unsent + refused
    status.textContent =
      lacking === 0 ? 'all stored' : trouble === '' ? 'storing…' : `${lacking} not stored: ${trouble}`
    status.classList.toggle('trouble', trouble !== '' && lacking > 0)
    document.title = `${trouble !== '' && lacking > 0 ? `(${lacking} not stored) ` : ''}${outline.study} – Themata review`
  }
  const store = createStore(outline.events, {
    token,
    coder: outline.coder,
    study: outline.study,
    seen: outline.seen,
    transcriptIds: outline.transcripts.map(({ id }) => id),
    onChange: showStore,
  })
  showStore({ unsent: store.isStored() ? 0 : 1, refused: 0, trouble: '' })
  const stack = createUndoStack((ids) => store.add([...ids].reverse().map((id) => ({ kind: 'undo', replaces: id }))))
  const changed = (): void => {
    answers = null
    view.refresh()
  }
  let fade = 0
  const say = (text: string): void => {
    live.textContent = text
    toast.textContent = text
    toast.classList.add('on')
    clearTimeout(fade)
    fade = window.setTimeout(() => toast.classList.remove('on'), 1800)
  }
  const app: App = {
    ...{ outline, token, store, say },
    answers: () => (answers ??= readAnswers(store.events(), outline.coder)),
    codes: () => codes,
    codeOf: (id) => codeById.get(id),
    colorOf: (id) => colorByTheme.get(codeById.get(id)?.themeId ?? '') ?? '#808080',
    setCodes(now) {
      codes = now
      codeById = new Map(codes.map((one) => [one.id, one]))
    },
    transcript(index) {
      const known = transcripts.get(index) ?? ask<ReviewTranscript>('/api/transcript', { transcript: index }, token)
      transcripts.set(index, known)
      known.catch(() => transcripts.delete(index))
      return known
    },
    state(statements, said) {
      stack.push(store.add(statements))
      changed()
      void store.stored().then(() => say(said))
    },
    recent: () => recent,
    useCode(id) {
      recent = [id, ...recent.filter((one) => one !== id)].slice(0, 9)
    },
    openView(to, at) {
      name = to
      view = { queue: createQueueView, read: createReadView, settle: createSettleView, speakers: createSpeakersView }[
        to
      ](app, at ?? null)
      holder.replaceChildren(view.element)
      tools.hidden = to === 'speakers'
      for (const button of tabs.querySelectorAll('button'))
        button.setAttribute('aria-pressed', String(button.dataset['view'] === to))
    },
    async restart() {
      await store.stored()
      const at = view.place()
      sessionStorage.setItem(lastPlace, JSON.stringify({ name, at }))
      location.reload()
    },
  }
  /** Turns to another view: to reading at the place that is shown. */
  const turnTo = (to: ViewName): void => app.openView(to, to === 'read' ? (view.place() ?? undefined) : undefined)
  const notices = createNotices(app)
  const spans = () => selectedSpans(view.element, view.text(), view.turns())
  const settle = (verdict: Verdict): boolean => {
    if (!('settle' in view)) return false
    ;(view as View & { settle: (verdict: Verdict) => void }).settle(verdict)
    return true
  }
  const step = (isDone: boolean, what: 'undo' | 'redo'): void => {
    if (isDone) changed()
    say(isDone ? { undo: 'undone', redo: 'redone' }[what] : `nothing to ${what}`)
  }
  const others: Readonly<Record<NamedAction, () => void>> = {
    next: () => view.move(1),
    previous: () => view.move(-1),
    accept: () => void (settle('yes') || decide(app, view, 'accepted')),
    reject: () => void (settle('no') || decide(app, view, 'rejected')),
    skip: () => void (settle('both') || decide(app, view, 'unsure')),
    correct: () => void (settle('rule') || correct(app, view, spans())),
    code: () => openCoding(app, view, spans()),
    inVivo: () => openCoding(app, view, spans(), document.getSelection()?.toString().trim().slice(0, 80) ?? ''),
    cycle: () => view.cycle(),
    undo: () => step(stack.undo(), 'undo'),
    redo: () => step(stack.redo(), 'redo'),
    memo: () => writeMemo(app, view),
    stance: () => chooseStance(app, view),
    search: () => openSearch(app),
    editCode: () => openCodeEditor(app, view.target()?.codeId ?? null),
    wrongKeyword: () => openWrongKeyword(app, view),
    place() {
      const here = view.place()
      place(app, here && { transcript: here.transcript, spans: spans() })
    },
    nothing: () => view.nothing(),
    flag: () => flag(app, view),
    pin: () => pinQuote(app, view, spans()),
    bar: () => barQuote(app, view, spans()),
    help: openHelp,
    blind: () => say(outline.isBlind ? 'Blind: no suggestions are shown' : 'Assisted: suggestions are shown'),
    goTo: () => view.goTo(),
    view: () => turnTo(name === 'read' ? (outline.isSettling ? 'settle' : 'queue') : 'read'),
    shrink: () => document.getSelection()?.modify('extend', 'backward', 'word'),
    extend: () => moveSelection(document.querySelector('.turn[aria-current], .passage'), 'forward'),
  }
  function codeAgain(key: string): void {
    const codeId = recent[Number(key) - 1]
    const place = view.place()
    if (codeId === undefined || place === null) return say(`No recent code ${key}`)
    const selected = spans()
    void code(app, { codeId }, { transcript: place.transcript, spans: selected.length > 0 ? selected : [place.span] })
  }
  document.addEventListener('keydown', (event) => {
    const at = document.activeElement
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return // the key belongs to a dialog
    const focus = at?.matches('input:not([type=checkbox]), textarea, select')
      ? 'field'
      : at?.matches('button, a, input')
        ? 'control'
        : 'page'
    const side = { ArrowLeft: 'backward', ArrowRight: 'forward' }[event.key] as 'forward' | 'backward' | undefined
    if (side !== undefined && focus === 'page') {
      ;(event.shiftKey ? moveSelection : moveCaret)(document.querySelector('.turn[aria-current], .passage'), side)
      return event.preventDefault()
    }
    const isPlain = !(event.ctrlKey || event.metaKey || event.isComposing) && event.altKey === needsAlt()
    const isOfView = isPlain && focus === 'page' && view.press?.(event.key) === true
    if (isOfView) return event.preventDefault()
    const action = actionOf(event, focus, needsAlt())
    if (action === null) return
    event.preventDefault()
    if (action === 'recent') codeAgain(event.key)
    else others[action]()
  })
  const tools = createToolbar(outline.isSettling, (action) => others[action]())
  const views: readonly ViewName[] = [
    ...(outline.isSettling ? (['settle', 'read'] as const) : (['queue', 'read'] as const)),
    ...(outline.hasUnnamed ? (['speakers'] as const) : []),
  ]
  const titles = { queue: 'Queue', read: 'Reading', settle: 'Settling', speakers: 'Who speaks' }
  const tabs = make(
    'div',
    { class: 'row', role: 'group', 'aria-label': 'View' },
    ...views.map((one) => makeButton(titles[one], '', () => turnTo(one), { 'data-view': one })),
  )
  root.replaceChildren(
    make(
      'header',
      { class: 'bar' },
      make('p', { class: 'study' }, make('b', {}, outline.study), ` as ${outline.coder}${describeQueue(outline)}`),
      tabs,
      status,
    ),
    notices.element,
    holder,
    make('footer', {}, tools, toast),
  )
  const last = takeLastPlace()
  app.openView(last?.name ?? name, last?.at ?? undefined)
  window.addEventListener('beforeunload', (event) => void (store.isStored() || event.preventDefault()))
  setInterval(() => {
    if (!document.hidden)
      void store.update().then(
        ({ isNew, isStale }) => {
          if (isNew) changed()
          if (isStale) notices.showStale()
        },
        () => {},
      )
  }, 4000)
}

const token = takeToken()
ask<ReviewOutline>('/api/outline', {}, token).then(
  (outline) => start(outline, token),
  (error: Error) =>
    root.replaceChildren(
      make('main', { class: 'alone' }, make('h1', {}, 'This page is closed'), make('p', {}, error.message)),
    ),
)
