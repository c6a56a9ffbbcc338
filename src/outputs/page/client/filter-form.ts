import { codeById, outline, themeById } from './data.ts'
import { address, make } from './elements.ts'
import { focusLater } from './focus.ts'
import { orders } from './order-passages.ts'
import { groupOf, groupOptions, type Query } from './query.ts'

/** The filters of codings that are chosen from a list, with their labels. */
const filters = [
  ['theme', 'Theme'],
  ['code', 'Code'],
  ['participant', 'Participant'],
  ['transcript', 'Transcript'],
  ['organization', 'Organisation'],
  ['group', 'Group'],
  ['coder', 'Coder'],
  ['status', 'Review state'],
  ['stance', 'Stance'],
  ['least', 'Likelihood'],
  ['sort', 'Order'],
] as const

type Option = readonly [value: string, text: string]

function optionsOf(): Record<(typeof filters)[number][0], readonly Option[]> {
  const organizations = new Set(outline.participants.flatMap(({ organization }) => organization ?? []))
  const same = (value: string): Option => [value, value]
  return {
    theme: outline.themes.map(({ id, label }) => [id, label]),
    code: outline.codes.map(({ id, label, lineage }) => [id, `${'· '.repeat(lineage.length - 1)}${label}`]),
    participant: outline.participants.map(({ id }) => same(id)),
    transcript: outline.transcripts.map(({ id }) => same(id)),
    organization: [...organizations].map(same),
    group: groupOptions(outline),
    coder: outline.coders.map(same),
    status: ['suggested', 'accepted', 'rejected', 'disputed'].map(same),
    stance: ['problem', 'works', 'neutral'].map(same),
    least: [90, 75, 50, 25].map((least) => [String(least), `${least} % or more`]),
    sort: orders.filter(([value]) => value !== ''),
  }
}

/** The form of filters: each choice is in the address. */
export function filterForm(query: Query): HTMLFormElement {
  const options = optionsOf()
  const [attribute, group] = groupOf(query)
  const current: Query = attribute && group ? { ...query, group: `${attribute}=${group}` } : query
  const fields = filters
    .filter(([name]) => options[name].length > 0)
    .map(([name, label]) => {
      const none = name === 'sort' ? 'as said' : 'all'
      const select = make('select', { name, id: `filter-${name}` }, make('option', { value: '' }, none))
      for (const [value, text] of options[name])
        select.append(make('option', { value, ...(current[name] === value ? { selected: '' } : {}) }, text))
      return make('p', {}, make('label', { for: `filter-${name}` }, label), select)
    })
  const text = make('input', {
    ...{
      name: 'has',
      id: 'filter-has',
      type: 'search',
      value: query['has'] ?? '',
      placeholder: 'word, begin*, this|that',
    },
  })
  fields.push(make('p', {}, make('label', { for: 'filter-has' }, 'Words of the passage'), text))
  const form = make('form', { class: 'filters', 'aria-label': 'Filter codings' }, ...fields)
  const other = query['with'] ?? query['meet']
  if (other) {
    const label = codeById.get(other)?.label ?? themeById.get(other)?.label ?? other
    const what = query['meet']
      ? `and “${label}” in the same ${outline.unit}: passages of both`
      : `in passages that also have “${label}”`
    form.append(make('p', { class: 'with' }, what))
  }
  const go = (focus: string): void => {
    const values = [...new FormData(form)]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, String(value)])
    focusLater(focus)
    location.hash = address('find', {
      ...Object.fromEntries(values),
      ...(other ? { [query['meet'] ? 'meet' : 'with']: other } : {}),
    })
  }
  form.addEventListener('change', (event) => go((event.target as HTMLElement).id))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    go('filter-has')
  })
  return form
}
