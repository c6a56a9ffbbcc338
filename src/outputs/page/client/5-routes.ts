/** The address that is shown, so that a search that is still going can tell that nobody waits for it. */
let currentHash = location.hash
/** Where the reader was in the report when a view was opened. */
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
  if (target) target.scrollIntoView()
  else {
    leftLink?.focus({ preventScroll: true })
    window.scrollTo(0, leftAt)
  }
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
  if (refocus !== '') document.getElementById(refocus)?.focus()
  refocus = ''
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('#report a[href^="#"]')
  if (!link) return
  leftAt = window.scrollY
  leftLink = link
})
document.getElementById('search-form')!.addEventListener('submit', (event) => {
  event.preventDefault()
  const sought = (document.getElementById('search-box') as HTMLInputElement).value
  location.hash = address('search', { q: sought })
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !viewElement.hidden) location.hash = '#main'
})
window.addEventListener('hashchange', () => void route())
void route()
