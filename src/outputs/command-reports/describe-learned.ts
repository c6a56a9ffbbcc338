import { minToLearn, type ThemeOutcome, type TrainingResult } from '../../evaluation/learned.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'
import type { Weights } from '../../model/weights.ts'
import { plural } from '../report/wording.ts'
import { figure } from '../report/written-figures.ts'

/** From what was learned, and what it is worth on interviews that it was not learned from, beside codings without it. */
export function describeLearned(
  { weights, figures, themes, codes }: TrainingResult,
  passages: readonly CodedPassage[],
): string {
  const whole = passages.filter(({ judgedByCoder }) => [...judgedByCoder.values()].some(({ codes }) => codes === 'all'))
  const measured = new Set(themes.flatMap(({ theme, learned }) => (learned === null ? [] : theme)))
  const silent = Object.entries(weights.themes).flatMap(([id, classifier]) =>
    classifier === null && !measured.has(id) ? id : [],
  )
  return [
    `Learned from ${plural(passages.length, 'judged passage')} of ${plural(weights.learnedFrom.interviews.length, 'interview')}; ${whole.length} of them ${whole.length === 1 ? 'was' : 'were'} read for every code.`,
    weights.measured === null
      ? 'How good it is cannot be known: that takes passages of two interviews or more that were read for every code without regard to suggestions, some of them of a theme.'
      : 'On interviews it was not learned from (themes, macro means):',
    ...(weights.measured === null
      ? []
      : figures.map(({ name, measured }) =>
          measured === null
            ? `  ${name}: not known`
            : `  ${name}: kappa ${figure(measured.kappa)}, F1 ${figure(measured.f1)}`,
        )),
    ...themes.flatMap((one) => (one.learned === null ? [] : describeOutcome(`theme ${one.theme}`, one))),
    ...codes.flatMap((one) => (one.learned === null ? [] : describeOutcome(`  code ${one.code}`, one))),
    ...(silent.length > 0
      ? [`Too few passages for ${silent.join(', ')}: there keywords and meaning go on deciding.`]
      : []),
    '',
  ].join('\n')
}

const describeOutcome = (what: string, { keywords, together, learned, isKept }: Omit<ThemeOutcome, 'theme'>): string =>
  `  ${what}: kappa of keywords ${figure(keywords)}, with meaning ${figure(together)}, learned ${figure(learned)}: ${describeKept(isKept, (learned ?? 0) > Math.max(keywords ?? 0, together ?? 0))}`

function describeKept(isKept: boolean, isBetter: boolean): string {
  if (!isKept) return 'keywords and meaning stay'
  return isBetter
    ? 'what was learned is used'
    : 'what was learned is used, since its theme would be found worse without'
}

/** Why nothing is written, and what to do. */
export function describeObjections({ objections, weights }: TrainingResult): { message: string; fix: string } {
  const described = objections.map((objection): string => {
    switch (objection.kind) {
      case 'few':
        return `${plural(objection.passages, 'passage')} of ${plural(objection.interviews, 'interview')} ${objection.passages === 1 ? 'was' : 'were'} read for every code, and below ${minToLearn.passages} of ${minToLearn.interviews} what is learned is as often worse than keywords alone as better`
      case 'unmeasured':
        return 'how good it is cannot be known'
      case 'no-better':
        return `${objection.than} alone reach a kappa of ${figure(objection.kappa)} on the same passages, and what was learned ${figure(weights.measured?.kappa ?? null)}`
      case 'earlier':
        return `what was learned before, from ${plural(objection.passages, 'passage')}, measured a kappa of ${figure(objection.kappa)} on ${objection.onThese ? 'these passages' : 'its own passages'}, and what would replace it ${weights.measured === null ? 'is not measured' : figure(weights.measured.kappa)}`
      default:
        return objection satisfies never
    }
  })
  return {
    message: `nothing was written: ${described.join('; ')}`,
    fix: 'code more passages whole, without regard to what is suggested; --force writes it all the same, and keeps the old file',
  }
}

/** From what earlier weights were learned. */
export const describeEarlier = ({ learnedFrom: { passages, interviews }, measured }: Weights): string =>
  `What was there was learned from ${plural(passages, 'passage')} of ${plural(interviews.length, 'interview')}${measured === null ? '' : `, with a kappa of ${figure(measured.kappa)}`}.`
