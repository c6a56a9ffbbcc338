import { expect, test } from 'vitest'
import { classifySegments, drawSegments } from '../../src/estimation/draw-segments.ts'
import { estimateCode } from '../../src/estimation/estimate-code.ts'
import { createRandom } from '../../src/math/random.ts'
import type { Cell } from '../../src/model/estimate.ts'

/* The whole table, with every measure, is `npm run bench:coverage`. */
test.each([0.02, 0.1, 0.3])(
  'of 400 draws from a corpus in which %d is true, about 95 %% of intervals hold it',
  (share) => {
    const [size, read, draws] = [1500, 200, 400]
    const random = createRandom(3)
    const answers = Array.from({ length: size }, () => {
      const truth = random() < share
      return { truth, machine: random() < (truth ? 0.6 : share / 2) }
    })
    const classes = classifySegments(
      answers.map(({ machine }) => (machine ? ['a'] : [])),
      new Set(share < 0.05 ? ['a'] : []),
    )
    const truth = answers.filter((one) => one.truth).length
    let [held, bias] = [0, 0]
    for (let draw = 0; draw < draws; draw++) {
      const frame = classes.map((name, at) => ({ class: name, number: random(), at }))
      const cells = new Map<string, { -readonly [Key in keyof Cell]: Cell[Key] }>()
      for (const { class: name, at } of frame) {
        const { machine } = answers[at]!
        const key = `${name} ${machine}`
        cells.set(key, cells.get(key) ?? { class: name, isSuggested: machine, size: 0, read: 0, yes: 0 })
        cells.get(key)!.size++
      }
      for (const { class: name, at } of drawSegments(frame, read)) {
        const cell = cells.get(`${name} ${answers[at]!.machine}`)!
        cell.read++
        if (answers[at]!.truth) cell.yes++
      }
      const { count } = estimateCode([...cells.values()])
      if (count!.low <= truth && truth <= count!.high) held++
      bias += (count!.value - truth) / draws
    }
    expect(held / draws).toBeGreaterThan(0.92)
    expect(held / draws).toBeLessThan(0.995)
    expect(Math.abs(bias)).toBeLessThan(0.01 * size)
  },
)
