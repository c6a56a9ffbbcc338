import { countBy } from '../../collections.ts'
import type { LabelUse } from './label-use.ts'
import { initialsOf, isNumber, isStageLabel, type LabelKind } from './names.ts'
import type { ShapeReader } from './shape-reader.ts'

/** What is known of labels besides the file's lines. */
export interface KnownLabels {
  /** Names that the file or the user lists as speakers. */
  readonly listed: readonly string[]
  /** Words that the user says are no speakers. */
  readonly denied: readonly string[]
}

/** Which words in a label's place are speakers, and of which that is not clear. */
export interface Judgement {
  readonly accepted: ReadonlySet<string>
  readonly disputed: ReadonlySet<string>
}

/** A label with its uses. */
interface Label {
  readonly name: string
  readonly kind: LabelKind
  readonly count: number
  /** Uses after a label of somebody else. */
  readonly afterOther: number
  /** Positions of the first and the last use. */
  readonly first: number
  readonly last: number
}

/** Uses from which a stretch of labels is too long to be a list inside an answer. */
const longestList = 30

/**
 * Tells speakers from other words in a label's place: names that are listed, roles and codes; those that recur among
 * others; and all of them where nearly every paragraph has one. What is used once above the first label that recurs
 * belongs to the head of the file; labels met only between two of somebody else's are the entries of a list.
 *
 * @param all in file order
 * @param paragraphs how many paragraphs the file has
 */
export function judgeLabels(
  all: readonly LabelUse[],
  { shape, paragraphs, listed, denied }: KnownLabels & { readonly shape: ShapeReader; readonly paragraphs: number },
): Judgement {
  const isListed = ({ name }: { readonly name: string | null }): boolean => name !== null && listed.includes(name)
  const counts = countBy(
    all.filter(({ begins }) => begins),
    ({ name }) => name,
  )
  const recurs = ({ name }: LabelUse): boolean => (counts.get(name) ?? 0) >= 2 && !/[?!;.…]/.test(name ?? '')
  // `TO` heads a letter, beside `FROM`; where it takes turns it is somebody's initials.
  const headed = new Set(
    all.filter(({ kind, name }) => kind === 'heading' && !initials.test(name!)).map(({ at }) => at),
  )
  const isInitials = (use: LabelUse): boolean =>
    initials.test(use.name!) && recurs(use) && !headed.has(use.at - 1) && !headed.has(use.at + 1)
  const uses = all
    .map((use): LabelUse => (use.kind === 'heading' && isInitials(use) ? { ...use, kind: 'name' } : use))
    .filter((use) => isListed(use) || (use.kind === 'sentence' ? recurs(use) : use.kind !== 'heading'))
  const labels = labelsOf(uses)
  if (areCounters(uses)) return { accepted: new Set(), disputed: new Set() }
  const isPerson = (label: Label): boolean =>
    label.kind !== 'list' && label.kind !== 'sentence' && !isInList(label, labels, uses)
  const recurring = [...labels.values()].filter((label) => label.count >= 2 && isPerson(label))
  const most = Math.max(0, ...recurring.map(({ count }) => count))
  const top = recurring.length < 2 ? 0 : Math.min(...recurring.map(({ first }) => first))
  const covered = uses.filter(({ begins }) => begins).length / Math.max(1, paragraphs)
  const isMostly = covered >= 0.7 && labels.size <= Math.max(2, uses.length / 2)
  const facts = new Set(all.filter(({ name }) => (labels.get(name ?? '')?.count ?? 1) === 1).map(({ at }) => at))
  const isHead = ({ kind, count, first }: Label): boolean => {
    if (first >= top || count > 1) return false
    const { at } = uses[first]!
    const isFact = facts.has(at - 1) || facts.has(at + 1)
    return isFact || (shape.weak === true && kind !== 'role' && kind !== 'code')
  }
  // Numbers are people where they take turns, not where they count the entries of lists.
  const areListed = uses.every(({ name }, at) => {
    const above = uses[at - 1]?.name ?? ''
    return !isNumber(name ?? '') || Number(name) === (isNumber(above) ? Number(above) : 0) + 1
  })
  const areSmall = uses.filter(({ continues }) => continues).length > uses.length / 2
  // `Me: "No."` and `Designers: they look`, once, are words of an answer.
  const isInAnswer = ({ name, count, first }: Label): boolean =>
    count === 1 &&
    recurring.length > 0 &&
    !isStageLabel(name) &&
    ((!areSmall && uses[first]!.continues) || pronoun.test(name))
  const believe = (label: Label): Verdict => {
    const { name, kind, count, afterOther, first } = label
    if (denied.includes(name)) return 'no'
    if (isListed(label)) return 'yes'
    const isShortened = labels.has(initialsOf(name))
    if (kind === 'list') return 'disputed'
    if (isNumber(name)) return isMostly && count >= 2 && afterOther >= 1 && !areListed ? 'yes' : 'no'
    if (!isShortened && isHead(label)) return 'no'
    if (shape.bare) return count >= 2 && afterOther >= 1 && covered >= 0.3 && uses.length >= 4 ? 'yes' : 'no'
    if (kind === 'role' || kind === 'code' || shape.weak !== true) return 'yes'
    if (isInList(label, labels, uses) || isInAnswer(label)) return 'disputed'
    if (isShortened || (isStageLabel(name) && isMostly)) return 'yes'
    // Words of a sentence are a label only where a talk would have one side without them.
    if (kind === 'sentence') return recurring.length === 1 && covered >= 0.8 && count >= most / 2 ? 'yes' : 'disputed'
    if (kind === 'small') {
      const isUsual = covered >= 0.8 || (afterOther >= 1 && count >= most / 4)
      const isCompany = covered >= 0.9 && recurring.some((other) => other.kind === 'name' || other.kind === 'small')
      return (count >= 2 && isUsual) || isCompany ? 'yes' : covered >= 0.9 || count >= 2 ? 'disputed' : 'no'
    }
    if (isMostly) return 'yes'
    if (count >= 2)
      return afterOther >= (first === 0 ? 1 : 2) || recurring.length === 1 || uses.length <= 4 ? 'yes' : 'disputed'
    return covered >= 0.9 && recurring.some((other) => other.kind === 'name') ? 'yes' : 'disputed'
  }
  const verdicts = [...labels.values()].map((label) => [label.name, believe(label)] as const)
  const of = (wanted: Verdict): Set<string> =>
    new Set(verdicts.filter(([, verdict]) => verdict === wanted).map(([name]) => name))
  return { accepted: of('yes'), disputed: of('disputed') }
}

