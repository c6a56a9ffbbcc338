import type { Place } from '../../../model/diagnostic.ts'
import {
  addUpLosses,
  type ForeignCoding,
  type ForeignDocument,
  type ForeignProject,
  type Loss,
} from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader } from '../../foreign-reader.ts'
import { codesNamed } from '../../stated-codings.ts'
import { chooseUnit } from './choose-unit.ts'
import { documentNameOf, isObject, type JsonObject, listAt, textAtKey, wholeNumber } from './records.ts'

/** A labelled span of a record; without offsets the label is of the whole record. */
interface Label {
  readonly start: number | null
  readonly end: number | null
  readonly label: string
}

/** Reads doccano exports in JSONL: a record for each text, or each line of one. */
export const doccano: ForeignReader = {
  summary: 'doccano: exported records in JSONL, with spans or labels of whole records',
  recognizes: (content) => recordsIn(content).some(({ record }) => doccanoLabels(record).length > 0),
  read: (content) => readRecords('doccano', content, doccanoLabels),
}

/** Reads Prodigy exports in JSONL: spans that an annotator accepted, rejected or ignored. */
export const prodigy: ForeignReader = {
  summary: 'Prodigy: exported records in JSONL, with spans and answers',
  recognizes: (content) =>
    recordsIn(content).some(({ record }) => 'answer' in record && prodigyLabels(record).length > 0),
  read: (content) => readRecords('Prodigy', content, prodigyLabels),
}

const recordsIn = ({ values }: ForeignContent): { readonly record: JsonObject; readonly place: Place }[] =>
  values.flatMap(({ value, place }) =>
    (Array.isArray(value) ? value : [value]).flatMap((record: unknown) =>
      isObject(record) && typeof record['text'] === 'string' && !('model' in record) ? [{ record, place }] : [],
    ),
  )

function doccanoLabels(record: JsonObject): Label[] {
  const entities = listAt(record, 'entities')
    .filter(isObject)
    .map((one) => spanLabel(one['start_offset'], one['end_offset'], one['label']))
  const lists = [...listAt(record, 'label'), ...listAt(record, 'labels')].map((one) =>
    Array.isArray(one) ? spanLabel(one[0], one[1], one[2]) : labelOf(one, null, null),
  )
  return [...entities, ...lists].filter((label) => label !== null)
}

const prodigyLabels = (record: JsonObject): Label[] =>
  listAt(record, 'spans')
    .filter(isObject)
    .map((one) => spanLabel(one['start'], one['end'], one['label']))
    .filter((label) => label !== null)

const labelOf = (label: unknown, start: number | null, end: number | null): Label | null =>
  typeof label === 'string' ? { start, end, label } : null

/** The label of a span; offsets that are no numbers are outside any text. */
const spanLabel = (start: unknown, end: unknown, label: unknown): Label | null =>
  labelOf(label, wholeNumber(start) ?? -1, wholeNumber(end) ?? -1)

/** Length from which a record is a text of its own, rather than a line of one. */
const minDocument = 2000

function readRecords(
  program: string,
  content: ForeignContent,
  labelsOf: (record: JsonObject) => Label[],
): ForeignProject {
  const documents = new Map<string, ForeignDocument>()
  const labels = new Set<string>()
  const losses: Loss[] = []
  const codings = recordsIn(content).flatMap(({ record, place }, at): ForeignCoding[] => {
    const text = record['text'] as string
    const name = documentNameOf(record)
    const isDocument = text.length >= minDocument || text.includes('\n')
    const id = isDocument ? `${content.file} ${at}` : name
    const title = name || (isDocument ? `record ${textAtKey(record, 'id') || at + 1}` : '')
    documents.set(id, { id, name: title, text: isDocument ? text : null, attributes: {} })
    const raw = labelsOf(record).map((one) => ({
      ...one,
      start: one.start ?? 0,
      end: one.end ?? text.length,
      quote: '',
    }))
    const toSpan = chooseUnit(text, raw, 'code-points')
    if (listAt(record, 'relations').length > 0)
      losses.push({ what: 'relations', count: listAt(record, 'relations').length, why: 'codings are not linked' })
    return raw.flatMap(({ label, ...one }): ForeignCoding[] => {
      const span = toSpan?.(one) ?? null
      if (span === null) {
        losses.push({ what: 'labels', count: 1, why: 'their place is outside the text' })
        return []
      }
      labels.add(label)
      return [
        {
          ...statedBy(record),
          ...{ document: id, code: label, paragraphs: null, confidence: null, place },
          span: isDocument ? span : null,
          quote: text.slice(span.start, span.end),
          ...(isDocument ? {} : { around: text }),
          memo: listAt(record, 'Comments')
            .filter((comment) => typeof comment === 'string')
            .join(' | '),
        },
      ]
    })
  })
  return {
    program,
    documents: [...documents.values()],
    cases: [],
    codes: codesNamed(labels),
    codings,
    memos: [],
    losses: addUpLosses(losses),
  }
}

/** Who labelled a record, when, and with which answer: Prodigy states it. */
function statedBy(record: JsonObject): Pick<ForeignCoding, 'coder' | 'isMachine' | 'status' | 'time'> {
  const seconds = record['_timestamp']
  const answer = record['answer']
  return {
    coder: textAtKey(record, '_annotator_id'),
    isMachine: false,
    status: answer === 'reject' ? 'rejected' : answer === 'ignore' ? 'unsure' : 'accepted',
    time: typeof seconds === 'number' && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : null,
  }
}
