import { InputError, inputError } from '../boundary/diagnostic.ts'
import { editYaml, type YamlEditor } from '../boundary/edit-yaml.ts'
import type { Path } from '../boundary/located.ts'
import { unique } from '../collections.ts'
import type { Code } from '../model/codebook.ts'
import { type PlacedCodebook, readCodebook, readPlacedCodebook } from './read-codebook.ts'

/** A new code: its definition can follow. */
export interface NewCode {
  readonly id: string
  readonly label: string
  readonly description: string
}

/** A change of the codes of a codebook. Decisions follow by former ids (`was`). */
export type CodeChange =
  | { readonly kind: 'rename'; readonly code: string; readonly to: string; readonly label: string | null }
  | { readonly kind: 'merge'; readonly codes: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly code: string; readonly into: readonly NewCode[] }
  | { readonly kind: 'move'; readonly code: string; readonly under: string }
  | { readonly kind: 'retire'; readonly code: string; readonly why: string }
  | { readonly kind: 'propose'; readonly code: NewCode }

/**
 * Changes the codes of a codebook in its YAML; comments and layout are kept.
 *
 * - `rename`: the old id becomes a former one. `merge`: keywords and examples join those of the remaining code, and what
 *   the others were is a comment above it. `split`: each part begins with all that the code had. `move`: under a theme or
 *   another code. `retire`: the code is kept as it was under `retired`. `propose`: a new code under `proposed`.
 *
 * @throws InputError for an unknown id, or a change that leaves no codebook
 */
export function changeCodes(yaml: string, file: string, change: CodeChange): string {
  const changed = editYaml(yaml, file, (editor) => {
    const read = () => readPlacedCodebook(yaml.replace(/^\ufeff/, ''), file)
    apply(change, { editor, file, ...read() })
  })
  try {
    readCodebook(changed.replace(/^\ufeff/, ''), file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw refuse(file, `the codebook would be wrong: ${error.problems[0]!.message}`)
  }
  return changed
}

interface Target extends PlacedCodebook {
  readonly editor: YamlEditor
  readonly file: string
}

const refuse = (file: string, message: string, fix?: string): InputError =>
  inputError({ code: 'codebook/change', place: { file }, message, ...(fix === undefined ? {} : { fix }) })

function apply(change: CodeChange, target: Target): void {
  if (change.kind === 'rename') rename(change, target)
  else if (change.kind === 'merge') merge(change, target)
  else if (change.kind === 'split') split(change, target)
  else if (change.kind === 'move') move(change, target)
  else if (change.kind === 'retire') retire(change, target)
  else target.editor.insert([], 'proposed', target.editor.create(change.code))
}

function codeOf({ codebook, file }: Target, id: string): Code {
  const code = codebook.codes.find((one) => one.id === id)
  if (code !== undefined) return code
  const known = codebook.codes.map((one) => one.id).join(', ')
  throw refuse(file, `no code has the id "${id}"; the ids are ${known}`)
}

const pathOf = ({ pathByCode }: Target, { id }: Code): Path => pathByCode.get(id)!

/** Refuses a code with codes in it, which a change would leave without a place. */
function requireLeaf({ codebook, file }: Target, { id }: Code): void {
  const nested = codebook.codes.filter(({ parentId }) => parentId === id).map((one) => one.id)
  if (nested.length > 0)
    throw refuse(file, `there are codes in "${id}": ${nested.join(', ')}`, 'move, merge or retire them first')
}

function rename({ code: id, to, label }: Extract<CodeChange, { kind: 'rename' }>, target: Target): void {
  const code = codeOf(target, id)
  const path = pathOf(target, code)
  if (to !== id) {
    target.editor.set(path, 'id', to)
    target.editor.set(path, 'was', unique([...code.was.filter((former) => former !== to), id]), 'label')
  }
  if (label !== null) target.editor.set(path, 'label', label)
}

function merge({ codes, into }: Extract<CodeChange, { kind: 'merge' }>, target: Target): void {
  const { editor, file } = target
  const kept = codeOf(target, into)
  const others = unique(codes).map((id) => codeOf(target, id))
  if (others.length === 0 || others.includes(kept)) throw refuse(file, `"${into}" cannot be merged into itself`)
  for (const other of others) requireLeaf(target, other)
  const path = pathOf(target, kept)
  const join = (key: string, of: (code: Code) => readonly string[]) => {
    const all = unique([kept, ...others].flatMap(of))
    if (all.length > of(kept).length) editor.set(path, key, all)
  }
  editor.set(path, 'was', unique([...kept.was, ...others.flatMap(({ id, was }) => [...was, id])]), 'label')
  join('keywords', ({ keywords }) => keywords.map(({ source }) => source))
  join('examples', ({ examples }) => examples)
  join('counterexamples', ({ counterexamples }) => counterexamples)
  for (const other of others) editor.note(path, `merged: ${describe(other)}`)
  for (const other of inReverse(others, target)) editor.take(pathOf(target, other))
}

const describe = ({ id, label, description, include, exclude }: Code): string =>
  [`${id} (${label})`, description, include && `includes ${include}`, exclude && `excludes ${exclude}`]
    .filter((part) => part !== '')
    .join('; ')
    .replace(/\s+/g, ' ')

/** Codes from the last to the first of the file, so that taking one out moves none of the others. */
const inReverse = (codes: readonly Code[], { codebook }: Target): Code[] =>
  [...codes].sort((a, b) => codebook.codes.indexOf(b) - codebook.codes.indexOf(a))

function split({ code: id, into }: Extract<CodeChange, { kind: 'split' }>, target: Target): void {
  const { editor, file } = target
  const code = codeOf(target, id)
  requireLeaf(target, code)
  if (into.length < 2) throw refuse(file, `"${id}" needs two parts or more`)
  const path = pathOf(target, code)
  const [list, position] = [path.slice(0, -1), path.at(-1) as number]
  const { include, exclude, examples, counterexamples } = code
  const rest = { include, exclude, examples, counterexamples, keywords: code.keywords.map(({ source }) => source) }
  const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.length > 0))
  const parts = into.map((part) => {
    const description = part.description || code.description
    return editor.create({ id: part.id, label: part.label, was: [...code.was, id], description, ...filled })
  })
  for (const [index, part] of parts.entries())
    editor.insert(list.slice(0, -1), list.at(-1) as string, part, position + 1 + index)
  editor.take(path)
}

function move({ code: id, under }: Extract<CodeChange, { kind: 'move' }>, target: Target): void {
  const { editor, file, codebook, pathByCode } = target
  const code = codeOf(target, id)
  const theme = codebook.themes.findIndex((one) => one.id === under)
  const above = (one: string | null): string[] =>
    one === null ? [] : [one, ...above(codebook.codes.find((other) => other.id === one)!.parentId)]
  if (theme < 0 && above(codeOf(target, under).id).includes(id))
    throw refuse(file, `"${id}" cannot be moved under itself`)
  const [from, to]: [Path, Path] = [pathOf(target, code), theme < 0 ? pathByCode.get(under)! : ['themes', theme]]
  if (to.join() === from.slice(0, -2).join()) return
  editor.move(from, to, 'codes')
}

function retire({ code: id, why }: Extract<CodeChange, { kind: 'retire' }>, target: Target): void {
  const code = codeOf(target, id)
  requireLeaf(target, code)
  if (why !== '') target.editor.note(pathOf(target, code), `retired: ${why.replace(/\s+/g, ' ')}`)
  target.editor.insert([], 'retired', target.editor.take(pathOf(target, code)))
}
