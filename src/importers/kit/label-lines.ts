import { isPlausibleName } from './label-kind.ts'
import { readBeginning, shapeReaders } from './shape-reader.ts'

/** Whether a line may begin with a label that has a mark of its own: no bare name, and no name before a dash. */
export const isLabelLine = (text: string): boolean =>
  shapeReaders.some((shape) => {
    const isVague =
      shape.needs.some((sign) => !sign.test(text)) || shape.bare || (shape.weak && !shape.turn.includes(':'))
    const beginning = isVague || shape.lines.length > 1 ? null : readBeginning(shape, [text], 0)
    return beginning !== null && beginning.name !== null && isPlausibleName(beginning.name)
  })
