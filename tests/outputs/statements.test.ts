import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import { codingsOf, textOf } from '../support/coded-transcripts.ts'
import { analyzeSample } from '../support/sample-study.ts'

type Row = Record<string, string>
let analysis: Analysis
let report: string
let tables: Map<string, Row[]>

/** A study in which people have decided on some codings, so that every column of the report has something to count. */
async function decided(): Promise<Analysis> {
  const first = await analyzeSample()
  const status = (index: number) => (index % 5 === 0 ? 'rejected' : index % 3 === 0 ? 'accepted' : 'suggested')
  const rows = codingsOf(first).map(({ transcriptId, span, codeId }, index) => {
    const stance = status(index) === 'accepted' ? (index % 2 === 0 ? 'problem' : 'works') : ''
    return `${transcriptId},${span.start},${span.end},${codeId},${status(index)},${stance}`
  })
  const text = `transcript,start,end,code,status,stance\n${rows.join('\n')}\n`
  return analyzeSample({}, { decisions: [{ file: 'decisions/ana.csv', text }] })
}

beforeAll(async () => {
  analysis = await decided()
  const files = (await Promise.all(['md', 'csv'].map((name) => chooseWriter(name)(analysis)))).flat()
  report = textOf(files.find(({ file }) => file === 'report.md')!)
  tables = new Map(
    files.flatMap((output): [string, Row[]][] =>
      output.file.endsWith('.csv') ? [[output.file, parse(textOf(output), { columns: true, bom: true })]] : [],
    ),
  )
})

const counted = () => tables.get('codings.csv')!.filter(({ status }) => status !== 'rejected')
const distinct = (rows: readonly Row[], key: (row: Row) => string) => new Set(rows.map(key).filter(Boolean)).size
const measure = (rows: readonly Row[]) => ({
  organizations: distinct(rows, (row) => row['organization']!),
  participants: distinct(rows, (row) => row['participant']!),
  segments: distinct(rows, (row) => `${row['transcript']} ${row['start']}`),
})
const escaped = (label: string) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** The part of the report under a heading. */
const section = (mark: string, label: string) =>
  new RegExp(`^${mark} ${escaped(label)}\\n([^]*?)(?=^#{1,${mark.length}} )`, 'm').exec(report)?.[1] ?? ''
/** The rows of the table with a caption, as cells. */
const tableOf = (caption: string) => {
  const found = new RegExp(`^Table \\d+\\. \\*${escaped(caption)}\\*$`, 'm').exec(report)
  expect(found, caption).not.toBeNull()
  const after = report.slice(found!.index)
  return after
    .slice(0, after.search(/\n\n(?!\|)/) === -1 ? undefined : after.indexOf('\n\n', found![0].length + 6))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) => line.slice(2, -2).split(' | '))
}