/** Initials of a name. */
const initials = /^[A-Z]{2,3}$/

/** Pronouns, with which people quote others inside an answer. */
const pronoun =
  /^(?:me|myself|he|him|she|her|they|them|we|us|you|ich|er|sie|wir|yo|él|ella|eu|ele|ela|moi|lui|elle|io|ik|hij|zij)$/i

type Verdict = 'yes' | 'no' | 'disputed'

function labelsOf(uses: readonly LabelUse[]): Map<string, Label> {
  const labels = new Map<string, { -readonly [Key in keyof Label]: Label[Key] }>()
  let previous: string | null = null
  for (const [index, { name, kind }] of uses.entries()) {
    if (name === null) continue
    const label = labels.get(name) ?? { name, kind, count: 0, afterOther: 0, first: index, last: index }
    if (label.count === 0) labels.set(name, label)
    label.count++
    label.last = index
    if (previous !== null && previous !== name) label.afterOther++
    previous = name
  }
  return labels
}

/** A question of an interview that has been written up, with its number. */
const question = /^(?:q|question|frage|pregunta|pergunta|domanda|vraag)\s?\d+$/i

/** `[TURN 0]`, `[TURN 1]`, or `Q1`, `Q2` where nobody is named beside them: labels that only count. */
function areCounters(uses: readonly LabelUse[]): boolean {
  const read = uses.map(({ name, kind }) =>
    kind === 'name' || question.test(name ?? '') ? /^(\D*?)(\d+)$/.exec(name ?? '') : null,
  )
  return (
    uses.length >= 3 &&
    read.every((match, index) => {
      const above = read[index - 1]
      return match !== null && (!above || (match[1] === above[1] && Number(match[2]) === Number(above[2]) + 1))
    })
  )
}

/** Whether a label recurs only inside a short stretch that a talk of others encloses. */
function isInList(
  { count, first, last }: Label,
  labels: ReadonlyMap<string, Label>,
  uses: readonly LabelUse[],
): boolean {
  let [from, to] = [first, last]
  if (count < 2 || to - from > longestList) return false
  for (let at = from; at <= to; at++) {
    const inside = labels.get(uses[at]!.name ?? '')
    if (inside === undefined) continue
    if (Math.max(to, inside.last) - Math.min(from, inside.first) > longestList) return false
    to = Math.max(to, inside.last)
    if (inside.first >= from) continue
    from = inside.first
    at = from - 1
  }
  return labels.size > 1 && [...labels.values()].some((other) => other.first < from && other.last > to)
}
