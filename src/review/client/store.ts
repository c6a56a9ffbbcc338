import type { DecisionEvent } from '../../model/decision-event.ts'
import { timeOrderedId } from '../../study/decision-events/event-id.ts'
import type { Draft } from '../requests-file.ts'
import { inOneText } from './answers.ts'

/** The fields of a draft that the store adds. */
type Added = 'id' | 'session' | 'seq' | 'time'
type Without<Whole, Keys extends PropertyKey> = Whole extends unknown ? Omit<Whole, Keys> : never

/** What the coder states, without the fields that the store adds. */
export type Statement = Without<Draft, Added> & { readonly id?: string }

/** The state of storing, as the page shows it. */
export interface StoreState {
  /** Events that the server has not confirmed. */
  readonly unsent: number
  /** Events that it refused, which stay in this browser. */
  readonly refused: number
  /** The reason why they are not stored; empty if nothing is wrong. */
  readonly trouble: string
}

/** An answer of the server that is no success. */
class RefusedError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Asks the server of this page. */
export async function ask<Result>(path: `/api/${string}`, body: unknown, token: string): Promise<Result> {
  const headers = { 'content-type': 'application/json', 'x-themata-token': token }
  const answer = await fetch(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    keepalive: path === '/api/events',
  })
  const value = (await answer.json()) as Result & { message?: string }
  if (!answer.ok) throw new RefusedError(answer.status, value.message ?? `the server answered ${answer.status}`)
  return value
}

export const newId = (): string => timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** The events that were stored since, and true for `isStale` if transcripts were edited. */
interface Changes {
  readonly events: readonly DecisionEvent[]
  readonly isStale: boolean
}

/** Settings of a store. */
export interface StoreOptions {
  readonly token: string
  /** Transcripts by position. */
  readonly transcriptIds: readonly string[]
  readonly coder: string
  readonly study: string
  /** Number of the coder's events that the server has sent or counted. */
  readonly seen: number
  readonly onChange: (state: StoreState) => void
}

/** Milliseconds between attempts while the server is gone. */
const retryAfter = 1500
/** Events that are sent together. */
const together = 200

/**
 * Sends events to the server, one request at a time, and keeps those that are not stored yet in the browser. An event that
 * the server refuses is set aside, so that the others are stored.
 */
export function createStore(events: readonly DecisionEvent[], options: StoreOptions) {
  const { token, transcriptIds, coder, study, seen, onChange } = options
  const kept = `themata unsent ${study} ${coder}`
  const refusals = `themata refused ${study} ${coder}`
  const session = newId().slice(-12)
  const known = new Map(events.map((event) => [event.id, inOneText(event)]))
  let confirmed = seen
  let unsent = (JSON.parse(localStorage.getItem(kept) ?? '[]') as Draft[]).filter(({ id }) => !known.has(id))
  const setAside: Draft[] = []
  let [trouble, refusal] = ['', '']
  let seq = 0
  let sending: Promise<void> | null = null
  let waiting: (() => void)[] = []

  const toEvent = (draft: Draft): DecisionEvent => {
    const base = { v: 1, coder, replaces: null }
    const on =
      'on' in draft && draft.on !== null ? { ...draft.on, transcript: transcriptIds[draft.on.transcript] } : null
    const shown = { mode: 'assisted', suggestion: null, confidence: null, run: null }
    const codes = draft.kind === 'read' ? { codes: '*', chosen: '' } : {}
    return {
      ...base,
      shown,
      draw: null,
      text: null,
      ...codes,
      ...draft,
      on: on && { ...on, text: null, exact: '', prefix: '', suffix: '' },
    } as unknown as DecisionEvent
  }
  for (const draft of unsent) known.set(draft.id, toEvent(draft))

  const report = (): void => {
    if (unsent.length === 0) localStorage.removeItem(kept)
    else localStorage.setItem(kept, JSON.stringify(unsent))
    onChange({ unsent: unsent.length, refused: setAside.length, trouble })
    if (unsent.length > 0) return
    for (const done of waiting) done()
    waiting = []
  }

  const drop = (drafts: readonly Draft[]): void => {
    const ids = new Set(drafts.map(({ id }) => id))
    unsent = unsent.filter(({ id }) => !ids.has(id))
  }
  function refuse(draft: Draft, message: string): void {
    refusal = message
    drop([draft])
    setAside.push(draft)
    known.delete(draft.id)
    const before = JSON.parse(localStorage.getItem(refusals) ?? '[]') as Draft[]
    localStorage.setItem(refusals, JSON.stringify([...before, draft]))
  }

  async function send(): Promise<void> {
    let size = together
    while (unsent.length > 0) {
      const batch = unsent.slice(0, size)
      try {
        await ask('/api/events', { events: batch }, token)
        drop(batch)
        trouble = refusal
      } catch (error) {
        trouble = error instanceof RefusedError ? error.message : 'the server does not answer'
        const isRefused = error instanceof RefusedError && (error.status === 400 || error.status === 409)
        if (isRefused && batch.length > 1) {
          size = 1 // which of them it is
          continue
        }
        if (isRefused) refuse(batch[0]!, trouble)
        report()
        if (!isRefused) await new Promise((resolve) => setTimeout(resolve, retryAfter))
      }
      report()
    }
  }
  const start = (): void => {
    sending ??= send().finally(() => {
      sending = null
      if (unsent.length > 0) start()
    })
  }
  start()

  return {
    session,
    /** All events of the coder, stored or not. */
    events: (): readonly DecisionEvent[] => [...known.values()],
    /** States something; returns the ids. */
    add(statements: readonly Statement[]): string[] {
      const time = new Date().toISOString()
      const drafts = statements.map((one) => ({ id: newId(), ...one, session, seq: ++seq, time }) as Draft)
      for (const draft of drafts) known.set(draft.id, toEvent(draft))
      unsent = [...unsent, ...drafts]
      report()
      start()
      return drafts.map(({ id }) => id)
    },
    /** Resolves when everything is stored. */
    stored: (): Promise<void> =>
      unsent.length === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    isStored: (): boolean => unsent.length === 0,
    /** Takes over what other tabs have stored. */
    async update(): Promise<{ readonly isNew: boolean; readonly isStale: boolean }> {
      const asked = { after: confirmed }
      const { events: later, isStale } = await ask<Changes>('/api/changes', asked, token)
      confirmed += later.length
      const fresh = later.filter(({ id }) => !known.has(id))
      for (const event of fresh) known.set(event.id, inOneText(event))
      return { isNew: fresh.length > 0, isStale }
    },
  }
}
export type Store = ReturnType<typeof createStore>
