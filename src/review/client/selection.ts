import type { Span } from '../../model/span.ts'
import { snapSelection } from './offsets.ts'

/** Text of a transcript: an element with one text node that knows its place. */
export function textElement(element: HTMLElement, start: number): HTMLElement {
  element.dataset['start'] = String(start)
  return element
}

/** The selected parts of the transcript, one for each turn; empty if nothing is selected. */
export function selectedSpans(root: HTMLElement, text: string, turns: readonly Span[]): Span[] {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return []
  const range = selection.getRangeAt(0)
  const parts = Array.from(root.querySelectorAll<HTMLElement>('[data-start]')).flatMap((element): Span[] => {
    if (!range.intersectsNode(element)) return []
    const base = Number(element.dataset['start'])
    const length = element.textContent.length
    const start = element.contains(range.startContainer)
      ? offsetIn(element, range.startContainer, range.startOffset)
      : 0
    const end = element.contains(range.endContainer) ? offsetIn(element, range.endContainer, range.endOffset) : length
    return start < end ? [{ start: base + start, end: base + end }] : []
  })
  if (parts.length === 0) return []
  return snapSelection(text, { start: parts[0]!.start, end: parts.at(-1)!.end }, turns)
}

/** Characters of an element before a boundary of a range. */
function offsetIn(element: HTMLElement, node: Node, offset: number): number {
  if (node.nodeType === Node.TEXT_NODE) return offset
  return node === element && offset === 0 ? 0 : element.textContent.length
}

/** A range of the page for a span of the transcript, in the elements that have it; empty if it is not on the page. */
export function rangesOf(elements: readonly HTMLElement[], span: Span): StaticRange[] {
  return elements.flatMap((element): StaticRange[] => {
    const node = element.firstChild
    const base = Number(element.dataset['start'])
    if (node === null || node.nodeType !== Node.TEXT_NODE) return []
    const length = node.textContent?.length ?? 0
    const startOffset = Math.max(0, span.start - base)
    const endOffset = Math.min(length, span.end - base)
    if (startOffset >= endOffset) return []
    return [new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset })]
  })
}

/** Moves the end of the selection by a word; without a selection it begins at the first word of an element. */
export function moveSelection(within: Element | null, direction: 'forward' | 'backward'): void {
  const selection = document.getSelection()
  if (selection === null) return
  if (selection.rangeCount === 0 || !(selection.anchorNode && within?.contains(selection.anchorNode))) {
    const node = within?.querySelector('[data-start]')?.firstChild ?? within?.firstChild
    if (!node) return
    selection.collapse(node, 0)
  }
  selection.modify('extend', direction, 'word')
}

/** Moves the place where a selection begins by a word. */
export function moveCaret(within: Element | null, direction: 'forward' | 'backward'): void {
  const selection = document.getSelection()
  if (selection === null || within === null) return
  if (selection.anchorNode === null || !within.contains(selection.anchorNode)) {
    const node = within.querySelector('[data-start]')?.firstChild ?? within.firstChild
    if (node) selection.collapse(node, 0)
    return
  }
  selection.modify('move', direction, 'word')
}
