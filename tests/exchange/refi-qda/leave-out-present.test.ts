import { describe, expect, test } from 'vitest'
import { textHash } from '../../../src/anchoring/text-hash.ts'
import type { ForeignCode, ForeignCoding } from '../../../src/exchange/foreign-project.ts'
import { compareReview, separateCopies } from '../../../src/exchange/refi-qda/compare-review.ts'
import { leaveOutPresent } from '../../../src/exchange/refi-qda/leave-out-present.ts'
import type { SentSuggestion } from '../../../src/exchange/refi-qda/sent-file.ts'
import type { PreparedSuggestion } from '../../../src/exchange/refi-qda/suggestions-for-project.ts'

const text = 'Ana: The beans drowned in May. We dug a ditch. The roses were fine.\n'
const long = `the ${'very '.repeat(12)}wet months`
const labels = [
  { code: 'rain', label: 'Rain' },
  { code: 'work', label: 'Work' },
  { code: 'months', label: long },
]
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const codeNamed = (name: string): ForeignCode => ({
  ...{ id: `their ${name}`, path: [name], description: '', color: null, keywords: [] },
})
const codes = ['Rain', 'Work', 'themata: Rain'].map(codeNamed)
const ours = new Map([
  ['their Rain', 'rain'],
  ['their Work', 'work'],
])

function suggestion(words: string, code: string): PreparedSuggestion {
  const span = spanOf(words)
  const { label } = labels.find((one) => one.code === code)!
  const sent: SentSuggestion = {
    ...{ v: 1, document: 'D1', name: 'first', text: textHash(text), ...span, exact: words, transcript: 'P1' },
    ...{ code, label, coder: 'keyword', confidence: 0.8, why: `keyword 0.80: ${words}` },
  }
  return {
    sent,
    spliced: { document: 'D1', span, code: { id: code, label, description: '', theirs: null }, why: sent.why },
  }
}
const coding = (words: string, code: string, coder = 'Themata'): ForeignCoding => ({
  ...{ document: 'D1', code: `their ${code}`, coder, isMachine: coder === 'Themata', status: 'accepted' },
  ...{ span: spanOf(words), paragraphs: null, quote: words, memo: '', time: null, confidence: null },
  place: { file: 'x' },
})

/** The words of the suggestions that are added to a project, and why the others are not. */
function add(
  prepared: readonly PreparedSuggestion[],
  codings: readonly ForeignCoding[],
  { records = [] as readonly PreparedSuggestion[], users = [] as string[], own = codes, isAgain = false } = {},
) {
  const { copies } = separateCopies(own, labels)
  const project = { documents: [{ id: 'D1', name: 'first', text, attributes: {} }], codes: own, codings }
  const all = new Map([...ours, ...copies])
  const sent = records.map((one) => one.sent)
  const review = compareReview(project, sent, { ours: all, copies })
  const { suggestions, losses } = leaveOutPresent(prepared, { project, users, ours: all, review, isAgain })
  return { added: suggestions.map((one) => one.sent.exact), why: losses.map((loss) => [loss.count, loss.why]) }
}

const beans = suggestion('The beans drowned in May.', 'rain')
const ditch = suggestion('We dug a ditch.', 'work')
const roses = suggestion('The roses were fine.', 'rain')
const there = (count: number) => [[count, 'they are in the project already']]
const changed = [[1, 'they are in the project already, at another place or with another code']]
const takenOut = [[1, 'they were in the project before and were taken out: --again adds them']]

describe('suggestions for a project that has had ours before', () => {
  test.each([
    ['of the machine', coding(beans.sent.exact, 'Rain')],
    ['of the machine, with blanks at its ends', { ...coding(beans.sent.exact, 'Rain'), span: { start: 4, end: 31 } }],
    ['with a copy of the code', coding(beans.sent.exact, 'themata: Rain')],
    ['of a person', coding(beans.sent.exact, 'Rain', 'Eve')],
  ])('are left out where the same coding is there %s, without any record', (_, present) => {
    expect(add([beans, ditch], [present])).toEqual({ added: [ditch.sent.exact], why: there(1) })
  })
  test('are added at the same place with another code, and with the same code at another place', () => {
    const { added } = add([beans, roses], [coding(beans.sent.exact, 'Work'), coding(ditch.sent.exact, 'Rain')])
    expect(added).toEqual([beans.sent.exact, roses.sent.exact])
  })
  test('are left out where a person has moved or recoded them', () => {
    const records = [beans, ditch]
    expect(add([beans], [coding('The beans drowned', 'Rain')], { records }).why).toEqual(changed)
    expect(add([ditch], [coding(ditch.sent.exact, 'Rain')], { records }).why).toEqual(changed)
  })
  test('are not put back where a person took them out, unless it is asked for', () => {
    const records = [beans, ditch]
    const codings = [coding(beans.sent.exact, 'Rain')]
    expect(add([ditch, roses], codings, { records })).toEqual({ added: [roses.sent.exact], why: takenOut })
    expect(add([ditch], codings, { records, isAgain: true }).added).toEqual([ditch.sent.exact])
  })
  test('are not put back where only our user or the parent of our codes is left', () => {
    const parent = { ...codeNamed('Themata suggestions') }
    expect(add([ditch], [], { records: [ditch], users: ['Themata (machine)'] }).why).toEqual(takenOut)
    expect(add([ditch], [], { records: [ditch], own: [...codes, parent] }).why).toEqual(takenOut)
  })
  test('are all added to the first project once more, which has no trace of ours', () => {
    const records = [beans, ditch]
    expect(add([beans, ditch], [coding(roses.sent.exact, 'Rain', 'Eve')], { records }).added).toHaveLength(2)
  })
  test('are known by the copy of a code whose name a program cut', () => {
    const months = suggestion('The roses were fine.', 'months')
    const cut = codeNamed(`themata: ${long}`.slice(0, 63))
    const present = { ...coding('The roses were fine.', 'x', 'Eve'), code: cut.id }
    expect(add([months], [present], { own: [...codes, cut] }).why).toEqual(there(1))
  })
})
