import type { App } from './app.ts'
import { openCodeEditor } from './code-editor-dialog.ts'
import { make, makeButton, makeSwatch } from './make.ts'

/** The codebook's entry of a code, to be at hand beside the passage. */
export function codebookEntry(app: App, codeId: string | null): HTMLElement {
  const code = codeId === null ? undefined : app.codeOf(codeId)
  if (code === undefined)
    return make(
      'section',
      { class: 'entry', 'aria-label': 'Codebook' },
      make('p', { class: 'soft' }, 'Codebook entries are shown here.'),
    )
  const theme = app.outline.themes.find(({ id }) => id === code.themeId)
  const part = (title: string, text: string) => (text === '' ? [] : [make('h3', {}, title), make('p', {}, text)])
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [make('h3', {}, title), make('ul', {}, ...items.map((item) => make('li', {}, item)))]
  return make(
    'section',
    { class: 'entry', 'aria-label': 'Codebook entry' },
    make('p', { class: 'theme' }, makeSwatch(app.colorOf(code.id)), theme?.label ?? ''),
    make('h2', {}, code.label),
    ...(app.outline.canEdit ? [makeButton('Change…', 'E', () => openCodeEditor(app, code.id))] : []),
    make('p', {}, code.description),
    ...part('Include', code.include),
    ...part('Exclude', code.exclude),
    ...list('Examples', code.examples),
    ...list('Not this', code.counterexamples),
  )
}
