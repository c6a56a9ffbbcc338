import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLabelLine } from '../../../src/importers/kit/label-lines.ts'
import { forgetExpressions, readBeginning, shapeReaders } from '../../../src/importers/kit/shape-reader.ts'
import { exampleOf, shapes } from '../../../src/importers/kit/shapes.ts'

/** Pieces that lines of transcripts begin with. */
const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '＜',
    '＞',
    '>>',
    '{',
    '}',
    '"',
    '“',
    '”',
    '「',
    '○',
    '#',
    '# ',
    '- ',
    ' - ',
    '– ',
    '=',
  ],
  ...['**', '*', '__', ':', '：', ':**', '. ', ';', ',', '|', '//', '\t', '  ', ' ', '\u3000', '<v ', '-->'],
  ...['Ana', 'Ana Lind', 'INT', 'P3', 'Q', 'Mr. OKORO', 'Мария', '李明', 'says', 'From', 'to Everyone', 'it was so'],
  ...[
    '0:12',
    '00:01:02.5',
    '1:02 PM',
    '1h02m',
    '2 minutes 5 seconds',
    '12.5s',
    '2\'05"',
    '12.50',
    '3-5',
    '17',
    'Turn 4',
  ],
  ...['12/03/2024, 10:03', '2024-03-12 10:03', '12 March 2024', '10:03:04;12'],
]
const lines = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }).map((own) => own.join(''))

test('a line that a shape reads has all the signs without which the shape is not tried', () => {
  const missed = (first: string) =>
    shapeReaders.flatMap((shape) => {
      const read = readBeginning(shape, [first, 'Ana Lind', '0:12', 'It was so.'], 0)
      return read !== null && !shape.needs.every((sign) => sign.test(first)) ? [shape.turn] : []
    })
  fc.assert(
    fc.property(lines, (line) => {
      expect(missed(line)).toEqual([])
    }),
    { numRuns: 3000 },
  )
  for (const { turn } of shapes) expect(missed(exampleOf(turn).split('\n')[0]!)).toEqual([])
})

test('a line of prose has the signs of few shapes', () => {
  const tried = shapeReaders.filter(({ needs }) =>
    needs.every((sign) => sign.test('It was so, and then we left in 2019.')),
  )
  expect(tried.length).toBeLessThan(shapeReaders.length / 3)
  expect(isLabelLine('It was so, and then we left in 2019.')).toBe(false)
  expect(isLabelLine('Ana: it was so')).toBe(true)
})

test('a shape whose expression was forgotten reads the same again', () => {
  const read = () => shapeReaders.map((shape) => readBeginning(shape, shape.example.split('\n'), 0))
  const before = read()
  expect(before.filter((found) => found !== null).length).toBeGreaterThan(shapeReaders.length / 2)
  forgetExpressions()
  expect(read()).toEqual(before)
})
