/** Paints ranges of the page without changing its elements. */
export interface Paint {
  readonly name: string
  readonly ranges: readonly StaticRange[]
  readonly priority?: number
}

/** Names of styles that were made for colours. */
const made = new Map<string, string>()
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

/** The name of the highlight of a theme's colour: a background where people accepted, an underline where a machine suggests. */
export function highlightName(color: string, kind: 'accepted' | 'suggested'): string {
  const key = `${kind}-${color.slice(1).toLowerCase()}`
  if (!made.has(key)) {
    const style =
      kind === 'accepted'
        ? `background-color: color-mix(in srgb, ${color} 26%, transparent);`
        : `text-decoration: underline 2px ${color}; `
    sheet.insertRule(`::highlight(${key}) { ${style} }`)
    made.set(key, key)
  }
  return key
}

/** Paints these ranges, and no others. */
export function paint(paints: readonly Paint[]): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.clear()
  for (const { name, ranges, priority } of paints) {
    if (ranges.length === 0) continue
    const highlight = CSS.highlights.get(name) ?? new Highlight()
    for (const range of ranges) highlight.add(range)
    highlight.priority = priority ?? 0
    CSS.highlights.set(name, highlight)
  }
}