describe('every statement of the report with a number can be recounted from codings.csv', () => {
  test('the overview', () => {
    const coded = distinct(counted(), (row) => `${row['transcript']} ${row['start']}`)
    expect(report).toContain(`${coded} of them (${Math.round((100 * coded) / analysis.findings.segmentCount)} %)`)
    for (const [label, organizations, participants, confirmed, segments] of tableOf('Themes by spread')) {
      const theme = analysis.codebook.themes.find((candidate) => candidate.label === label)!
      const own = measure(counted().filter((row) => row['theme'] === theme.id))
      const accepted = counted().filter((row) => row['theme'] === theme.id && row['status'] === 'accepted')
      expect([label, organizations, participants, confirmed, Number(segments)]).toEqual([
        label,
        `${own.organizations} of 8`,
        `${own.participants} of 16`,
        `at least ${measure(accepted).participants}`,
        own.segments,
      ])
    }
  })

  test('each theme, and who says nothing on it', () => {
    for (const { id, label } of analysis.codebook.themes) {
      const own = counted().filter((row) => row['theme'] === id)
      const { organizations, participants, segments } = measure(own)
      const text = section('###', label)
      expect(text).toContain(
        `It comes up in ${organizations} of 8 organisations and ${participants} of 16 participants, in ${segments} segment`,
      )
      const silent = tables
        .get('participants.csv')!
        .filter((row) => !own.some((coding) => coding['participant'] === row['participant']))
      for (const row of silent) expect(text.slice(0, text.indexOf('\n\n*Codes of'))).toContain(row['participant'])
    }
  })

  test('each code: spread, segments, share of one participant, stances', () => {
    let checked = 0
    for (const { id, label, parentId } of analysis.codebook.codes) {
      const own = counted().filter((row) => row['code'] === id)
      if (parentId !== null || own.length === 0) continue
      const { organizations, participants, segments } = measure(own)
      const text = section('####', label)
      expect(text).toContain(`${organizations} of 8 organisation`)
      expect(text).toContain(`${participants} of 16 participant`)
      expect(text).toMatch(new RegExp(`in ${segments} segment${segments === 1 ? '' : 's'}( \\(not checked\\))?[;.]`))
      const ofPerson = (id: string) => measure(own.filter((row) => row['participant'] === id)).segments
      const people = [...new Set(own.map((row) => row['participant']!))]
      const most = Math.max(...people.map(ofPerson))
      const [first] = people.filter((id) => ofPerson(id) === most)
      if (most > 1)
        expect(text).toMatch(new RegExp(`${Math.round((100 * most) / segments)} % of them by (each of )?${first}\\b`))
      else expect(text).not.toContain('% of them by')
      for (const stance of ['problem', 'works']) {
        const count = own.filter((row) => row['stance'] === stance).length
        if (count > 0) expect(text).toContain(`${count} ${stance}`)
      }
      checked++
    }
    expect(checked).toBeGreaterThan(10)
  })

  test('tables of codes: accepted, suggested and rejected apart', () => {
    const all = tables.get('codings.csv')!
    for (const theme of analysis.codebook.themes) {
      const segmentsIn = new Map(tableOf(`Codes of ${theme.label}`).map(([label, , , segments]) => [label, segments]))
      for (const [label, people, accepted, suggested, rejected] of tableOf(`Decisions on codes of ${theme.label}`)) {
        const segments = segmentsIn.get(label) ?? 0 // a row of nothing is left out on paper
        const nested = label!.startsWith('· ')
        const code = analysis.codebook.codes.find(
          (candidate) => candidate.label === label!.replace(/^(· )+/, '') && candidate.themeId === theme.id,
        )!
        const own = all.filter((row) => (nested ? row['subcode'] : row['code']) === code.id)
        const of = (status: string) => own.filter((row) => row['status'] === status)
        const segmentsOf = (rows: readonly Row[]) => measure(rows).segments
        expect([label, segments, people, accepted, suggested, rejected].map(String)).toEqual(
          [
            label,
            segmentsOf(own.filter((row) => row['status'] !== 'rejected')),
            measure(of('accepted')).participants,
            segmentsOf(of('accepted')),
            segmentsOf(of('suggested')),
            segmentsOf(of('rejected')),
          ].map(String),
        )
      }
    }
  })

  test('groups of participants and of organisations', () => {
    const people = tables.get('participants.csv')!
    const speaks = (member: (row: Row) => boolean, theme: string, key: string) =>
      distinct(
        counted().filter(
          (row) =>
            row['theme'] === theme &&
            people.some((person) => person['participant'] === row['participant'] && member(person)),
        ),
        (row) => row[key]!,
      )
    for (const [unit, attribute, key] of [
      ['Participants', 'role', 'participant'],
      ['Organisations', 'organization type', 'organization'],
    ] as const) {
      const rows = tableOf(`${unit} by ${attribute}: how many speak of each theme`)
      expect(rows.length).toBeGreaterThan(1)
      for (const [group, size, ...counts] of rows) {
        const member = (row: Row) => row[attribute.replace(' ', '_')] === group
        expect([group, Number(size)]).toEqual([group, distinct(people.filter(member), (row) => row[key]!)])
        expect(counts.map(Number)).toEqual(analysis.codebook.themes.map(({ id }) => speaks(member, id, key)))
      }
    }
  })

  test('the matrix of points and cross-cutting themes', () => {
    // Positions of turns among the answers of their transcript: what is coded in one meets what is coded in the next.
    const answersById = new Map(
      Array.from(analysis.transcripts, ({ file: { transcript } }) => {
        const answers = transcript.turns.filter(({ role }) => role !== 'interviewer')
        return [transcript.id, answers.map(({ number }) => number)] as const
      }),
    )
    const positionOf = ({ transcript, turn }: Row): number => answersById.get(transcript!)!.indexOf(Number(turn))
    const isNear = (a: Row, b: Row): boolean =>
      a['transcript'] === b['transcript'] &&
      a['participant'] === b['participant'] &&
      Math.abs(positionOf(a) - positionOf(b)) <= 1
    const cells = tables.get('matrix.csv')!
    expect(cells.length).toBeGreaterThan(10)
    for (const cell of cells) {
      const [first, second] = [cell['row'], cell['column']].map((id) =>
        counted().filter((row) => row['code'] === id || row['subcode'] === id),
      )
      const met = [
        ...first!.filter((row) => second!.some((other) => isNear(row, other))),
        ...second!.filter((row) => first!.some((other) => isNear(row, other))),
      ]
      const answers = new Set(met.map((row) => `${row['transcript']} ${row['turn']} ${row['participant']}`))
      expect([cell['unit'], Number(cell['count']), Number(cell['organizations'])]).toEqual([
        'neighbours',
        answers.size,
        distinct(met, (row) => row['organization']!),
      ])
    }
  })

  test('rates of themes and codes: segments per 1,000 words spoken, and of all segments', () => {
    const words = tables.get('participants.csv')!.reduce((all, row) => all + Number(row['words']), 0)
    for (const row of tables.get('themes.csv')!) {
      const segments = Number(row['segments'])
      const [rate, share] = [row['per_1000_words'], row['share_of_segments']]
      if (segments === 1)
        expect([rate, share, row['most_by'], row['most_by_one_participant']]).toEqual(['', '', '', ''])
      else {
        expect(Number(rate)).toBeCloseTo((1000 * segments) / words, 4)
        expect(Number(share)).toBeCloseTo(segments / analysis.findings.segmentCount, 4)
      }
    }
  })

  test('themes by participant: counts, with their shares and rates where there is more than one segment', () => {
    const rows = tableOf('Themes by participant: segments (share of the person’s segments; per 1,000 words)')
    expect(rows).toHaveLength(analysis.findings.participantCount)
    for (const [participant, words, segments, ...cells] of rows) {
      const row = tables.get('participants.csv')!.find((one) => one['participant'] === participant)!
      expect([words, segments]).toEqual([row['words'], row['segments']])
      for (const [at, { id }] of analysis.codebook.themes.entries()) {
        const count = measure(
          counted().filter((one) => one['participant'] === participant && one['theme'] === id),
        ).segments
        const share = Math.round((100 * count) / Number(segments))
        const rate = ((1000 * count) / Number(words)).toFixed(1)
        expect(cells[at]).toBe(count === 0 ? '–' : count === 1 ? '1' : `${count} (${share} %; ${rate})`)
        if (count === 1) expect(row[`${id}_per_1000_words`]).toBe('')
        else expect(Number(row[`${id}_per_1000_words`])).toBeCloseTo((1000 * count) / Number(words), 4)
      }
    }
  })

  test('groups: members who speak of each code, also of codes inside others', () => {
    const rows = tables.get('groups.csv')!.filter((row) => row['unit'] === 'participant' && row['subcode'] !== '')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      const members = analysis.findings.participants.filter(
        ({ groups }) => (groups[row['attribute']!] || 'not stated') === row['group'],
      )
      const speaking = new Set(
        counted().flatMap((one) => (one['subcode'] === row['subcode'] ? [one['participant']!] : [])),
      )
      expect(Number(row['count'])).toBe(members.filter(({ participantId }) => speaking.has(participantId)).length)
    }
  })

  test('the course from interview to interview', () => {
    const seen = new Set<string>()
    for (const row of tables.get('saturation.csv')!) {
      for (const coding of counted()) if (coding['transcript'] === row['transcript']) seen.add(coding['code']!)
      expect(Number(row['codes_seen'])).toBe(seen.size)
    }
  })
})
