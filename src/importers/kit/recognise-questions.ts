import { groupBy } from '../../collections.ts'
import type { LabelUse, Line, Recognised } from './label-use.ts'
import type { Shape } from './shapes.ts'

/** An interview that is written up: nobody is named, and each question is a heading, in capitals, bold or italics, or has a number. */
const shape: Shape = { turn: '**{said}?**\n{said}', by: 'people who write an interview up' }

/** Ways in which a line is set apart, with the signs that are no part of the question. */
const apart: readonly (readonly [way: string, mark: RegExp])[] = [
  ['heading', /^(#{1,6})\s+/],
  ['emphasis', /^(?=(\*{1,3}|_{1,3})[^\s*_].*\1$)/],
  ['capitals', /^(?!.*\p{Ll})(?=.*\p{Lu}{2})/u],
  ['number', /^(?:[QF]\.?\s?)?\d{1,3}[.):]\s+/i],
]
const asks = /[?？؟]["”’»)\]]*[*_]*$/

/** Answers, the share of the lines set apart in one way that ask, and answers for each of these questions. */
const least = { answers: 2, asking: 0.6, answered: 0.5 }

/** A line that is set apart. */
interface Apart {
  readonly at: number
  readonly way: string
  readonly length: number
  /** The next line that is not empty. */
  readonly next: number | null
}

/** The turns of an interview whose questions are set apart, where no label is recognised; `none` for other files. */
export function recogniseQuestions(lines: readonly Line[], none: Recognised): Recognised {
  const spoken = lines.flatMap(({ text }, at) => (text === '' ? [] : [at]))
  const found = spoken.flatMap((at, position): Apart[] => {
    const { text } = lines[at]!
    const [way = '', mark] = apart.find(([, mark]) => mark.test(text)) ?? []
    if (mark === undefined) return []
    const [{ length }, level = ''] = mark.exec(text)! as unknown as [string, string?]
    return [{ at, way: way + level, length, next: spoken[position + 1] ?? null }]
  })
  const asking = [...groupBy(found, ({ way }) => way).values()].flatMap((all) => {
    const starts = new Set(all.map(({ at }) => at))
    const answers = new Map(
      all.flatMap(({ at, next }) =>
        next === null || starts.has(next) || lines[next]!.isHeading ? [] : [[at, next] as const],
      ),
    )
    const isAsked = ({ at }: Apart): boolean => asks.test(lines[at]!.text)
    const questions = all.filter(isAsked).length
    const isInterview =
      answers.size >= least.answers &&
      questions >= least.asking * all.length &&
      answers.size >= least.answered * questions
    return isInterview ? [{ all: all.filter((one) => isAsked(one) || answers.has(one.at)), answers }] : []
  })
  const [most] = asking.sort((a, b) => b.answers.size - a.answers.size)
  if (most === undefined) return none
  const turns = most.all.flatMap(({ at, length }) => {
    const answer = most.answers.get(at)
    const question = toUse('Interviewer', at, length)
    return answer === undefined ? [question] : [question, toUse('Participant', answer, 0)]
  })
  return {
    ...none,
    turns: new Map(turns.map((use) => [use.at, use])),
    grammar: { shape: 'Question? / answer', confidence: 0.8, next: null },
  }
}

const toUse = (name: string, at: number, length: number): LabelUse => ({
  ...{ name, at, length, shape, startMs: null, lines: 1, kind: 'role', begins: true, continues: false },
})
