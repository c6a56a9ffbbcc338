import type { Span } from '../../model/span.ts'
import type { MovedAnswer } from '../review-data.ts'
import type { App } from './app.ts'
import { openDialog } from './dialogs.ts'
import { make, makeButton } from './make.ts'

/** The answer that is to be placed by the next selection; null for none. */
let placing: MovedAnswer | null = null

/** Lists the answers whose words were edited, to be placed, confirmed, or taken back. */
export function openMoved(app: App): void {
  const dialog = make('dialog', { class: 'editor', 'aria-labelledby': 'moved-title' })
  const { moved } = app.outline
  const item = (one: MovedAnswer): HTMLElement => {
    const { transcript, transcriptId, code, status, exact, how, span } = one
    const label = app.codeOf(code)?.label ?? code
    const row = make('li', {})
    const done = (): void => {
      row.remove()
      if (dialog.querySelector('li') === null) {
        dialog.close()
        void app.restart()
      }
    }
    const buttons = [
      ...(transcript === null || span === null
        ? []
        : [
            makeButton(how === 'changed' ? 'It is here' : 'Place it there', '', () => {
              placeAt(app, one, transcript, span)
              done()
            }),
            makeButton('Look', '', () => {
              placing = one
              dialog.close()
              app.openView('read', { transcript, span })
            }),
          ]),
      ...(transcript === null
        ? []
        : [
            makeButton('Select its words', '', () => {
              placing = one
              dialog.close()
              app.openView('read', { transcript, span: span ?? { start: 0, end: 0 } })
              app.say('Select the words, then press P')
            }),
          ]),
      makeButton('Take it back', '', () => {
        app.state([{ kind: 'undo', replaces: one.eventId }], 'taken back')
        done()
      }),
    ]
    row.append(
      make('p', {}, make('b', {}, label), ` ${status}, ${transcriptId}: `, make('q', {}, shorten(exact))),
      make(
        'p',
        { class: 'soft' },
        { changed: 'counts at similar words', several: 'its words occur several times' }[
          how as 'changed' | 'several'
        ] ?? 'its words are gone',
      ),
      make('p', { class: 'row' }, ...buttons),
    )
    return row
  }
  dialog.append(
    make('h2', { id: 'moved-title' }, 'Answers about words that were edited'),
    make('ul', { class: 'moved' }, ...moved.map(item)),
    makeButton('Cancel', 'Esc', () => dialog.close()),
  )
  openDialog(dialog)
}

/** Places the chosen answer at the selection, or, if none is chosen, opens the list. */
export function place(app: App, at: { readonly transcript: number; readonly spans: readonly Span[] } | null): void {
  if (app.outline.moved.length === 0) return app.say('No answer has to be placed')
  if (placing === null) return openMoved(app)
  const span = at?.spans[0]
  if (span === undefined || at === null) return app.say('Select the words of the answer, then press P')
  placeAt(app, placing, at.transcript, span)
  placing = null
  void app.restart()
}

const placeAt = (app: App, { eventId }: MovedAnswer, transcript: number, { start, end }: Span): void =>
  app.state([{ kind: 'place', on: { transcript, start, end }, replaces: eventId }], 'placed')

const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200).replace(/\s\S*$/u, '')}…` : text)
