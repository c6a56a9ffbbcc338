import type { AskedChange } from '../requests-file.ts'
import type { App } from './app.ts'
import { openDialog } from './dialogs.ts'
import { make, makeButton } from './make.ts'
import { openPalette } from './palette.ts'
import { ask } from './store.ts'

/** Changes a code in the codebook: its name, its place, into which others it is split, or that it is retired. */
export function openCodeEditor(app: App, codeId: string | null): void {
  const code = codeId === null ? undefined : app.codeOf(codeId)
  if (code === undefined) return app.say('There is no code here to change')
  if (!app.outline.canEdit) return app.say('The study has no codebook of its own to change')
  const dialog = make('dialog', { class: 'editor', 'aria-labelledby': 'editor-title' })
  const trouble = make('p', { class: 'trouble', role: 'alert' })
  async function change(asked: AskedChange): Promise<void> {
    try {
      await app.store.stored()
      await ask('/api/change', asked, app.token)
      await app.restart()
    } catch (error) {
      trouble.textContent = (error as Error).message
      if (!dialog.open) app.say((error as Error).message)
    }
  }
  const field = (id: string, label: string, value: string) => {
    const input = make('input', { type: 'text', id, maxlength: '120' })
    input.value = value
    return [make('label', { for: id }, label), input] as const
  }
  const others = app.codes().filter(({ id }) => id !== code.id)
  const [nameLabel, name] = field('editor-name', 'Name', code.label)
  const [whyLabel, why] = field('editor-why', 'Reason', '')
  const parts = make('textarea', { id: 'editor-parts', rows: '3' })
  const under = make(
    'select',
    { id: 'editor-under' },
    ...app.outline.themes.map(({ id, label }) => make('option', { value: id }, label)),
    ...others.map(({ id, label }) => make('option', { value: id }, `in ${label}`)),
  )
  under.value = code.parentId ?? code.themeId
  const part = (title: string, ...inside: (Node | string)[]) =>
    make('fieldset', {}, make('legend', {}, title), ...inside)
  dialog.append(
    make('h2', { id: 'editor-title' }, `Change ${code.label}`),
    make('p', { class: 'soft' }, 'The codebook’s file changes, its comments stay, and answers follow.'),
    trouble,
    part(
      'Rename',
      nameLabel,
      name,
      makeButton('Rename', '', () => void change({ kind: 'rename', code: code.id, label: name.value })),
    ),
    part(
      'Move',
      make('label', { for: 'editor-under' }, 'Under'),
      under,
      makeButton('Move', '', () => void change({ kind: 'move', code: code.id, under: under.value })),
    ),
    part(
      'Merge',
      makeButton('Merge into another code…', '', () => {
        dialog.close()
        openPalette(app, {
          title: `Merge ${code.label} into`,
          typed: '',
          only: others,
          onChoice: (choice) =>
            void ('codeId' in choice && change({ kind: 'merge', codes: [code.id], into: choice.codeId })),
        })
      }),
    ),
    part(
      'Split',
      make('label', { for: 'editor-parts' }, 'Names of the parts, one a line'),
      parts,
      makeButton('Split', '', () => {
        const into = parts.value.split('\n').filter((line) => line.trim() !== '')
        if (into.length < 2) trouble.textContent = 'Two names or more are needed, each on its line'
        else void change({ kind: 'split', code: code.id, into })
      }),
    ),
    part(
      'Retire',
      whyLabel,
      why,
      makeButton('Retire', '', () => void change({ kind: 'retire', code: code.id, why: why.value })),
    ),
    makeButton('Cancel', 'Esc', () => dialog.close()),
  )
  openDialog(dialog)
}
