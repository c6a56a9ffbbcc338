/** An element with attributes, text and other elements in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}

/** An address inside the page. */
export const address = (view: string, values: Readonly<Record<string, string | number>>): string =>
  `#${view}?${new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]))}`

export const viewElement = document.getElementById('view')!
/** Shows a view in place of the report and puts the focus on its heading. */
export function show(title: string, ...inside: Node[]): void {
  const heading = make('h1', { tabindex: '-1' }, title)
  const back = make('p', {}, make('a', { href: '#main', class: 'back' }, '← Report'))
  viewElement.replaceChildren(back, heading, ...inside)
  document.getElementById('report')!.hidden = true
  viewElement.hidden = false
  heading.focus({ preventScroll: true })
  window.scrollTo(0, 0)
}
