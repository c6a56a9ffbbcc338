import { expect, test } from 'vitest'
import { drawAll } from '../../../src/outputs/figures/index.ts'
import { buildPageData } from '../../../src/outputs/page/build-page-data.ts'
import { findPassages, readCodings } from '../../../src/outputs/page/client/query.ts'
import { type Block, type CodingQuery, shownIn } from '../../../src/outputs/report/blocks.ts'
import { buildReport } from '../../../src/outputs/report/build-report.ts'
import { analyzeSample } from '../../support/sample-study.ts'

/** The numbers of a block that open passages, with the query of each. */
const linksOf = (block: Block): (readonly [caption: string, shown: string, query: CodingQuery])[] => {
  if (block.kind === 'figure') return linksOf(block.table)
  if (block.kind === 'table')
    return block.rows
      .flat()
      .flatMap((cell) => (typeof cell === 'object' ? [[block.caption, String(shownIn(cell)), cell.find] as const] : []))
  const runs = block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : []
  return runs
    .flat()
    .flatMap((run) => (typeof run === 'object' && run.kind === 'find' ? [['', run.text, run.find] as const] : []))
}

test('every number of the report and its figures opens as many passages, participants or organisations as it says', async () => {
  const analysis = await analyzeSample()
  const { outline, codings } = buildPageData(analysis)
  const named = readCodings(codings)
  const links = [...buildReport(analysis).blocks, ...drawAll(analysis)].flatMap(linksOf)
  expect(links.length).toBeGreaterThan(400)
  const wrong = links.flatMap(([caption, shown, query]) => {
    const passages = findPassages(named, { ...query }, outline)
    const participants = new Set(passages.map(([first]) => first!.p))
    const organizations = new Set([...participants].map((p) => outline.participants[p]!.organization))
    const opened = [passages.length, participants.size, organizations.size]
    return opened.includes(Number(/\d+/.exec(shown)![0])) ? [] : [`${caption}: ${shown} opens ${opened.join(', ')}`]
  })
  expect(wrong).toEqual([])
})
