import type { App } from './app.ts'
import { make, makeButton } from './make.ts'
import { openMoved } from './place-answers.ts'
import { ask } from './store.ts'

/** Lines above the work that ask for something: answers to place, transcripts that were edited. */
export function createNotices(app: App): { readonly element: HTMLElement; readonly showStale: () => void } {
  const element = make('div', { class: 'notices' })
  const { moved } = app.outline
  const lost = moved.filter(({ how }) => how !== 'changed').length
  if (moved.length > 0)
    element.append(
      make(
        'p',
        { class: 'notice' },
        lost > 0
          ? `${lost} of your answers must be placed again: their words were edited. `
          : `${moved.length} of your answers count at words that were edited. `,
        makeButton(lost > 0 ? 'Place them' : 'Look', 'P', () => openMoved(app)),
      ),
    )
  return {
    element,
    showStale() {
      if (element.querySelector('.stale') !== null) return
      const load = makeButton('Load them', '', async () => {
        load.disabled = true
        try {
          await app.store.stored()
          await ask('/api/reload', {}, app.token)
          await app.restart()
        } catch (error) {
          load.disabled = false
          app.say((error as Error).message)
        }
      })
      element.append(make('p', { class: 'notice stale' }, 'Transcripts were edited on the disk. ', load))
      app.say('Transcripts were edited on the disk')
    },
  }
}
