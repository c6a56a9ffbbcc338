import { expect, test } from 'vitest'
import { renderHtml } from '../../../src/outputs/formats/render-html.ts'
import type { TableBlock } from '../../../src/outputs/report/blocks.ts'

const tableOf = (length: number): TableBlock => ({
  ...{ kind: 'table', caption: 'Rain', head: ['day', 'mm'] },
  rows: Array.from({ length }, (_, day) => [`${day}`, 3]),
})
const write = (length: number) =>
  [
    ...renderHtml(() => ({ title: 'Rain', language: 'en', blocks: [tableOf(length)] }), {
      data: null,
      assets: { style: '', script: '' },
    }),
  ].join('')

test('a table of very many rows has their number, by which its height is estimated until it is seen', () => {
  expect(write(300)).toContain('<div class="table long" style="--rows: 300" role="region"')
  expect(write(300).match(/<tr>/g)).toHaveLength(301)
})
test('any other table is laid out at once', () => {
  expect(write(40)).toContain('<div class="table" role="region"')
})
