import { type Action, shownKey } from './keys.ts'
import { make, makeButton } from './make.ts'

/** An action that is not about a digit. */
export type NamedAction = Exclude<Action, 'recent'>

const settling: readonly (readonly [string, NamedAction])[] = [
  ['Next', 'next'],
  ['Undo', 'undo'],
  ['Keys', 'help'],
]
const coding: readonly (readonly [string, NamedAction])[] = [
  ['Code', 'code'],
  ['Correct', 'correct'],
  ['Cannot say', 'skip'],
  ['Nothing here', 'nothing'],
  ['Stance', 'stance'],
  ['Memo', 'memo'],
  ['Flag', 'flag'],
  ['Pin quote', 'pin'],
  ['Bar quote', 'bar'],
  ['Undo', 'undo'],
  ['Search', 'search'],
  ['Keys', 'help'],
]

/** The actions as buttons, each with its key. Pressing one keeps the selection. */
export function createToolbar(isSettling: boolean, act: (action: NamedAction) => void): HTMLElement {
  const tools = make(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': 'Actions' },
    ...(isSettling ? settling : coding).map(([label, action]) =>
      makeButton(label, shownKey(action), () => act(action), { 'data-keeps-selection': '' }),
    ),
  )
  tools.addEventListener('mousedown', (event) => event.preventDefault())
  return tools
}
