import { decodeText } from '../../boundary/decode-text.ts'
import { groupBy, sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, Importer } from '../importer.ts'
import { createDraft } from '../kit/draft.ts'
import { walkXml } from '../kit/office.ts'
import { addTiers, dependentTier } from '../kit/tiers.ts'

/** ELAN: a tier for each voice, whose annotations have times of their own or those of the annotation they refer to. */
export const elan: Importer = {
  summary: 'ELAN (.eaf): the tier of each participant, by time; dependent tiers such as glosses stay out',
  extensions: ['eaf'],
  detect: ({ text }) => (text !== null && /<ANNOTATION_DOCUMENT[\s>]/.test(text.slice(0, 2000)) ? 1 : 0),
  read({ file, bytes, encoding }) {
    return toDraft(readDocument(decodeText(bytes, file, encoding).text, file))
  },
}

interface Annotation {
  readonly id: string
  /** Time slots, or the annotation that has them. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly parent: string | undefined
  text: string
}
interface WrittenTier {
  readonly id: string
  readonly participant: string
  readonly parent: string | undefined
  readonly annotations: Annotation[]
}

function readDocument(xml: string, file: string) {
  const times = new Map<string, number>()
  const tiers: WrittenTier[] = []
  let [open, other] = [null as Annotation | null, '']
  let inValue = false
  walkXml(xml, file, {
    open({ name, attributes }) {
      const at = (key: string): string | undefined =>
        Object.hasOwn(attributes, key) ? String(attributes[key]) : undefined
      if (name === 'TIME_SLOT' && /^\d+$/.test(at('TIME_VALUE') ?? ''))
        times.set(at('TIME_SLOT_ID') ?? '', Number(at('TIME_VALUE')))
      else if (name === 'TIER') {
        const id = at('TIER_ID') ?? ''
        tiers.push({ id, participant: at('PARTICIPANT')?.trim() ?? '', parent: at('PARENT_REF'), annotations: [] })
      } else if (name === 'ALIGNABLE_ANNOTATION' || name === 'REF_ANNOTATION') {
        const [from, to] = [at('TIME_SLOT_REF1'), at('TIME_SLOT_REF2')]
        open = { id: at('ANNOTATION_ID') ?? '', from, to, parent: at('ANNOTATION_REF'), text: '' }
        tiers.at(-1)?.annotations.push(open)
      } else if (name === 'ANNOTATION_VALUE') inValue = true
    },
    close(name) {
      if (name === 'ANNOTATION_VALUE') inValue = false
    },
    text(said) {
      if (inValue && open !== null && tiers.length > 0) open.text += said
      else other += said
    },
  })
  return { times, tiers, other }
}

function toDraft({ times, tiers, other }: ReturnType<typeof readDocument>): Draft {
  const draft = createDraft()
  const spoken = chooseTiers(tiers)
  const byId = new Map(tiers.flatMap(({ annotations }) => annotations.map((one) => [one.id, one] as const)))
  const timeOf = (annotation: Annotation | undefined, end: 'from' | 'to', depth = 0): number | null => {
    if (annotation === undefined || depth > 8) return null
    const slot = annotation[end]
    if (slot !== undefined) return times.get(slot) ?? null
    return timeOf(byId.get(annotation.parent ?? ''), end, depth + 1)
  }
  draft.skip('settings', other)
  const spokenIds = new Set(spoken.map(({ id }) => id))
  for (const tier of tiers.filter(({ id }) => !spokenIds.has(id)))
    for (const { text } of tier.annotations) draft.skip(`tier "${tier.id}"`, text)
  addTiers(
    spoken.map(({ id, participant, annotations }) => ({
      speaker: participant || id,
      spans: annotations.map((one) => ({ startMs: timeOf(one, 'from'), endMs: timeOf(one, 'to'), text: one.text })),
    })),
    draft,
  )
  return draft.build(countWords(other) + sum(tiers, wordsOf))
}

const wordsOf = ({ annotations }: WrittenTier): number => sum(annotations, ({ text }) => countWords(text))

/**
 * The tiers that hold what is said: those that depend on no other, unless one of them holds little more than numbers
 * and a tier that depends on it has the words; where some name their participant, only those that do.
 */
function chooseTiers(tiers: readonly WrittenTier[]): WrittenTier[] {
  const named = tiers.filter(({ participant }) => participant !== '')
  const roots = (named.length > 0 ? named : tiers).filter(({ parent }) => parent === undefined)
  const talk = roots.filter(({ id }) => !dependentTier.test(id))
  const byParent = groupBy(tiers, ({ parent }) => parent)
  return (talk.length > 0 ? talk : roots).map((root) => {
    const [best] = (byParent.get(root.id) ?? [])
      .filter(({ id }) => !dependentTier.test(id))
      .sort((a, b) => wordsOf(b) - wordsOf(a))
    return best !== undefined && wordsOf(best) > 2 * wordsOf(root)
      ? { ...best, participant: best.participant || root.participant || root.id }
      : root
  })
}
