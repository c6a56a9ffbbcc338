import type { Span } from '../../model/span.ts'
import type { ReviewTranscript } from '../review-data.ts'
import { make } from './make.ts'
import { textElement } from './selection.ts'

/** A passage in its turn, with the turn before it. */
export function passageElements({ turns, text, passages, id }: ReviewTranscript, index: number): HTMLElement[] {
  const passage = passages[index]!
  const turn = turns.find(({ number }) => number === passage.turn)
  const before = turn && turns[turns.indexOf(turn) - 1]
  const part = ({ start, end }: Span, name: string) =>
    start < end ? [textElement(make('span', { class: name }, text.slice(start, end)), start)] : []
  const around = { start: turn?.start ?? passage.start, end: turn?.end ?? passage.end }
  const parts = [
    ...part({ start: around.start, end: passage.start }, 'around'),
    ...part(passage, 'here'),
    ...part({ start: passage.end, end: around.end }, 'around'),
  ]
  return [
    make('p', { class: 'where' }, `${id}, turn ${passage.turn}`),
    ...(before === undefined ? [] : [questionElement(before, text)]),
    make('p', { class: 'speech' }, make('b', {}, turn?.speaker ?? 'Speaker'), ' ', ...parts),
  ]
}

/** The turn before a passage. */
export const questionElement = (turn: ReviewTranscript['turns'][number], text: string): HTMLElement =>
  make('p', { class: 'question' }, make('b', {}, turn.speaker ?? 'Before'), ' ', text.slice(turn.start, turn.end))
