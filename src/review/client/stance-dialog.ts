import type { Stance } from '../../model/coding.ts'
import { openDialog } from './dialogs.ts'
import { make, makeButton } from './make.ts'

const choices: readonly { readonly key: string; readonly label: string; readonly stance: Stance | null }[] = [
  { key: 'p', label: 'A problem', stance: 'problem' },
  { key: 'w', label: 'Works', stance: 'works' },
  { key: 'n', label: 'Neutral', stance: 'neutral' },
  { key: '0', label: 'None', stance: null },
]

/** Asks for a stance by one key or button. */
export function askStance(code: string, before: Stance | null, choose: (stance: Stance | null) => void): void {
  const dialog = make('dialog', { 'aria-labelledby': 'stance-title' })
  const take = (stance: Stance | null): void => {
    dialog.close()
    choose(stance)
  }
  dialog.append(
    make('h2', { id: 'stance-title' }, `${code}: stance`),
    make(
      'div',
      { class: 'row' },
      ...choices.map(({ key, label, stance }) =>
        makeButton(label, key.toUpperCase(), () => take(stance), { 'aria-pressed': String(stance === before) }),
      ),
      makeButton('Cancel', 'Esc', () => dialog.close()),
    ),
  )
  dialog.addEventListener('keydown', (event) => {
    const choice = choices.find(({ key }) => key === event.key.toLowerCase())
    if (choice === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    take(choice.stance)
  })
  openDialog(dialog)
}
