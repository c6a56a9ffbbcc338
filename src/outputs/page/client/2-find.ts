/** What codings are filtered by, and how it is called. */
const filters = [
  ['theme', 'Theme'],
  ['code', 'Code'],
  ['participant', 'Participant'],
  ['organization', 'Organisation'],
  ['group', 'Group'],
  ['coder', 'Coder'],
  ['status', 'Status'],
  ['stance', 'Stance'],
] as const

/** Passages that are listed at first, and with each wish for more. */
const listed = 50

type Query = Record<string, string>

/** The test that a coding must pass. A code is found with the codes nested in it. */
function testOf(query: Query): (coding: FoundCoding) => boolean {
  const [attribute, group] = query['group']?.includes('=')
    ? [query['group'].slice(0, query['group'].indexOf('=')), query['group'].slice(query['group'].indexOf('=') + 1)]
    : [query['attribute'], query['group']]
  const isCode = (code: number, wanted: string): boolean => {
    const { id, top } = outline.codes[code]!
    return id === wanted || top === wanted
  }
  return ({ c, p, coder, status, stance }) => {
    const { organization, attributes } = outline.participants[p]!
    if (query['theme'] && outline.codes[c]!.theme !== query['theme']) return false
    if (query['code'] && !isCode(c, query['code'])) return false
    if (query['participant'] && outline.participants[p]!.id !== query['participant']) return false
    if (query['organization'] && organization !== query['organization']) return false
    if (attribute && group && (attributes[attribute] || 'not stated') !== group) return false
    if (query['coder'] && outline.coders[coder] !== query['coder']) return false
    if (query['stance'] && stance !== query['stance']) return false
    return query['status'] ? status === query['status'] : status !== 'rejected'
  }
}

/** Codings of one segment together: a passage is shown once, with all that was found in it. */
async function findPassages(query: Query): Promise<FoundCoding[][]> {
  const codings = await allCodings()
  const test = testOf(query)
  const passages = new Map<string, FoundCoding[]>()
  for (const coding of codings) {
    if (!test(coding)) continue
    const key = `${coding.t} ${coding.start}`
    const known = passages.get(key)
    if (known) known.push(coding)
    else passages.set(key, [coding])
  }
  const other = query['with']
  if (!other) return [...passages.values()]
  const withOther = new Set(
    codings
      .filter(({ c, status }) => {
        const { id, top, theme } = outline.codes[c]!
        return status !== 'rejected' && [id, top, theme].includes(other)
      })
      .map(({ t, start }) => `${t} ${start}`),
  )
  return [...passages].filter(([key]) => withOther.has(key)).map(([, own]) => own)
}

async function showFind(query: Query): Promise<void> {
  const passages = await findPassages(query)
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
function codingList(codings: readonly FoundCoding[], reasons: readonly PageReasons[]): HTMLUListElement {
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
    organization: [...new Set(outline.participants.flatMap(({ organization }) => organization ?? []))].map((id) => [
      id,
      id,
    ]),
    group: groupOptions(),
    coder: outline.coders.map((coder) => [coder, coder]),
    status: ['suggested', 'accepted', 'rejected'].map((status) => [status, status]),
    stance: ['problem', 'works', 'neutral'].map((stance) => [stance, stance]),
  }
  const current: Query = { ...query }
  if (query['attribute'] && query['group'] && !query['group'].includes('='))
    current['group'] = `${query['attribute']}=${query['group']}`
  const fields = filters.map(([name, label]) => {
    const select = make('select', { name, id: `filter-${name}` }, make('option', { value: '' }, 'all'))
    for (const [value, text] of options[name])
      select.append(make('option', { value, ...(current[name] === value ? { selected: '' } : {}) }, text))
    return make('p', {}, make('label', { for: `filter-${name}` }, label), select)
  })
  const form = make('form', { class: 'filters', 'aria-label': 'Filter codings' }, ...fields)
  const other = query['with']
  if (other) {
    const label = codeById.get(other)?.label ?? themeById.get(other)?.label ?? other
    form.append(make('p', { class: 'with' }, `in passages that also have “${label}”`))
  }
  form.addEventListener('change', (event) => {
    const values = [...new FormData(form)]
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, String(value)])
    location.hash = address('find', { ...Object.fromEntries(values), ...(other ? { with: other } : {}) })
    refocus = (event.target as HTMLElement).id
  })
  return form
}

/** Values of attributes that make groups of people. */
function groupOptions(): [string, string][] {
  const names = [...new Set(outline.participants.flatMap(({ attributes }) => Object.keys(attributes)))]
  return names.flatMap((name) => {
    const values = [...new Set(outline.participants.map(({ attributes }) => attributes[name] || 'not stated'))].sort()
    return values.length < 2 || values.length > 12
      ? []
      : values.map((value): [string, string] => [`${name}=${value}`, `${name}: ${value}`])
  })
}

/** The element that takes the focus when the view has been made anew. */
let refocus = ''
