// The program of the report page: it reads the data in the page and fetches nothing.
import { unpackAhead } from './data.ts'
import { address, viewElement } from './elements.ts'
import { showFind } from './find-view.ts'
import { focusNow } from './focus.ts'
import type { Query } from './query.ts'
import { showRead, showTranscripts } from './read-view.ts'
import { unfold, watchReport } from './report-view.ts'
import { showSearch } from './search-view.ts'

/** The address that is shown. */
let currentHash = location.hash
/** The scroll position in the report when a view was opened. */
let leftAt = 0
let leftLink: HTMLElement | null = null

function showReport(): void {
  const wasAway = document.getElementById('report')!.hidden
  document.getElementById('report')!.hidden = false
  viewElement.hidden = true
  viewElement.replaceChildren()
  if (!wasAway) return
  const target =
    currentHash.length > 1 && currentHash !== '#main' ? document.getElementById(currentHash.slice(1)) : null
  if (target) {
    unfold(target)
    target.scrollIntoView()
  } else {
    leftLink?.focus({ preventScroll: true })
    window.scrollTo(0, leftAt)
  }
}

/** Links of the bar by the views that they lead to. */
const barLinks: Readonly<Record<string, string>> = {
  '': '#main',
  find: '#find?',
  read: '#transcripts',
  transcripts: '#transcripts',
}

/** Marks the link of the bar that leads to the view that is shown. */
function markBar(view: string): void {
  for (const link of document.querySelectorAll('.bar > a'))
    if (link.getAttribute('href') === barLinks[view]) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
}

async function route(): Promise<void> {
  currentHash = location.hash
  const [, view = '', values = ''] = /^#(find|read|search|transcripts)(?:\?(.*))?$/s.exec(currentHash) ?? []
  const query: Query = Object.fromEntries(new URLSearchParams(values))
  if (view === 'find') await showFind(query)
  else if (view === 'read') await showRead(query)
  else if (view === 'search') await showSearch(query)
  else if (view === 'transcripts') await showTranscripts()
  else showReport()
  markBar(view)
  focusNow()
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('#report a[href^="#"]')
  if (!link) return
  leftAt = window.scrollY
  leftLink = link
})
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('nav a[href^="#"], #report a[href^="#"]')
  const target = link && document.getElementById(link.hash.slice(1))
  if (target) unfold(target)
})
document.getElementById('search-form')!.addEventListener('submit', (event) => {
  event.preventDefault()
  const sought = (document.getElementById('search-box') as HTMLInputElement).value
  location.hash = address('search', { q: sought })
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !viewElement.hidden) location.hash = '#main'
})
watchReport()
window.addEventListener('load', () => void unpackAhead())
window.addEventListener('hashchange', () => void route())
void route()
