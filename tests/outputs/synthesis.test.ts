import { beforeAll, describe, expect, test } from 'vitest'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { TextFile } from '../../src/model/study.ts'
import { textOf } from '../support/coded-transcripts.ts'
import { analyzeSample } from '../support/sample-study.ts'

const said = 'Is it worse to be early or late? Nobody had an answer.'
const files: TextFile[] = [
  {
    file: 'synthesis/themes/data.md',
    text: `## Claim\n\nData is **late**: [[count: participants = 99]] of [[count: participants of study]] say so.\n\n## Recommendation\n\n- Ask early.\n- Ask [[count: segments of data-access]] times.\n`,
  },
  {
    file: 'synthesis/codes/req-elicitation.md',
    text: `As P1a says [[quote: P1a "${said}"]].\n\n[[quote: P1a "${said}"]]\n`,
  },
  { file: 'synthesis/codes/req-literacy.md', text: '## Limits\n\nNobody was asked.\n' },
  { file: 'synthesis/sections/limits.md', text: 'One country <only> & few.\n' },
]
const summaries = {
  file: 'summaries.csv',
  text: 'participant,theme,summary\n,data,All want more data.\nP1a,data,Wants some.\n',
}

let analysis: Analysis
let forms: Map<string, string>
beforeAll(async () => {
  analysis = await analyzeSample({}, { synthesis: files, summaries })
  const written = (await Promise.all(['md', 'html', 'csv'].map((name) => chooseWriter(name)(analysis)))).flat()
  forms = new Map(written.map((output) => [output.file, textOf(output)]))
})

describe('the researcher’s words', () => {
  const row = (themeId: string, codeId: string | null) =>
    analysis.findings.prevalence.find((own) => own.themeId === themeId && own.codeId === codeId)!
  test('are in the report at their place, with numbers filled in', () => {
    const report = forms.get('report.md')!
    const now = row('data', null).participants.length
    expect(report).toContain(`**Claim.** Data is **late**: ${now} (99 when this was written) of 16 say so.`)
    expect(report).toContain(`- Ask ${row('data', 'data-access').segments} times.`)
    expect(report.indexOf('### Data')).toBeLessThan(report.indexOf('**Claim.** Data is'))
    expect(report.indexOf('**Claim.** Data is')).toBeLessThan(report.indexOf('Codes of Data'))
    expect(report).toContain('**Summary.** All want more data.')
    expect(report).toMatch(/## Method and limits\n\nOne country \\<only\\> & few\./)
  })
  test('have quotes with their places, looked up word for word', () => {
    expect(forms.get('report.md')).toContain(`As P1a says “${said}” (P1a, turn 4, line 11).`)
    expect(forms.get('report.md')).toContain(`> ${said}\n>\n> — P1a, turn 4, line 11\n`)
    expect(forms.get('report.html')).toMatch(/<a href="#read\?transcriptId=P1a&amp;start=\d+&amp;end=\d+">“Is it worse/)
  })
  test('on a code that nobody speaks of are printed as well', () => {
    expect(row('requirements', 'req-literacy').segments).toBe(0)
    expect(forms.get('report.md')).toMatch(/##### AI literacy\n[^#]*\*\*Limits\.\*\* Nobody was asked\./)
  })
  test('are in a table, and their file among the inputs', () => {
    expect(forms.get('synthesis.csv')).toContain('data,,Claim,')
    expect(analysis.inputs.map(({ file }) => file)).toContain('synthesis/themes/data.md')
  })
  test('warn where a number changed since they were written', () => {
    const own = analysis.warnings.filter(({ code }) => code === 'synthesis/changed-number')
    expect(own).toMatchObject([{ place: { file: 'synthesis/themes/data.md', line: 3, column: 19 } }])
    expect(own[0]!.message).toMatch(/^participants of data were 99 when this was written and are \d+ now$/)
  })
})

test('a quote that nobody said, or that was said more than once, is refused with its place', async () => {
  const text = 'x [[quote: P1a "The moon is a cheese of the finest sort."]] [[quote: P1a "the"]] [[quote: P99 "x"]]'
  const broken = [{ file: 'synthesis/themes/data.md', text }]
  await expect(analyzeSample({}, { synthesis: broken })).rejects.toMatchObject({
    problems: [
      { place: { line: 1, column: 3 }, message: expect.stringContaining('nobody says') },
      { place: { line: 1, column: 61 }, message: expect.stringMatching(/said \d+ times/) },
      { place: { line: 1, column: 82 }, message: 'there is no transcript "P99"' },
    ],
  })
})

test('with pseudonyms the words of the researcher hold none of the names', async () => {
  const text = 'Noor asked; [[quote: P1a "Is it worse to be early or late?"]]'
  const { synthesis } = await analyzeSample(
    { pseudonyms: true },
    { synthesis: [{ file: 'synthesis/themes/data.md', text }] },
  )
  expect(JSON.stringify(synthesis)).not.toContain('Noor')
  expect(JSON.stringify(synthesis)).toContain('Is it worse to be early or late?')
})
