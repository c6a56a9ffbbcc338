import { groupBy } from '../../collections.ts'
import type { LabelUse, Line, Recognised } from './label-use.ts'
import type { Shape } from './shapes.ts'

/** An interview that is written up: nobody is named, and each question is a heading, in bold or italics, or has a number. */
const shape: Shape = { turn: '**{said}?**\n{said}', by: 'people who write an interview up' }

/** Ways in which a line is set apart, with the signs that are no part of the question. */
const apart: readonly (readonly [way: string, mark: RegExp])[] = [
  ['heading', /^(#{1,6})\s+/],
  ['emphasis', /^(?=(\*{1,3}|_{1,3})[^\s*_].*\1$)/],
  ['number', /^(?:[QF]\.?\s?)?\d{1,3}[.):]\s+/i],
]
const asks = /[?？؟]["”’»)\]]*[*_]*$/

/** Questions, their share of the lines that are set apart in the same way, and the share of them that have an answer. */
const least = { questions: 2, asking: 0.6, answered: 0.8 }

/** A line that is set apart. */
interface Apart {
  readonly at: number
  readonly way: string
  readonly length: number
  /** The line on which the answer begins; null where another question is next. */
  readonly answer: number | null
}

/** The turns of an interview whose questions are set apart, where no label is recognised; `none` for other files. */
export function recogniseQuestions(lines: readonly Line[], none: Recognised): Recognised {
  const spoken = lines.flatMap(({ text }, at) => (text === '' ? [] : [at]))
  const found = spoken.flatMap((at, position): Apart[] => {
    const { text } = lines[at]!
    const [way = '', mark] = apart.find(([, mark]) => mark.test(text)) ?? []
    if (mark === undefined) return []
    const [{ length }, level = ''] = mark.exec(text)! as unknown as [string, string?]
    return [{ at, way: way + level, length, answer: spoken[position + 1] ?? null }]
  })
  const asking = [...groupBy(found, ({ way }) => way).values()].flatMap((all) => {
    const starts = new Set(all.map(({ at }) => at))
    const answered = all.filter(({ answer }) => answer !== null && !starts.has(answer) && !lines[answer]!.isHeading)
    const isQuestion = ({ at }: Apart): boolean => asks.test(lines[at]!.text)
    const questions = all.filter(isQuestion).length
    const isInterview =
      questions >= least.questions &&
      questions >= least.asking * all.length &&
      answered.filter(isQuestion).length >= least.answered * questions
    return isInterview ? [{ questions, answered }] : []
  })
  const [most] = asking.sort((a, b) => b.questions - a.questions)
  if (most === undefined) return none
  const turns = most.answered.flatMap(({ at, length, answer }) => [
    toUse('Interviewer', at, length),
    toUse('Participant', answer!, 0),
  ])
  return {
    ...none,
    turns: new Map(turns.map((use) => [use.at, use])),
    grammar: { shape: 'Question? / answer', confidence: 0.8, next: null },
  }
}

const toUse = (name: string, at: number, length: number): LabelUse => ({
  ...{ name, at, length, shape, startMs: null, lines: 1, kind: 'role', begins: true, continues: false },
})
