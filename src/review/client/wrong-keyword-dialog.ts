import { textAt } from '../../model/span.ts'
import type { AskedExclusion } from '../requests-file.ts'
import type { LosingPassage } from '../review-data.ts'
import type { App, View } from './app.ts'
import { openDialog } from './dialogs.ts'
import { make, makeButton } from './make.ts'
import { ask } from './store.ts'

/** Excludes a keyword that matched wrongly: shows what it would remove before the codebook is written. */
export function openWrongKeyword(app: App, view: View): void {
  const target = view.target()
  const keywords = target?.suggestion?.keywords ?? []
  if (target === null || keywords.length === 0) return app.say('No keyword suggests a code here')
  if (!app.outline.canEdit) return app.say('The study has no codebook of its own to change')
  const label = app.codeOf(target.codeId)?.label ?? target.codeId
  const dialog = make('dialog', { class: 'editor', 'aria-labelledby': 'wrong-title' })
  const result = make('div', { role: 'status' })
  const choose = make(
    'select',
    { id: 'wrong-keyword' },
    ...keywords.map((keyword) => make('option', { value: keyword }, keyword)),
  )
  const phrase = make('input', { type: 'text', id: 'wrong-phrase', maxlength: '200' })
  phrase.value = phraseAround(view.text(), target.suggestion?.evidence[0])
  const exclusion = (write: boolean, isAlways: boolean): AskedExclusion => ({
    code: target.codeId,
    keyword: choose.value,
    within: isAlways ? null : phrase.value.trim(),
    write,
  })
  async function preview(isAlways: boolean): Promise<void> {
    result.replaceChildren('Looking…')
    try {
      const asked = exclusion(false, isAlways)
      const { passages } = await ask<{ passages: LosingPassage[] }>('/api/exclude', asked, app.token)
      const last = passages.filter(({ isLast }) => isLast).length
      result.replaceChildren(
        make(
          'p',
          {},
          `${passages.length} ${passages.length === 1 ? 'passage' : 'passages'} would lose the keyword; ${last} would have no keyword of ${label} left.`,
        ),
        make('ul', {}, ...passages.slice(0, 20).map(losing)),
        ...(passages.length > 20 ? [make('p', { class: 'soft' }, `and ${passages.length - 20} more`)] : []),
        makeButton('Write it into the codebook', '', () => void write(asked)),
      )
    } catch (error) {
      result.replaceChildren((error as Error).message)
    }
  }
  async function write(asked: AskedExclusion): Promise<void> {
    try {
      await app.store.stored()
      await ask('/api/exclude', { ...asked, write: true }, app.token)
      await app.restart()
    } catch (error) {
      result.replaceChildren((error as Error).message)
    }
  }
  dialog.append(
    make('h2', { id: 'wrong-title' }, `Wrong keyword of ${label}`),
    make('label', { for: 'wrong-keyword' }, 'Keyword'),
    choose,
    make('label', { for: 'wrong-phrase' }, 'Never in these words'),
    phrase,
    make(
      'p',
      { class: 'row' },
      makeButton('See what that removes', '', () => void preview(false)),
      makeButton('See what removing the keyword removes', '', () => void preview(true)),
      makeButton('Cancel', 'Esc', () => dialog.close()),
    ),
    result,
  )
  openDialog(dialog)
}

const losing = ({ transcript, turn, text, isLast }: LosingPassage): HTMLElement =>
  make(
    'li',
    {},
    make('span', { class: 'soft' }, `${transcript}, turn ${turn}${isLast ? '' : ' (keeps another)'}: `),
    text.length > 160 ? `${text.slice(0, 160).replace(/\s\S*$/u, '')}…` : text,
  )

/** The matched words with the word before and after them. */
function phraseAround(text: string, span: { readonly start: number; readonly end: number } | undefined): string {
  if (span === undefined) return ''
  const before = /[\p{L}\p{N}'’-]+\s+$/u.exec(text.slice(Math.max(0, span.start - 40), span.start))?.[0] ?? ''
  const after = /^\s+[\p{L}\p{N}'’-]+/u.exec(text.slice(span.end, span.end + 40))?.[0] ?? ''
  return `${before}${textAt(text, span)}${after}`.replace(/\s+/gu, ' ').trim()
}
