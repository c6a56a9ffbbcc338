import type { Place } from '../../../model/diagnostic.ts'
import { addUpLosses, type ForeignCoding, type ForeignProject, type Loss } from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader } from '../../foreign-reader.ts'
import { codesNamed } from '../../stated-codings.ts'
import { readTime } from '../../tables/cells.ts'
import { chooseUnit, type RawSpan } from './choose-unit.ts'
import { documentNameOf, isObject, type JsonObject, listAt, textAtKey, wholeNumber } from './records.ts'

/** Reads Label Studio exports in JSON: annotations of people, and predictions, which are those of models. */
export const labelStudio: ForeignReader = {
  summary: 'Label Studio: exported tasks in JSON, with annotations of people and predictions of models',
  recognizes: ({ values }) =>
    tasksIn(values).some(({ task }) => Array.isArray(task['annotations'] ?? task['predictions'])),
  read: readTasks,
}

const tasksIn = (values: ForeignContent['values']): { readonly task: JsonObject; readonly place: Place }[] =>
  values.flatMap(({ value, place }) => {
    const tasks = Array.isArray(value) ? value : [value]
    return tasks.flatMap((task: unknown, at) =>
      isObject(task) && isObject(task['data'])
        ? [{ task, place: Array.isArray(value) ? { ...place, file: `${place.file} [${at}]` } : place }]
        : [],
    )
  })

/** A coding before the unit of its offsets is known. */
interface Raw extends RawSpan {
  readonly label: string
  readonly coder: string
  readonly isMachine: boolean
  readonly memo: string
  readonly confidence: number | null
  readonly time: string | null
}

function readTasks({ values, file }: ForeignContent): ForeignProject {
  const losses: Loss[] = []
  const lose = (what: string, why: string): void => void losses.push({ what, count: 1, why })
  const documents: ForeignProject['documents'][number][] = []
  const labels = new Set<string>()
  const codings = tasksIn(values).flatMap(({ task, place }, at): ForeignCoding[] => {
    const data = task['data'] as JsonObject
    const text = longestText(data)
    const upload = textAtKey(task, 'file_upload').replace(/^[0-9a-f]{8}-/, '')
    const name = documentNameOf(data) || upload || `task ${textAtKey(task, 'id') || at + 1}`
    const id = `${file} ${at}`
    documents.push({ id, name, text, attributes: {} })
    const raw = [...annotationsOf(task, lose), ...predictionsOf(task, lose)]
    const toSpan = text === null ? null : chooseUnit(text, raw, 'utf-16')
    return raw.map(({ label, start, end, quote, ...one }) => {
      labels.add(label)
      const span = toSpan?.({ start, end }) ?? null
      return { ...one, document: id, code: label, status: 'accepted', span, paragraphs: null, quote, place }
    })
  })
  return {
    program: 'Label Studio',
    documents,
    cases: [],
    codes: codesNamed(labels),
    codings,
    memos: [],
    losses: addUpLosses(losses),
  }
}

/** The text of a task: its only long text, whatever its key. */
function longestText(data: JsonObject): string | null {
  const texts = Object.values(data).filter((value) => typeof value === 'string')
  return texts.reduce<string | null>(
    (longest, text) => (longest && longest.length >= text.length ? longest : text),
    null,
  )
}

type Lose = (what: string, why: string) => void

const annotationsOf = (task: JsonObject, lose: Lose): Raw[] =>
  listAt(task, 'annotations')
    .filter(isObject)
    .flatMap((annotation): Raw[] => {
      if (annotation['was_cancelled'] === true) {
        lose('annotations', 'they were cancelled')
        return []
      }
      const by = annotation['completed_by']
      const coder = isObject(by) ? textAtKey(by, 'email') || textAtKey(by, 'id') : textAtKey(annotation, 'completed_by')
      return resultsOf(annotation, lose).map((one) => ({
        ...one,
        coder: /^\d+$/.test(coder) ? `annotator ${coder}` : coder,
        isMachine: false,
        confidence: null,
        time: readTime(textAtKey(annotation, 'created_at'), null),
      }))
    })

/** The model that Themata names in the predictions that it writes. */
const ownVersion = /^themata \d[^:]*: /

const predictionsOf = (task: JsonObject, lose: Lose): Raw[] =>
  listAt(task, 'predictions')
    .filter(isObject)
    .flatMap((prediction) => {
      const coder = textAtKey(prediction, 'model_version') || 'predictions'
      const results = resultsOf(prediction, lose)
      if (ownVersion.test(coder)) {
        for (const _ of results) lose('predictions', 'Themata made them: the study has them')
        return []
      }
      return results.map((one) => ({
        ...one,
        ...{ coder, isMachine: true, time: null },
        confidence: shareOf(one.score ?? prediction['score']),
      }))
    })

const shareOf = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : null

/** The labelled spans of an annotation; what people wrote beside one is its memo. */
function resultsOf(annotation: JsonObject, lose: Lose): (RawSpan & { label: string; memo: string; score: unknown })[] {
  const results = listAt(annotation, 'result').filter(isObject)
  const memoOf = (id: string): string =>
    results
      .filter((one) => one['type'] === 'textarea' && id !== '' && one['id'] === id)
      .flatMap((one) => (isObject(one['value']) ? listAt(one['value'], 'text') : []))
      .join(' | ')
  return results.flatMap((result) => {
    const { type, value } = result
    if (!isObject(value) || type === 'textarea') return []
    const found = typeof type === 'string' ? listAt(value, type).filter((label) => typeof label === 'string') : []
    if (type === 'choices' || found.length === 0) {
      lose(
        type === 'choices' ? 'choices' : 'results of other kinds',
        type === 'choices' ? 'they are about a whole task' : 'they are no labelled words',
      )
      return []
    }
    const offsets = isObject(value['globalOffsets']) ? value['globalOffsets'] : value
    const isGlobal = type === 'labels' || offsets !== value
    const [start, end] = [wholeNumber(offsets['start']), wholeNumber(offsets['end'])]
    const place = isGlobal && start !== null && end !== null ? { start, end } : { start: -1, end: -1 }
    const quote = textAtKey(value, 'text')
    if (quote === '' && place.start === -1) lose('labels', 'they have neither words nor a place in the text')
    return found.map((label) => ({
      ...place,
      quote,
      label,
      memo: memoOf(textAtKey(result, 'id')),
      score: result['score'],
    }))
  })
}
