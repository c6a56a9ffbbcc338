/** What a key can do. */
export type Action =
  | 'next'
  | 'previous'
  | 'accept'
  | 'reject'
  | 'correct'
  | 'skip'
  | 'code'
  | 'inVivo'
  | 'cycle'
  | 'undo'
  | 'redo'
  | 'memo'
  | 'stance'
  | 'nothing'
  | 'flag'
  | 'pin'
  | 'bar'
  | 'help'
  | 'blind'
  | 'goTo'
  | 'view'
  | 'shrink'
  | 'extend'
  | 'recent'
  | 'search'
  | 'editCode'
  | 'wrongKeyword'
  | 'place'

/** A key with what it does. */
export interface KeyBinding {
  readonly action: Action
  /** As `KeyboardEvent.key` names them, the first one is shown. */
  readonly keys: readonly string[]
  readonly shown: string
  readonly does: string
}

/** All keys, in the order of the help: letters are commands, digits are codes. */
export const keyBindings: readonly KeyBinding[] = [
  { action: 'accept', keys: ['a'], shown: 'A', does: 'accept the code' },
  { action: 'reject', keys: ['x'], shown: 'X', does: 'reject the code' },
  { action: 'skip', keys: [' '], shown: 'Space', does: 'cannot say: stored, and not a no' },
  { action: 'correct', keys: ['c'], shown: 'C', does: 'correct: another code, or, with a selection, other ends' },
  { action: 'nothing', keys: ['n'], shown: 'N', does: 'read, and nothing more to code here' },
  { action: 'next', keys: ['j', 'ArrowDown'], shown: 'J', does: 'next' },
  { action: 'previous', keys: ['k', 'ArrowUp'], shown: 'K', does: 'previous' },
  { action: 'cycle', keys: ['o'], shown: 'O', does: 'next code of this passage' },
  { action: 'code', keys: ['Enter'], shown: 'Enter', does: 'code the selection, or the whole passage' },
  {
    action: 'recent',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1–9',
    does: 'code with a recent code',
  },
  { action: 'inVivo', keys: ['i'], shown: 'I', does: 'new code in the words of the selection' },
  { action: 'shrink', keys: ['['], shown: '[', does: 'selection: one word less at its end' },
  { action: 'extend', keys: [']'], shown: ']', does: 'selection: one word more at its end' },
  { action: 'stance', keys: ['s'], shown: 'S', does: 'stance, then P a problem, W works, N neutral, 0 none' },
  { action: 'memo', keys: ['m'], shown: 'M', does: 'memo' },
  { action: 'flag', keys: ['f'], shown: 'F', does: 'flag for discussion' },
  {
    action: 'pin',
    keys: ['q'],
    shown: 'Q',
    does: 'pin as a quote of this code, the selection or the passage; again: unpin',
  },
  { action: 'bar', keys: ['Q'], shown: 'Shift+Q', does: 'bar: no report quotes this passage; again: free' },
  { action: 'undo', keys: ['u'], shown: 'U', does: 'undo' },
  { action: 'redo', keys: ['U', 'Z'], shown: 'Shift+Z', does: 'redo' },
  { action: 'wrongKeyword', keys: ['w'], shown: 'W', does: 'wrong keyword: never again in such words' },
  { action: 'editCode', keys: ['e'], shown: 'E', does: 'change the code in the codebook' },
  { action: 'place', keys: ['p'], shown: 'P', does: 'place an answer whose words were edited' },
  { action: 'search', keys: ['/'], shown: '/', does: 'search all transcripts' },
  { action: 'view', keys: ['v'], shown: 'V', does: 'queue, reading' },
  { action: 'goTo', keys: ['g'], shown: 'G', does: 'go to a transcript' },
  { action: 'blind', keys: ['b'], shown: 'B', does: 'say whether coding is blind' },
  { action: 'help', keys: ['?'], shown: '?', does: 'these keys' },
]

/** The parts of a key press that decide what it does. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
}

const byKey = new Map(keyBindings.flatMap((binding) => binding.keys.map((key) => [key, binding.action] as const)))

/**
 * The action of a key press; null for none.
 *
 * @param focus what has the focus: in a field keys write, and on a control Enter and Space belong to it
 * @param needsAlt true where letters act only together with Alt
 */
export function actionOf(press: KeyPress, focus: 'field' | 'control' | 'page', needsAlt: boolean): Action | null {
  if (press.isComposing || focus === 'field') return null
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  if (ctrlKey || metaKey) return null
  if (focus === 'control' && (key === 'Enter' || key === ' ')) return null
  if (shiftKey && key.startsWith('Arrow')) return null
  const isCharacter = key.length === 1 && key !== ' ' && key !== '?'
  if (isCharacter && needsAlt !== altKey) return null
  return byKey.get(key) ?? null
}

/** The key of an action, as it is shown. */
export const shownKey = (action: Action): string => keyBindings.find((binding) => binding.action === action)!.shown
