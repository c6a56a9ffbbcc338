import type { ShownCoding } from './codings.ts'
import { make } from './make.ts'
import { rangesOf } from './selection.ts'

/** Distance between two bars, in pixels. */
const distance = 6

/** Draws a bar beside the lines of each coding, so that overlapping ones can be told apart; hidden from screen readers. */
export function drawBars(
  { text, bars }: { readonly text: HTMLElement; readonly bars: HTMLElement },
  codings: readonly ShownCoding[],
  colorOf: (codeId: string) => string,
): void {
  const top = text.getBoundingClientRect().top
  const free: number[] = []
  const drawn = codings.flatMap((coding) => {
    if (coding.answer?.status === 'rejected') return []
    const boxes = rangesOf([text], coding.span).flatMap((range) => [...toRange(range).getClientRects()])
    if (boxes.length === 0) return []
    const from = Math.min(...boxes.map((box) => box.top)) - top
    const to = Math.max(...boxes.map((box) => box.bottom)) - top
    const found = free.findIndex((end) => end <= from)
    const lane = found === -1 ? free.length : found
    free[lane] = to
    const bar = make('span', { class: `bar-of ${coding.answer?.status ?? 'open'}` })
    bar.style.top = `${from}px`
    bar.style.height = `${to - from}px`
    bar.style.right = `${lane * distance}px`
    bar.style.color = colorOf(coding.codeId)
    return [bar]
  })
  bars.replaceChildren(...drawn)
}

function toRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = document.createRange()
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
  return range
}
