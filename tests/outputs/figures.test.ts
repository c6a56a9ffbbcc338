import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawPng } from '../../src/io/draw-png.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import { drawAll } from '../../src/outputs/figures/index.ts'
import { type Figure, shownIn } from '../../src/outputs/report/blocks.ts'
import { analyzeSample } from '../support/sample-study.ts'

let analysis: Analysis
let figures: Figure[]
beforeAll(async () => {
  analysis = await analyzeSample()
  figures = [...drawAll(analysis)]
})

describe('the figures', () => {
  test('are those of a synthesis, and a timeline of each interview', () => {
    const names = figures.map(({ name }) => name)
    expect(names.slice(0, 9)).toEqual([
      'spread',
      'checked',
      'matrix',
      'participants',
      'organizations',
      'network',
      'saturation',
      'map',
      'timelines',
    ])
    expect(names).toContain('timeline-P6a')
    expect(new Set(names).size).toBe(names.length)
  })

  test('are well-formed, say what they show, and have the same as a table', () => {
    for (const { svg, title, description, table } of figures) {
      const words: string[] = []
      const parser = new SaxesParser()
      parser.on('text', (text) => words.push(text))
      parser.on('error', (error) => {
        throw error
      })
      parser.write(svg).close()
      expect(words).toContain(title)
      expect(words).toContain(description)
      expect(table.head.length).toBeGreaterThan(1)
      expect(table.rows.every((row) => row.length === table.head.length)).toBe(true)
      expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|NaN|undefined/)
    }
  })

  test('show in a grid the numbers that their table has', () => {
    const { svg, table } = figures.find(({ name }) => name === 'organizations')!
    const drawn = Array.from(svg.matchAll(/font-size="11" text-anchor="middle"[^>]*>(\d+|–)</g), ([, text]) =>
      text === '–' ? 0 : Number(text),
    )
    expect(drawn).toEqual(table.rows.flatMap((row) => row.slice(1).map((cell) => Number(shownIn(cell)))))
  })

  test('can be told apart in grey: more is darker', () => {
    const { svg } = figures.find(({ name }) => name === 'participants')!
    const light = (color: string) =>
      [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0)
    const shades = Array.from(
      svg.matchAll(/fill="(#[0-9a-f]{6})"\/><text class="(?:on|oncell)"[^>]*>(\d+)</g),
      ([, color, count]) => [Number(count), light(color!)] as const,
    )
    expect(shades.length).toBeGreaterThan(20)
    for (const [count, lightness] of shades) {
      for (const [other, otherLightness] of shades) if (other > count) expect(otherLightness).toBeLessThan(lightness)
    }
  })

  test('fit the width of a page, and cut no label', () => {
    for (const { svg, name } of figures) {
      expect(Number(/width="(\d+)"/.exec(svg)![1]), name).toBeLessThanOrEqual(720)
      expect(svg, name).not.toMatch(/…<\/text>/)
    }
  })

  test('have titles on their axes', () => {
    const titles = Object.entries({
      spread: 'Share of those who speak of it',
      matrix: 'Codes of cross-cutting themes',
      participants: 'Participants',
      organizations: 'Organisations',
      saturation: 'Different codes met so far',
      timelines: 'Course of the interview',
    })
    for (const [name, title] of titles) expect(figures.find((one) => one.name === name)!.svg).toContain(`>${title}<`)
  })

  test('say what a reader should see, with the numbers that their table has', () => {
    const findings = Object.fromEntries(figures.map(({ name, finding }) => [name, finding]))
    const { table } = figures.find(({ name }) => name === 'spread')!
    const [most] = table.rows
      .map((row) => [shownIn(row[0]!), Number(shownIn(row[2]!))] as const)
      .sort(([, a], [, b]) => b - a)
    expect(findings['spread']).toContain(`“${most![0]}” comes up with most participants (${most![1]} of 16)`)
    expect(findings['saturation']).toMatch(/^25 of 25 codes were met; the last new one came with P3c/)
    for (const [name, finding] of Object.entries(findings))
      if (!name.startsWith('timeline-')) expect(finding, name).toMatch(/\.$/)
  })

  test('have the colour of each theme', () => {
    for (const name of ['spread', 'participants', 'network', 'map', 'timelines'])
      for (const { color } of analysis.codebook.themes)
        expect(figures.find((one) => one.name === name)!.svg, name).toContain(`fill="${color}"`)
  })

  test('become pictures, the same bytes each time', async () => {
    const [{ svg }] = figures as [Figure]
    const [once, again] = [await drawPng(svg), await drawPng(svg)]
    expect(Array.from(once.subarray(1, 4), (byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
  })

  test('of three hundred participants stay readable: narrow columns, no number on top of another', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...analysis.findings.participants[index % 16]!,
      participantId: `P${index}`,
    }))
    const { svg } = [...drawAll({ ...analysis, findings: { ...analysis.findings, participants: many } })].find(
      ({ name }) => name === 'participants',
    )!
    expect(Number(/width="(\d+)"/.exec(svg)![1])).toBeLessThan(2000)
    expect(svg).not.toMatch(/font-size="11" text-anchor="middle"/)
  })
})
