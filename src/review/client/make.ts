import { make } from '../../outputs/page/client/elements.ts'

export { make }

/** A button with its key, which does something. */
export function makeButton(
  label: string,
  key: string,
  act: () => void,
  attributes: Readonly<Record<string, string>> = {},
) {
  const hint = key === '' ? [] : [make('kbd', { 'aria-hidden': 'true' }, key)]
  const shortcut = key === '' ? {} : { 'aria-keyshortcuts': key, title: `${label} (${key})` }
  const button = make('button', { type: 'button', ...shortcut, ...attributes }, label, ...hint)
  button.addEventListener('click', act)
  return button
}

/** Marks in the colour of a theme; style attributes are forbidden by the page's policy, style properties are not. */
export function makeSwatch(color: string): HTMLElement {
  const swatch = make('span', { class: 'swatch', 'aria-hidden': 'true' })
  swatch.style.backgroundColor = color
  return swatch
}
