import { plural } from '../../report/wording.ts'
import type { PageReasons } from '../page-data.ts'
import { allCodings, codeById, colorOf, outline, themeById, transcriptOf } from './data.ts'
import { address, make, show } from './elements.ts'
import { focusLater } from './focus.ts'
import { type FoundCoding, findPassages, groupOf, groupOptions, type Query } from './query.ts'

/** The filters of codings, with their labels. */
const filters = [
  ['theme', 'Theme'],
  ['code', 'Code'],
  ['participant', 'Participant'],
  ['transcript', 'Transcript'],
  ['organization', 'Organisation'],
  ['group', 'Group'],
  ['coder', 'Coder'],
  ['status', 'Status'],
  ['stance', 'Stance'],
] as const

/** Passages that are listed at first, and with each wish for more. */
const listed = 50

/** The codings that pass the filters of a query. */
export async function showFind(query: Query): Promise<void> {
  const passages = findPassages(await allCodings(), query, outline)
  const participants = new Set(passages.map(([first]) => first!.p))
  const organizations = new Set([...participants].flatMap((p) => outline.participants[p]!.organization ?? []))
  const counts = `${plural(passages.length, 'passage')} of ${plural(participants.size, 'participant')}${organizations.size === 0 ? '' : ` of ${plural(organizations.size, 'organisation')}`}`
  const list = make('ol', { class: 'passages' })
  const rest = make('button', { type: 'button' }, 'Show more')
  let shown = 0
  const more = async (): Promise<void> => {
    list.append(...(await Promise.all(passages.slice(shown, shown + listed).map(passageItem))))
    shown = Math.min(passages.length, shown + listed)
    rest.hidden = shown >= passages.length
  }
  await more()
  rest.addEventListener('click', async () => {
    const first = shown
    await more()
    ;(list.children[first]?.querySelector('a') as HTMLElement | null)?.focus()
  })
  show('Codings', filterForm(query), make('p', { role: 'status', id: 'found' }, counts), list, rest)
}

async function passageItem(passage: FoundCoding[]): Promise<HTMLLIElement> {
  const { t, p, turn, start, end } = passage[0]!
  const { text, reasons } = await transcriptOf(t)
  const { id, organization } = outline.participants[p]!
  const transcript = outline.transcripts[t]!.id
  const place = `${id}${organization === null ? '' : `, organisation ${organization}`}${id === transcript ? '' : `, ${transcript}`}, turn ${turn}`
  const link = make('a', { href: address('read', { transcriptId: transcript, start, end }) }, place)
  return make(
    'li',
    {},
    make('blockquote', {}, make('p', {}, text.slice(start, end)), make('footer', {}, link)),
    codingList(passage, reasons),
  )
}

/** The codings of a passage, each with its reason. */
export function codingList(codings: readonly FoundCoding[], reasons: readonly PageReasons[]): HTMLUListElement {
  const items = codings.map(({ c, coder, confidence, status, stance, at }) => {
    const chip = make('span', { class: 'chip', style: `--chip: ${colorOf(c)}` }, outline.codes[c]!.label)
    const how = `${status}, by ${outline.coders[coder]}, ${confidence} %${stance === null ? '' : `, ${stance}`}`
    const list = make('ul', {}, ...reasons[at]!.why.map((reason) => make('li', {}, reason)))
    return make('li', {}, chip, make('details', {}, make('summary', {}, how), list))
  })
  return make('ul', { class: 'codings' }, ...items)
}

function filterForm(query: Query): HTMLFormElement {
  const options: Record<(typeof filters)[number][0], readonly (readonly [string, string])[]> = {
    theme: outline.themes.map(({ id, label }) => [id, label]),
    code: outline.codes.map(({ id, label, top }) => [id, id === top ? label : `· ${label}`]),
    participant: outline.participants.map(({ id }) => [id, id]),
    transcript: outline.transcripts.map(({ id }) => [id, id]),
    organization: [...new Set(outline.participants.flatMap(({ organization }) => organization ?? []))].map((id) => [
      id,
      id,
    ]),
    group: groupOptions(outline),
    coder: outline.coders.map((coder) => [coder, coder]),
    status: ['suggested', 'accepted', 'rejected', 'disputed'].map((status) => [status, status]),
    stance: ['problem', 'works', 'neutral'].map((stance) => [stance, stance]),
  }
  const [attribute, group] = groupOf(query)
  const current: Query = attribute && group ? { ...query, group: `${attribute}=${group}` } : query
  const fields = filters.map(([name, label]) => {
    const select = make('select', { name, id: `filter-${name}` }, make('option', { value: '' }, 'all'))
    for (const [value, text] of options[name])
      select.append(make('option', { value, ...(current[name] === value ? { selected: '' } : {}) }, text))
    return make('p', {}, make('label', { for: `filter-${name}` }, label), select)
  })
  const form = make('form', { class: 'filters', 'aria-label': 'Filter codings' }, ...fields)
  const other = query['with'] ?? query['meet']
  if (other) {
    const label = codeById.get(other)?.label ?? themeById.get(other)?.label ?? other
    form.append(
      make(
        'p',
        { class: 'with' },
        query['meet']
          ? `and “${label}” in the same ${outline.unit}: passages of both`
          : `in passages that also have “${label}”`,
      ),
    )
  }
  form.addEventListener('change', (event) => {
    const values = [...new FormData(form)]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, String(value)])
    location.hash = address('find', {
      ...Object.fromEntries(values),
      ...(other ? { [query['meet'] ? 'meet' : 'with']: other } : {}),
    })
    focusLater((event.target as HTMLElement).id)
  })
  return form
}
