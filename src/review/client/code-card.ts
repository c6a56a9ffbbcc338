import type { App } from './app.ts'
import { describeState, type ShownCoding } from './codings.ts'
import { make, makeButton, makeSwatch } from './make.ts'

/** What a card needs beside its coding. */
export interface CardOptions {
  readonly isCurrent: boolean
  readonly select: () => void
  readonly decide: (status: 'accepted' | 'rejected') => void
  /** Opens the exclusion of a keyword. */
  readonly excludeKeyword: () => void
}

/** A code of a passage, with its reasons and the buttons to decide. */
export function codeCard(
  app: App,
  coding: ShownCoding,
  { isCurrent, select, decide, excludeKeyword }: CardOptions,
): HTMLElement {
  const { codeId, suggestion, answer } = coding
  const label = app.codeOf(codeId)?.label ?? codeId
  const why = suggestion?.why ?? []
  const status = answer?.status ?? 'open'
  const choice = (name: string, key: string, becomes: 'accepted' | 'rejected') =>
    makeButton(
      name,
      isCurrent ? key : '',
      () => {
        select()
        decide(becomes)
      },
      { 'aria-pressed': String(status === becomes) },
    )
  const canExclude = app.outline.canEdit && (suggestion?.keywords.length ?? 0) > 0
  const wrong = canExclude ? [' ', makeButton('Wrong keyword…', isCurrent ? 'W' : '', excludeKeyword)] : []
  const card = make(
    'li',
    { class: `card ${status}`, ...(isCurrent ? { 'aria-current': 'true' } : {}) },
    make(
      'div',
      { class: 'name' },
      makeSwatch(app.colorOf(codeId)),
      make('b', {}, label),
      make('span', { class: 'state' }, describeState(coding)),
    ),
    make(
      'div',
      { class: 'row', role: 'group', 'aria-label': label },
      choice('Accept', 'A', 'accepted'),
      choice('Reject', 'X', 'rejected'),
    ),
    ...(why.length > 0 ? [make('p', { class: 'why' }, why.join('; '), ...wrong)] : []),
    ...(answer?.memo ? [make('p', { class: 'why' }, `Memo: ${answer.memo}`)] : []),
  )
  card.addEventListener('click', (event) => {
    if ((event.target as Element).closest('button') === null) select()
  })
  return card
}
