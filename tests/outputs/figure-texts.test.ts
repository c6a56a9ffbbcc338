import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../../src/model/analysis.ts'
import { drawAll } from '../../src/outputs/figures/index.ts'
import { widthOf, wrap } from '../../src/outputs/figures/labels.ts'
import { placeLabels } from '../../src/outputs/figures/place-labels.ts'
import { analyzeSample } from '../support/sample-study.ts'

interface Box {
  readonly said: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const plainText = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name as 'amp']!,
  )

/** The boxes of a drawing's texts, by the estimated widths of letters; capitals reach 0.75 of the size up, tails 0.2 down. */
function boxesOf(svg: string): Box[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g), ([, attributes, text]) => {
    const said = plainText(text!)
    const of = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(attributes!)?.[1] ?? ''
    const [x, y, size] = [Number(of('x')), Number(of(' y')), Number(of('font-size'))]
    const wide = widthOf(said, size) * (of('font-weight') === 'bold' ? 1.12 : 1)
    const before = { start: 0, middle: wide / 2, end: wide }[of('text-anchor') as 'start']
    const [along, up, down] = [{ from: -before, to: wide - before }, 0.75 * size, 0.2 * size]
    return /rotate\(-90/.test(attributes!)
      ? { said, left: x - up, right: x + down, top: y - along.to, bottom: y - along.from }
      : { said, left: x + along.from, right: x + along.to, top: y - up, bottom: y + down }
  })
}

/** How far boxes may reach into each other: a pixel, as widths are estimates. */
const slack = 1
const collide = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack

const collisionsIn = (svg: string): string[] => {
  const boxes = boxesOf(svg)
  return boxes.flatMap((a, at) =>
    boxes.slice(at + 1).flatMap((b) => (collide(a, b) ? [`“${a.said}” and “${b.said}”`] : [])),
  )
}
const cutIn = (svg: string): string[] => {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!
  return boxesOf(svg).flatMap(({ said, left, right, top, bottom }) =>
    left < -slack || top < -slack || right > Number(width) + slack || bottom > Number(height) + slack ? [said] : [],
  )
}

let sample: Analysis
beforeAll(async () => {
  sample = await analyzeSample()
})

/** The sample with long names of themes, codes and people, as other studies have them. */
const withLongNames = (analysis: Analysis): Analysis => {
  const longer = (label: string) => `${label}, as seen by those who maintain the system afterwards`
  const rename = <Named extends { readonly label: string }>(own: Named): Named => ({ ...own, label: longer(own.label) })
  const { codebook, findings } = analysis
  return {
    ...analysis,
    codebook: { ...codebook, themes: codebook.themes.map(rename), codes: codebook.codes.map(rename) },
    findings: { ...findings, prevalence: findings.prevalence.map(rename) },
  }
}

describe('the texts of every figure', () => {
  test.each([
    ['of the sample study', (analysis: Analysis) => analysis],
    ['of a study with long names', withLongNames],
  ])('%s collide nowhere and lie within the drawing', (_, change) => {
    const problems = [...drawAll(change(sample))].flatMap(({ name, svg }) => [
      ...collisionsIn(svg).map((pair) => `${name}: ${pair} collide`),
      ...cutIn(svg).map((said) => `${name}: “${said}” is cut`),
    ])
    expect(problems).toEqual([])
  })
  test('are no more than a figure says: none is cut short', () => {
    const shortened = [...drawAll(sample)].flatMap(({ name, svg }) =>
      boxesOf(svg).flatMap(({ said }) => (said.endsWith('…') ? [`${name}: ${said}`] : [])),
    )
    expect(shortened).toEqual([])
  })
})

test('labels of forty marks with long names are placed without covering each other', () => {
  const random = fc.sample(fc.tuple(fc.integer({ min: 60, max: 660 }), fc.integer({ min: 60, max: 450 })), {
    numRuns: 40,
    seed: 7,
  })
  const lines = ['Expectations that nobody', 'writes down or repeats']
  const marks = random.map(([x, y]) => ({ x, y, radius: 6, lines }))
  const places = placeLabels(marks, { width: 720, height: 510, size: 11, left: 30 })
  const wide = Math.max(...lines.map((line) => widthOf(line, 11)))
  const boxes = places.map(({ x, middle, anchor }): Box => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
    return { said: '', left, right: left + wide, top: middle - 13, bottom: middle + 13 }
  })
  const covered = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => collide(a, b)))
  expect(covered).toEqual([])
})

test('a label that is broken inside a word and cut keeps the word in one piece', () => {
  expect(wrap('Maximiliane von Hohenlohe-Schillingsfürst', 130, 13, 2)[1]).toMatch(/^Hohenlohe-Sch.*…$/)
  expect(wrap('one two three four', 60, 13, 2)).toEqual(['one two', 'three f…'])
})
