import type { Span } from '../../model/span.ts'
import type { ReviewCode } from '../review-data.ts'
import type { App, Target, View } from './app.ts'
import { askMemo } from './dialogs.ts'
import { type Choice, openPalette } from './palette.ts'
import { askStance } from './stance-dialog.ts'
import { ask, newId, type Statement } from './store.ts'

type CodeStatement = Extract<Statement, { kind: 'code' | 'recode' | 'resize' }>

/** Milliseconds since the passage was shown. */
let shownAt = performance.now()
/** Starts the time of an answer. */
export const startTime = (): void => {
  shownAt = performance.now()
}
const secondsNow = (): number => Math.round((performance.now() - shownAt) / 100) / 10

const idOf = (app: App, transcript: number): string => app.outline.transcripts[transcript]!.id
const labelOf = (app: App, codeId: string): string => app.codeOf(codeId)?.label ?? codeId
const on = (transcript: number, { start, end }: Span) => ({ transcript, start, end })

/** A statement about a code at a place, in place of the answer that there was. */
function answer(
  app: App,
  target: Target,
  given: Partial<CodeStatement> & Pick<CodeStatement, 'status'>,
): CodeStatement {
  const { transcript, span, codeId, suggestion } = target
  const before = app.answers().at(idOf(app, transcript), span, codeId)
  return {
    kind: 'code',
    on: on(transcript, before?.on ?? span),
    code: codeId,
    stance: before?.stance ?? null,
    memo: before?.memo ?? '',
    suggestion: suggestion?.coder ?? null,
    confidence: suggestion?.confidence ?? null,
    group: null,
    replaces: before?.id ?? null,
    seconds: secondsNow(),
    ...given,
  }
}

/** Accepts or rejects the code, or states that nobody can say. */
export function decide(app: App, view: View, status: 'accepted' | 'rejected' | 'unsure'): void {
  const target = view.target()
  if (target === null) return app.say('There is no code here to decide on')
  const said = { accepted: 'accepted', rejected: 'rejected', unsure: 'cannot say' }[status]
  app.state(
    [answer(app, target, { status, ...(status === 'accepted' ? {} : { stance: null }) })],
    `${said}: ${labelOf(app, target.codeId)}`,
  )
  startTime()
  view.answered()
}

/** Codes spans with a chosen code; a new code is added to the codebook first. */
export async function code(
  app: App,
  choice: Choice,
  { transcript, spans }: { readonly transcript: number; readonly spans: readonly Span[] },
): Promise<void> {
  const codeId = 'codeId' in choice ? choice.codeId : await propose(app, choice.label)
  if (codeId === null) return
  const group = spans.length > 1 ? newId() : null
  const made = spans.map((span): CodeStatement => {
    const target = { transcript, span, codeId, suggestion: null }
    const old = app
      .answers()
      .of(idOf(app, transcript))
      .find((one) => one.code === codeId && one.on.start === span.start && one.on.end === span.end)
    return {
      ...answer(app, target, { status: 'accepted', group }),
      on: on(transcript, span),
      stance: null,
      memo: '',
      replaces: old?.id ?? null,
    }
  })
  app.useCode(codeId)
  app.state(made, `coded: ${labelOf(app, codeId)}`)
}

async function propose(app: App, label: string): Promise<string | null> {
  try {
    const before = new Set(app.codes().map(({ id }) => id))
    const { codes } = await ask<{ codes: ReviewCode[] }>('/api/propose', { label, description: '' }, app.token)
    app.setCodes(codes)
    return codes.find(({ id }) => !before.has(id))?.id ?? null
  } catch (error) {
    app.say(`The code was not added: ${(error as Error).message}`)
    return null
  }
}

/** Opens the palette for the selection, else for the passage. */
export function openCoding(app: App, view: View, spans: readonly Span[], typed = ''): void {
  const place = view.place()
  if (place === null) return app.say('Select the words to code')
  const chosen = spans.length > 0 ? spans : [place.span]
  const title = spans.length > 0 ? 'Code the selected words' : 'Code the passage'
  openPalette(app, {
    title,
    typed,
    onChoice: (choice) => void code(app, choice, { transcript: place.transcript, spans: chosen }),
  })
}

/** Corrects: with a selection the ends, else the code. */
export function correct(app: App, view: View, spans: readonly Span[]): void {
  const target = view.target()
  if (target === null) return app.say('There is no code here to correct')
  const [span] = spans
  if (span !== undefined) {
    const made = answer(app, target, { status: 'accepted', on: on(target.transcript, span) })
    app.state(
      [{ ...made, kind: made.replaces === null ? 'code' : 'resize' }],
      `other ends: ${labelOf(app, target.codeId)}`,
    )
    return view.answered()
  }
  openPalette(app, {
    title: `Another code in place of ${labelOf(app, target.codeId)}`,
    typed: '',
    onChoice: async (choice) => {
      const codeId = 'codeId' in choice ? choice.codeId : await propose(app, choice.label)
      if (codeId === null || codeId === target.codeId) return
      const before = app.answers().at(idOf(app, target.transcript), target.span, target.codeId)
      const group = newId()
      const given = { code: codeId, status: 'accepted', group } as const
      const other: CodeStatement = { ...answer(app, target, given), suggestion: null, confidence: null }
      const isOwn = target.suggestion === null
      const statements: CodeStatement[] = isOwn
        ? [{ ...other, kind: 'recode' }]
        : [
            answer(app, target, { status: 'rejected', stance: null, group }),
            { ...other, replaces: null, on: on(target.transcript, before?.on ?? target.span) },
          ]
      app.useCode(codeId)
      app.state(statements, `corrected: ${labelOf(app, codeId)}`)
      view.answered()
    },
  })
}

/** Asks for the stance of an accepted code. */
export function chooseStance(app: App, view: View): void {
  const target = view.target()
  const before = target && app.answers().at(idOf(app, target.transcript), target.span, target.codeId)
  if (!target || before?.status !== 'accepted') return app.say('Accept the code first, then give it a stance')
  askStance(labelOf(app, target.codeId), before.stance, (stance) =>
    app.state([answer(app, target, { status: 'accepted', stance })], `stance: ${stance ?? 'none'}`),
  )
}

/** Writes a memo on the code, or, without one, on the passage. */
export function writeMemo(app: App, view: View): void {
  const [target, place] = [view.target(), view.place()]
  if (place === null) return
  const { transcript, span } = place
  const before = target && app.answers().at(idOf(app, transcript), target.span, target.codeId)
  const title = target === null ? 'Memo on the passage' : `Memo on ${labelOf(app, target.codeId)}`
  const key = `${idOf(app, transcript)} ${span.start} ${target?.codeId ?? ''}`
  askMemo(title, { before: before?.memo ?? '', key }, (memo) => {
    if (target !== null && before) app.state([answer(app, target, { status: before.status, memo })], 'memo kept')
    else if (memo !== '')
      app.state([{ kind: 'memo', on: on(transcript, span), code: target?.codeId ?? null, memo }], 'memo kept')
  })
}

/** Flags the passage for discussion, or takes the flag away. */
export function flag(app: App, view: View): void {
  const place = view.place()
  if (place === null) return
  const known = app.answers().flagAt(idOf(app, place.transcript), place.span)
  if (known) app.state([{ kind: 'undo', replaces: known.id }], 'flag taken away')
  else
    app.state(
      [{ kind: 'flag', on: on(place.transcript, place.span), code: view.target()?.codeId ?? null, memo: '' }],
      'flagged for discussion',
    )
}
