import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeStudyAtHand } from '../../src/analysis/take-study-at-hand.ts'
import { loadStudy } from '../../src/io/load-study.ts'
import { loadText } from '../../src/io/load-text.ts'
import { safeReader } from '../../src/io/readers.ts'
import { readMarker } from '../../src/io/results-marker.ts'
import { hashFile } from '../../src/verify/check-hashes.ts'
import type { ReportAtHand, StudyAtHand, Written } from '../../src/verify/evidence.ts'
import { verifyReport } from '../../src/verify/verify-report.ts'
import { readResource } from './builders.ts'
import { folder, run } from './command-line.ts'

const codebook = `name: Gardens
version: 1.0.0
language: en
themes:
  - id: soil
    label: Soil
    description: What the ground is like.
    codes:
      - id: wet
        label: Wet ground
        description: Water stays in the ground.
        keywords: [puddle*, drain*, clay]
        codes:
          - id: flood
            label: Floods
            description: Water stays on the ground.
            keywords: [flood*]
      - id: poor
        label: Poor ground
        description: Little grows in it.
        keywords: [sand, stones]
  - id: people
    label: People
    description: Who does the work.
    codes:
      - id: help
        label: Helpers
        description: Somebody else does some of it.
        keywords: [neighbour*, helper*]
`
const interviews: Readonly<Record<string, string>> = {
  'P1a.txt':
    'Interviewer: How is the ground?\nP1a: It is clay, [laughs] and there are puddles [unintelligible 00:12:03] until May. My neighbour helps me to dig a ditch.\nInterviewer: Did it ever flood?\nP1a: We had a flood in 2019. Nobody came then.\n',
  'P1b.txt':
    'Interviewer: How is the ground?\nP1b: Sand and stones, 30 buckets of stones each spring. I like it anyway.\nInterviewer: Who helps?\nP1b: Nobody. I had a helper once, and he planted the beans too deep.\n',
  'P2a.txt':
    'Interviewer: How is the ground?\nP2a: It drains badly after the flood, so we put in 4 pipes. My neighbour says it is the clay below the sand.\n',
  'P3a.md':
    '**Interviewer:** How is the ground?\n\n**P3a:** I have pots only. Twelve of them, on the roof, and the neighbours water them in August.\n',
}
const participants =
  'participant,organization,trade,years\nP1a,1,cook,4\nP1b,1,nurse,12\nP2a,2,cook,7\nP3a,3,nurse,21\n'

/** A small study with its results in every form, and both as they are checked. */
export interface VerifiedStudy {
  readonly study: string
  readonly out: string
  readonly report: ReportAtHand
  readonly atHand: StudyAtHand
}

let shared: Promise<VerifiedStudy> | null = null

/** The same small study for all tests that only read it. */
export function verifiedStudy(): Promise<VerifiedStudy> {
  shared ??= makeVerifiedStudy()
  return shared
}

/** Writes a small study with decisions of two people, analyses it, and reads both back. */
async function makeVerifiedStudy(): Promise<VerifiedStudy> {
  const root = folder()
  const [study, out] = [join(root, 'gardens'), join(root, 'out')]
  mkdirSync(join(study, 'decisions'), { recursive: true })
  writeFileSync(join(study, 'codebook.yaml'), codebook)
  writeFileSync(join(study, 'participants.csv'), participants)
  for (const [name, text] of Object.entries(interviews)) writeFileSync(join(study, name), text)
  const analyze = (format: string) =>
    run('analyze', study, '--out', out, '--format', format, '--no-cache', '--coders', 'keyword', '--clusters', '0')
  await analyze('csv')
  const [head, ...rows] = readFileSync(join(out, 'codings.csv'), 'utf8').trim().split('\n')
  const decide = (answers: readonly string[]): string =>
    [head, ...rows.map((row, at) => row.replace(',suggested,,', `,${answers[at % answers.length]},problem,`))].join(
      '\n',
    )
  writeFileSync(join(study, 'decisions', 'ana.csv'), decide(['accepted', 'accepted', 'rejected', 'suggested']))
  writeFileSync(join(study, 'decisions', 'ben.csv'), decide(['accepted', 'rejected', 'rejected']))
  await analyze('md,html,csv,json,yaml,docx,xlsx')
  return { study, out, ...(await readVerified(study, out)) }
}

async function readVerified(study: string, out: string) {
  const files = new Map(
    readdirSync(out)
      .filter((name) => !name.startsWith('.'))
      .map((name) => [name, new Uint8Array(readFileSync(join(out, name)))]),
  )
  const written = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8')) as Written
  const report = { folder: out, files, written, hashes: readMarker(out)?.hashes ?? [] }
  const loaded = await loadStudy(study, safeReader)
  const whole = { ...loaded.study, codebook: await loadText(join(study, 'codebook.yaml')), interviewers: [] }
  const atHand = await takeStudyAtHand(whole, written.options, { readResource, folder: study, recorded: written })
  return { report, atHand }
}

/** The report, without documents that take long to read, with one file changed; with `forged`, the hashes are those of the changed file. */
export function changed({ report }: VerifiedStudy, file: string, bytes: Uint8Array, forged: boolean): ReportAtHand {
  const files = new Map(Array.from(report.files).filter(([name]) => !/\.(docx|xlsx)$/.test(name))).set(file, bytes)
  const written = file === 'analysis.json' ? (JSON.parse(new TextDecoder().decode(bytes)) as Written) : report.written
  const hashes = report.hashes
    .filter((hash) => files.has(hash.file))
    .map((hash) => (forged && hash.file === file ? hashFile(file, bytes) : hash))
  return { ...report, files, written, hashes }
}

/** The report with one text of a file changed wherever it is, and its hashes forged. */
export function edited(it: VerifiedStudy, file: string, from: string | RegExp, to: string): ReportAtHand {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(it.report.files.get(file)!)
  const changedText = text.replace(from, to)
  if (changedText === text) throw new Error(`${file} does not have ${from}`)
  return changed(it, file, new TextEncoder().encode(changedText), true)
}

/** The problems of a report: the place and the message of each. */
export const problemsOf = async (report: ReportAtHand, atHand: StudyAtHand): Promise<string[]> =>
  (await verifyReport(report, atHand)).problems.map(({ place, message }) => `${place.file}:${place.line}: ${message}`)

/** The files that a check names, without the sheet of a workbook. */
export const namedFiles = async (report: ReportAtHand, atHand: StudyAtHand): Promise<string[]> =>
  (await verifyReport(report, atHand)).problems.map(({ place }) => place.file.split('/')[0]!)
