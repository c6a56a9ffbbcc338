import { keyBindings } from './keys.ts'
import { make, makeButton } from './make.ts'

/** Opens a dialog and gives the focus back when it is closed. */
export function openDialog(dialog: HTMLDialogElement): void {
  const before = document.activeElement as HTMLElement | null
  dialog.addEventListener('close', () => {
    dialog.remove()
    before?.focus({ preventScroll: true })
  })
  document.body.append(dialog)
  dialog.showModal()
}

/** Where it is kept that letters act only together with Alt. */
const altSetting = 'themata letters need alt'
export const needsAlt = (): boolean => localStorage.getItem(altSetting) === 'yes'

/** Shows all keys, and the setting that turns single letters off. */
export function openHelp(): void {
  const rows = keyBindings.map(({ shown, does }) =>
    make('tr', {}, make('th', { scope: 'row' }, make('kbd', {}, shown)), make('td', {}, does)),
  )
  const more = [
    ['← →', 'caret by words; with Shift: select from there'],
    ['Shift+Enter', 'in the palette: take a code and stay, for several codes'],
  ].map(([key, does]) => make('tr', {}, make('th', { scope: 'row' }, make('kbd', {}, key!)), make('td', {}, does!)))
  const setting = make('input', { type: 'checkbox', id: 'need-alt' })
  setting.checked = needsAlt()
  setting.addEventListener('change', () => localStorage.setItem(altSetting, setting.checked ? 'yes' : 'no'))
  const dialog = make('dialog', { class: 'help', 'aria-labelledby': 'help-title' })
  dialog.append(
    make('h2', { id: 'help-title', tabindex: '-1', autofocus: '' }, 'Keys'),
    make('table', {}, make('tbody', {}, ...rows, ...more)),
    make('p', {}, setting, ' ', make('label', { for: 'need-alt' }, 'Letters and digits act only together with Alt')),
    makeButton('Close', 'Esc', () => dialog.close()),
  )
  openDialog(dialog)
}

/** Asks for a memo; what is typed is kept as a draft until it is saved or emptied. */
export function askMemo(
  title: string,
  { before, key }: { readonly before: string; readonly key: string },
  save: (memo: string) => void,
): void {
  const draft = `themata memo ${key}`
  const field = make('textarea', { id: 'memo', rows: '5' })
  field.value = localStorage.getItem(draft) ?? before
  field.addEventListener('input', () => localStorage.setItem(draft, field.value))
  const dialog = make('dialog', { class: 'memo', 'aria-labelledby': 'memo-title' })
  const done = (): void => {
    localStorage.removeItem(draft)
    dialog.close()
    save(field.value.trim())
  }
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    done()
  })
  dialog.append(
    make('label', { for: 'memo', id: 'memo-title' }, title),
    field,
    make(
      'p',
      { class: 'row' },
      makeButton('Save', 'Ctrl+Enter', done),
      makeButton('Cancel', 'Esc', () => dialog.close()),
    ),
  )
  openDialog(dialog)
  field.focus()
}
