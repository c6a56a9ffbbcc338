import { describe, expect, test } from 'vitest'
import { buildEmbedder } from '../../src/analysis/build-parts.ts'
import { weighPairs } from '../../src/findings/agreement/weigh-pairs.ts'
import { measureAgreementWithTool } from '../../src/learning/agreement-with-tool.ts'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { agreementForms } from '../../src/outputs/command-reports/write-agreement.ts'
import { gardenCodebook } from '../support/builders.ts'
import { passageOf } from '../support/passages.ts'

const classes = [
  { class: 'rare', size: 10, drawn: 4, rule: '' },
  { class: 'rest', size: 90, drawn: 4, rule: '' },
]
const drawn = (id: string, name: string, [ana, ben]: readonly [string, string]): CodedPassage => ({
  ...passageOf(id, { ana, ben }),
  drawn: { class: name, readers: ['ana', 'ben'] },
})
const passages = [
  drawn('I1.1', 'rare', ['soil-water', 'soil-water']),
  drawn('I2.1', 'rare', ['soil-water', 'soil-water']),
  drawn('I3.1', 'rare', ['soil-water', '']),
  drawn('I4.1', 'rare', ['', '']),
  drawn('I1.2', 'rest', ['', '']),
  drawn('I2.2', 'rest', ['', '']),
]
const compared = { codebook: gardenCodebook, level: 'code' } as const

describe('agreement of two people in drawn segments', () => {
  test('is of the pairs who both read them as a sample, beside the plain figure', () => {
    const [found] = weighPairs(passages, classes, compared)
    expect(found).toMatchObject({ coders: ['ana', 'ben'], units: 6, size: 100 })
    expect(found!.classes.map(({ read }) => read)).toEqual([4, 2])
    const water = found!.labels.find(({ label }) => label === 'soil-water')!
    // By hand: of 100 segments 5 with a yes of both, 2.5 of ana alone, so chance is 0.075 × 0.05 + 0.925 × 0.95.
    expect(water.raw).toBeCloseTo(0.975, 10)
    expect(water.kappa!.value).toBeCloseTo((0.975 - 0.8825) / 0.1175, 10)
    expect(water.plain).toBeCloseTo((5 / 6 - 0.5) / 0.5, 10)
  })
  test('leaves out what one of them did not read as a sample, or that was not drawn', () => {
    const others = [
      { ...passages[0]!, drawn: { class: 'rare', readers: ['ana'] } },
      passageOf('I5.1', { ana: 'soil-water', ben: '' }),
    ]
    expect(weighPairs(others, classes, compared)).toEqual([])
    expect(weighPairs([...passages, ...others], classes, compared)[0]!.units).toBe(6)
  })
  test('is printed beside the plain figures in Markdown, CSV and JSON', async () => {
    const found = await measureAgreementWithTool(passages, gardenCodebook, {
      embedder: await buildEmbedder('stems', 'en', async () => new Uint8Array()),
      weights: null,
      drawClasses: classes,
    })
    const [md, csv, json] = (['md', 'csv', 'json'] as const).map((form) => agreementForms[form].write(found))
    expect(md).toContain(
      'ana and ben both read 6 drawn segments without suggestions: 4 of 10 (rare) and 2 of 90 (rest).',
    )
    expect(md).toMatch(/\| soil-water \| 6 \| 3 \| 0\.67 \| 0\.79 \(/)
    const row = csv!
      .split('\n')
      .find((line) => line.includes('soil-water') && line.includes('weighted to all segments'))
    expect(row).toContain('0.787234')
    const level = JSON.parse(json!).find((own: { level: string }) => own.level === 'code')
    expect(level.drawn[0].labels.find((own: { label: string }) => own.label === 'soil-water').kappa.value).toBeCloseTo(
      0.787234,
      6,
    )
  })
})
