import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { hideSmall } from '../../src/findings/counts/count-groups.ts'
import { directReader } from '../../src/io/readers.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'
import { allTextOf } from '../support/coded-transcripts.ts'

/** Groups as their size and how many of them speak of a code. */
const groups = fc.array(
  fc.integer({ min: 1, max: 6 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size))),
  { minLength: 2, maxLength: 5 },
)

/** Every way in which hidden counts can come to what is known: sizes, and the total less what is shown. */
function* waysToFill(sizes: readonly number[], total: number): Generator<number[]> {
  if (sizes.length === 0) {
    if (total === 0) yield []
    return
  }
  const [size, ...others] = sizes
  for (let count = 0; count <= Math.min(size!, total); count++)
    for (const rest of waysToFill(others, total - count)) yield [count, ...rest]
}

test('no count that is left out can be told from the total, the sizes and the counts that are shown', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 2, max: 5 }), (row, minCell) => {
      const [sizes, counts] = [row.map(([size]) => size), row.map(([, count]) => count)]
      const total = counts.reduce((all, count) => all + count, 0)
      const people = sizes.reduce((all, size) => all + size, 0)
      const hidden = [...hideSmall(counts, sizes, minCell)]
      counts.forEach((count, at) => {
        if (sizes[at]! < minCell || (count > 0 && count < minCell)) expect(hidden).toContain(at)
      })
      // that nobody or everybody speaks of it is what the total says
      if (hidden.length === 0 || total === 0 || total === people) return
      const left = total - counts.filter((_, at) => !hidden.includes(at)).reduce((all, count) => all + count, 0)
      const ways = [
        ...waysToFill(
          hidden.map((at) => sizes[at]!),
          left,
        ),
      ]
      for (const position of hidden.keys()) expect(new Set(ways.map((way) => way[position])).size).toBeGreaterThan(1)
    }),
  )
})

test('where no count is small, all are shown', () => {
  fc.assert(
    fc.property(groups, (row) => {
      const bold = row.map(([size, count]): [number, number] => [size + 3, count === 0 ? 0 : count + 3])
      expect(
        hideSmall(
          bold.map(([, count]) => count),
          bold.map(([size]) => size),
          3,
        ).size,
      ).toBe(0)
    }),
  )
})

test('with --min-cell no output says of which group anybody is, so that no group can be counted again', async () => {
  const people = Array.from({ length: 8 }, (_, index) => `K${index + 1}`)
  const study: Study = {
    name: 'gardens',
    reader: directReader,
    files: people.map((id) => ({
      file: `${id}.txt`,
      bytes: bytesOf(`I: And?\n${id}: My neighbour helped.\nI: Yes?\n${id}: So.\n`),
    })),
    codebook: { file: 'g.yaml', text: gardensYaml() },
    participants: {
      file: 'participants.csv',
      text: `participant,craft\n${people.map((id, index) => `${id},${index < 6 ? 'zeppelin' : 'quagga'}`).join('\n')}\n`,
    },
    settings: null,
    interviewers: [],
    decisions: [],
  }
  const analysis = await analyze(study, { minCell: 3 }, { version: '1', readResource })
  for (const format of ['csv', 'json', 'md', 'html'])
    for (const output of await chooseWriter(format)(analysis))
      for (const line of allTextOf(output).split('\n')) {
        const names = /quagga|zeppelin/.test(line) && people.find((id) => new RegExp(`\\b${id}\\b`).test(line))
        expect([output.file, names || null]).toEqual([output.file, null])
      }
  expect(analysis.findings.groups.map(({ size }) => size)).toContain(2)
  expect(analysis.warnings.map(({ code }) => code)).toContain('report/rows-of-people')
})
