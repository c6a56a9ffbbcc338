// What the report itself does: it shows where in it one is, opens what is printed, and says where a table is wider than the page.

import { unpackText } from './data.ts'

const links = new Map(
  Array.from(document.querySelectorAll<HTMLAnchorElement>('nav[aria-label="Contents"] a'), (link) => [
    link.hash.slice(1),
    link,
  ]),
)
const headings = Array.from(document.querySelectorAll<HTMLElement>('#report h2, #report h3'))

/** Distance from the top of the window at which a heading counts as reached. */
const reach = 140

function markPlace(): void {
  const here = headings
    .filter((heading) => heading.offsetParent !== null && heading.getBoundingClientRect().top < reach)
    .at(-1)
  for (const [id, link] of links) {
    const isHere = id === here?.id
    if (isHere === link.hasAttribute('aria-current')) continue
    if (!isHere) link.removeAttribute('aria-current')
    else {
      link.setAttribute('aria-current', 'true')
      const box = link.closest('nav')!
      if (getComputedStyle(box).position === 'sticky') box.scrollTop = link.offsetTop - box.clientHeight / 2
    }
  }
}

/** Opens the parts that a place is in, so that a link to it leads there. */
export function unfold(element: Element): void {
  for (let part = element.closest('details'); part; part = part.parentElement?.closest('details') ?? null)
    part.open = true
}

export function watchReport(): void {
  let isAsked = false
  addEventListener(
    'scroll',
    () => {
      if (isAsked) return
      isAsked = true
      requestAnimationFrame(() => {
        isAsked = false
        markPlace()
      })
    },
    { passive: true },
  )
  markPlace()
  const parts = Array.from(document.querySelectorAll<HTMLDetailsElement>('#report details.part'))
  let folded: HTMLDetailsElement[] = []
  addEventListener('beforeprint', () => {
    folded = parts.filter(({ open }) => !open)
    for (const part of folded) part.open = true
  })
  addEventListener('afterprint', () => {
    for (const part of folded) part.open = false
  })
  document.addEventListener('toggle', ({ target }) => void unpackTable(target as HTMLElement, sizes), { capture: true })
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) markWide(target)
  })
  document.addEventListener('contentvisibilityautostatechange', ({ target }) => markWide(target as Element))
  for (const box of document.querySelectorAll('#report .table, #report .drawing')) sizes.observe(box)
}

/** Marks a box that is wider than the page. Where the report is hidden, it has no width, and keeps its mark so that nothing moves. */
function markWide(box: Element): void {
  if (box.clientWidth > 0) box.toggleAttribute('data-wide', box.scrollWidth > box.clientWidth + 1)
}

/** Puts the table of a figure in place when it is opened for the first time. */
async function unpackTable(opened: HTMLElement, sizes: ResizeObserver): Promise<void> {
  const packed = opened.querySelector(':scope > script')
  if (packed === null) return
  const table = await unpackText(packed.textContent!)
  if (packed.isConnected) packed.outerHTML = table
  for (const box of opened.querySelectorAll('.table')) sizes.observe(box)
}
