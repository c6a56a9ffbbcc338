import type { FoundPassage } from '../review-data.ts'
import type { App } from './app.ts'
import { openDialog } from './dialogs.ts'
import { make, makeButton } from './make.ts'
import { ask } from './store.ts'

/** Searches all transcripts, and opens what is chosen in the reading view. */
export function openSearch(app: App): void {
  const field = make('input', { type: 'search', id: 'search-field', autocomplete: 'off' })
  const count = make('p', { class: 'hint', role: 'status' })
  const list = make('ul', { class: 'found', 'aria-label': 'Passages' })
  const dialog = make('dialog', { class: 'palette search', 'aria-labelledby': 'search-title' })
  let asked = ''
  async function search(): Promise<void> {
    const words = field.value.trim()
    if (words === '' || words === asked) return
    asked = words
    try {
      const { found } = await ask<{ found: FoundPassage[] }>('/api/search', { words }, app.token)
      if (asked !== words) return
      count.textContent = found.length === 0 ? 'not found' : found.length === 1 ? '1 place' : `${found.length} places`
      list.replaceChildren(...found.map((one) => make('li', {}, foundButton(one))))
    } catch (error) {
      count.textContent = (error as Error).message
    }
  }
  function foundButton(found: FoundPassage): HTMLElement {
    const { transcript, start, end, speaker, before, after } = found
    const button = makeButton('', '', () => {
      dialog.close()
      app.openView('read', { transcript, span: { start, end } })
    })
    button.append(
      make('span', { class: 'soft' }, `${app.outline.transcripts[transcript]!.id}${speaker ? `, ${speaker}` : ''} `),
      `…${before}`,
      make('mark', {}, field.value.trim()),
      `${after}…`,
    )
    return button
  }
  let waiting = 0
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => void search(), 200)
  })
  dialog.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll('button')]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && event.target === field) void search().then(() => list.querySelector('button')?.focus())
    else if (step === undefined) return
    else buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus()
    event.preventDefault()
  })
  dialog.append(
    make('label', { for: 'search-field', id: 'search-title' }, 'Search all transcripts'),
    field,
    count,
    list,
    makeButton('Close', 'Esc', () => dialog.close()),
  )
  openDialog(dialog)
  field.focus()
}
