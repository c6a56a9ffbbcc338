import type { ReviewCode } from '../review-data.ts'
import type { App } from './app.ts'
import { filterCodes } from './filter-codes.ts'
import { make, makeSwatch } from './make.ts'

/** What was chosen in the palette: a code, or the words for a new one. */
export type Choice = { readonly codeId: string } | { readonly label: string }

/** Settings of a palette. */
export interface PaletteOptions {
  readonly title: string
  /** Words with which the field begins. */
  readonly typed: string
  /** The codes to choose from, and no new one; all codes by default. */
  readonly only?: readonly ReviewCode[]
  /** May be called several times before the palette is closed: Shift+Enter keeps it open. */
  readonly onChoice: (choice: Choice) => void
}

/** Opens the palette of codes: a field with a list, in which the focus stays in the field. */
export function openPalette(app: App, { title, typed, only, onChoice }: PaletteOptions): void {
  const before = document.activeElement as HTMLElement | null
  const input = make('input', {
    ...{ type: 'text', role: 'combobox', id: 'palette-field', autocomplete: 'off', spellcheck: 'false' },
    ...{ 'aria-expanded': 'true', 'aria-controls': 'palette-list', 'aria-autocomplete': 'list' },
  })
  const list = make('ul', { role: 'listbox', id: 'palette-list', 'aria-label': 'Codes' })
  const hint = make(
    'p',
    { class: 'hint' },
    make('kbd', {}, 'Enter'),
    ' takes the code, ',
    make('kbd', {}, 'Shift+Enter'),
    ' takes it and stays open, ',
    make('kbd', {}, 'Esc'),
    ' leaves',
  )
  const dialog = make(
    'dialog',
    { class: 'palette', 'aria-labelledby': 'palette-title' },
    make('label', { for: 'palette-field', id: 'palette-title' }, title),
    input,
    list,
    hint,
  )
  let options: Choice[] = []
  let at = 0

  const show = (): void => {
    const found = filterCodes(only ?? app.codes(), input.value, app.recent())
    const label = input.value.trim()
    const isKnown = app.codes().some((code) => code.label.toLowerCase() === label.toLowerCase())
    const added = label === '' || isKnown || only !== undefined || !app.outline.canEdit ? [] : [{ label }]
    options = [...found.map(({ id }) => ({ codeId: id })), ...added]
    at = Math.min(at, Math.max(0, options.length - 1))
    list.replaceChildren(
      ...found.map((code, index) => codeOption(app, code, index)),
      ...added.map((one) => make('li', { role: 'option', id: `option-${found.length}` }, `New code “${one.label}”`)),
    )
    mark()
  }
  const mark = (): void => {
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === at))
    const current = list.children[at]
    current?.scrollIntoView({ block: 'nearest' })
    if (current) input.setAttribute('aria-activedescendant', current.id)
    else input.removeAttribute('aria-activedescendant')
  }
  const choose = (index: number, stays: boolean): void => {
    const choice = options[index]
    if (choice === undefined) return
    if (!stays) dialog.close()
    onChoice(choice)
    if (stays) input.select()
  }
  input.value = typed
  input.addEventListener('input', () => {
    at = 0
    show()
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      at = (at + step + options.length) % Math.max(1, options.length)
      mark()
    } else if (event.key === 'Enter') choose(at, event.shiftKey)
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('li')
    if (option !== null) choose([...list.children].indexOf(option), event.shiftKey)
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    before?.focus({ preventScroll: true })
  })
  document.body.append(dialog)
  dialog.showModal()
  show()
  input.focus()
  input.select()
}

function codeOption(app: App, code: ReviewCode, index: number): HTMLElement {
  const theme = app.outline.themes.find(({ id }) => id === code.themeId)?.label ?? ''
  return make(
    'li',
    { role: 'option', id: `option-${index}` },
    makeSwatch(app.colorOf(code.id)),
    make('span', { class: 'name' }, code.label),
    make('span', { class: 'soft' }, theme),
  )
}
