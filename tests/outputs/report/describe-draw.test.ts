import { describe, expect, test } from 'vitest'
import type { DrawSummary } from '../../../src/model/draw.ts'
import { describeDraw, describeWish } from '../../../src/outputs/report/describe-draw.ts'

const drawnClass = (name: string, [read, drawn, size]: readonly [number, number, number]) => ({
  ...{ class: name, read, drawn, size, rule: `rule of ${name}` },
})
const draw = (given: Partial<DrawSummary> = {}): DrawSummary =>
  ({
    ...{ id: 'draw-1', by: 'ana', time: null, seed: 1, frame: '', transcripts: 4, reader: 'ana', readers: [] },
    ...{ waiting: 0, seen: 0, classes: [drawnClass('rare', [10, 20, 30]), drawnClass('rest', [20, 40, 500])] },
    ...given,
  }) as DrawSummary
const nobody = { audited: [], next: [] }
const audit = (given: object = {}) => ({ ...nobody, organizations: nobody, ...given })

describe('the state of a drawn sample', () => {
  test('has what was drawn of how much, and each class with its rule', () => {
    const text = describeDraw(draw(), audit())
    expect(text).toContain('draw-1, drawn by ana: 60 of 530 segments of 4 transcripts.')
    expect(text).toContain(
      '  rare: 10 read, 20 drawn of 30 (rule of rare)\n  rest: 20 read, 40 drawn of 500 (rule of rest)',
    )
    expect(text).toMatch(/Look at the intervals next at \d+ readings\./)
    expect(text).not.toContain('read whole')
  })
  test('has whom to read whole next, participants and organisations apart', () => {
    const text = describeDraw(
      draw(),
      audit({ audited: ['P1'], next: ['P7', 'P3'], organizations: { audited: [], next: ['X'] } }),
    )
    expect(text).toContain(
      'how many participants speak of a code (1 read whole so far), read interviews whole in this order: P7, P3.',
    )
    expect(text).toContain(
      'how many organisations speak of a code (0 read whole so far), read all interviews of an organisation whole in this order: X.',
    )
  })
})

describe('how many readings a wanted interval takes', () => {
  const wish = (yes: number, read: number, within: number) => {
    const cells = [{ class: 'all', isSuggested: true, size: 500, read, yes }]
    const share = { value: yes / read, low: 0, high: 1 }
    const estimate = { share, cells, read, yes, size: 500 } as unknown as Parameters<typeof describeWish>[0]['estimate']
    const sample = draw({ classes: [drawnClass('all', [read, read, 500])] as DrawSummary['classes'] })
    return describeWish({ label: 'Soil', estimate }, { draw: sample, within, study: 'gardens' })
  }
  test('is none more where the interval is narrow enough', () => {
    expect(wish(50, 100, 0.4)).toContain('It is within ± 40.0 points already.')
  })
  test('is more than were read, and never more than there are, with the command that draws them', () => {
    for (const within of [0.08, 0.04, 0.01]) {
      const [, needed, more, size] =
        /takes about (\d+) readings, (\d+) more\. Draw them: themata draw gardens --size (\d+)/.exec(
          wish(50, 100, within),
        )!
      expect(Number(needed)).toBe(100 + Number(more))
      expect(Number(needed)).toBeLessThanOrEqual(500)
      expect(Number(size)).toBeGreaterThanOrEqual(Number(needed))
    }
    const needed = [0.08, 0.04, 0.02].map((within) => Number(/about (\d+)/.exec(wish(50, 100, within))![1]))
    expect(needed.toSorted((a, b) => a - b)).toEqual(needed)
  })
  test('takes nothing found for no reason to stop', () => {
    expect(wish(0, 40, 0.01)).toContain('None of those read has it, which is no reason to stop')
    expect(wish(1, 40, 0.01)).not.toContain('no reason to stop')
  })
  test('is not known where nobody has read', () => {
    const asked = describeWish(
      { label: 'Soil', estimate: null },
      { draw: draw({ reader: null }), within: 0.1, study: 's' },
    )
    expect(asked).toBe('Soil: not checked. Nobody has read any of the 60 drawn segments without suggestions yet.\n')
  })
})
