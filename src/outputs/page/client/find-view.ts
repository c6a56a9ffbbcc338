import { describeEvidence, describeMemos } from '../../../model/coding.ts'
import { plural } from '../../report/wording.ts'
import { describeReason } from '../describe-reason.ts'
import { allCodings, allRecords, colorOf, outline, reasonsOf, transcriptOf } from './data.ts'
import { address, make, show } from './elements.ts'
import { filterForm } from './filter-form.ts'
import { markedText, shownWords } from './marked-text.ts'
import { orderPassages } from './order-passages.ts'
import { type FoundCoding, findPassages, type Query } from './query.ts'
import { expressionOf } from './search.ts'
import { shareButtons } from './share-list.ts'

/** Passages that are listed at first, and with each wish for more. */
const listed = 25

/** The codings that pass the filters of a query. */
export async function showFind(query: Query): Promise<void> {
  const asked = location.hash
  const passages = orderPassages(await holding(findPassages(await allCodings(), query, outline), query), query['sort'])
  if (location.hash !== asked) return
  const participants = new Set(passages.map(([first]) => first!.p))
  const organizations = new Set([...participants].flatMap((p) => outline.participants[p]!.organization ?? []))
  const counts = `${plural(passages.length, 'passage')} of ${plural(participants.size, 'participant')}${organizations.size === 0 ? '' : ` of ${plural(organizations.size, 'organisation')}`}`
  const list = make('ol', { class: 'passages' })
  const rest = make('button', { type: 'button' }, 'Show more')
  const status = make('p', { role: 'status', id: 'found' }, counts)
  const sought = expressionOf(query['has'] ?? '')
  let shown = 0
  const more = async (): Promise<void> => {
    list.append(
      ...(await Promise.all(passages.slice(shown, shown + listed).map((passage) => passageItem(passage, sought)))),
    )
    shown = Math.min(passages.length, shown + listed)
    rest.hidden = shown >= passages.length
  }
  await more()
  rest.addEventListener('click', async () => {
    const first = shown
    await more()
    ;(list.children[first]?.querySelector('a') as HTMLElement | null)?.focus()
  })
  const share = passages.length === 0 ? [] : [shareButtons(passages, status)]
  const form = filterForm(query)
  const isNarrow = window.matchMedia('(max-width: 40rem)').matches
  const filters = isNarrow ? make('details', { class: 'folded' }, make('summary', {}, 'Filters and order'), form) : form
  show('Codings', filters, status, ...share, list, rest)
}

/** The passages that hold the words that a query asks for. */
async function holding(passages: FoundCoding[][], query: Query): Promise<FoundCoding[][]> {
  const sought = expressionOf(query['has'] ?? '')
  if (sought === null) return passages
  const kept: FoundCoding[][] = []
  for (const passage of passages) {
    const { t, start, end } = passage[0]!
    if ((await transcriptOf(t)).text.slice(start, end).search(sought) !== -1) kept.push(passage)
  }
  return kept
}

async function passageItem(passage: FoundCoding[], sought: RegExp | null): Promise<HTMLLIElement> {
  const { t, p, c, turn, start, end } = passage[0]!
  const [{ text }, reasons] = await Promise.all([transcriptOf(t), reasonsOf()])
  const { id, organization } = outline.participants[p]!
  const transcript = outline.transcripts[t]!.id
  const place = `${id}${organization === null ? '' : `, organisation ${organization}`}${id === transcript ? '' : `, ${transcript}`}, turn ${turn}`
  const link = make('a', { href: address('read', { transcriptId: transcript, start, end }) }, place)
  const spans =
    sought === null
      ? passage.flatMap((coding) => shownWords(reasons(coding)))
      : Array.from(
          text.slice(start, end).matchAll(sought),
          ({ 0: { length }, index }) => [start + index, start + index + length] as const,
        )
  return make(
    'li',
    {},
    make(
      'blockquote',
      { class: 'themed', style: `--theme: ${colorOf(c)}` },
      markedText(text, [start, end], spans),
      make('footer', {}, link),
    ),
    await codingList(passage, text),
  )
}

/** Decided suggestions from which a record of a code is given. */
const leastDecided = 5

/** The codings of a passage, each with its reason in a sentence, and in all detail. */
export async function codingList(codings: readonly FoundCoding[], text: string): Promise<HTMLUListElement> {
  const [reasons, records] = await Promise.all([reasonsOf(), allRecords()])
  const items = codings.map((coding) => {
    const { c, coder, confidence, status, stance } = coding
    const evidence = reasons(coding)
    const chip = make('span', { class: 'chip', style: `--chip: ${colorOf(c)}` }, outline.codes[c]!.label)
    const how = `${status}, by ${outline.coders[coder]}, ${confidence} %${stance === null ? '' : `, ${stance}`}`
    const record = records.get(`${c} ${coder}`)
    const known =
      record === undefined || record.decided < leastDecided
        ? ''
        : ` People accepted ${record.accepted} of the ${record.decided} suggestions of this code that they decided on.`
    const memos = describeMemos(evidence)
    const details = [
      ...evidence.map((reason) => describeEvidence(reason, text)),
      ...(memos === '' ? [] : [`memo: ${memos}`]),
    ]
    const list = make('ul', {}, ...details.map((detail) => make('li', {}, detail)))
    const reason = make('p', { class: 'reason' }, `${describeReason(evidence, text, outline.passages)}${known}`)
    return make('li', {}, chip, make('details', {}, make('summary', {}, how), list), reason)
  })
  return make('ul', { class: 'codings' }, ...items)
}
