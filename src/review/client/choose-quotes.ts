import type { Span } from '../../model/span.ts'
import type { App, View } from './app.ts'

/** Pins the selected words, else the passage, as a quote of the code; one that is pinned is left to the program again. */
export function pinQuote(app: App, view: View, spans: readonly Span[]): void {
  const target = view.target()
  if (target === null) return app.say('There is no code here to pin a quote for')
  const { transcript, codeId } = target
  const label = app.codeOf(codeId)?.label ?? codeId
  const known = app.answers().quotesAt(app.outline.transcripts[transcript]!.id, target.span)
  const isPinned = known.get(codeId)?.use === 'pinned'
  const { start, end } = isPinned ? known.get(codeId)!.on : (spans[0] ?? target.span)
  app.state(
    [{ kind: 'quote', on: { transcript, start, end }, code: codeId, use: isPinned ? 'free' : 'pinned' }],
    isPinned ? `no longer pinned: ${label}` : `pinned as a quote: ${label}`,
  )
}

/** Bars the selected words, else the passage, from being quoted; one that is barred may be quoted again. */
export function barQuote(app: App, view: View, spans: readonly Span[]): void {
  const place = view.place()
  if (place === null) return app.say('There is no passage here')
  const { transcript } = place
  const known = app.answers().quotesAt(app.outline.transcripts[transcript]!.id, place.span).get(null)
  const isBarred = known?.use === 'barred'
  const { start, end } = isBarred ? known.on : (spans[0] ?? place.span)
  app.state(
    [{ kind: 'quote', on: { transcript, start, end }, code: null, use: isBarred ? 'free' : 'barred' }],
    isBarred ? 'may be quoted again' : 'barred: no report quotes it',
  )
}
