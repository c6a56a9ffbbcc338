/*
 * How well speakers are proposed, on labelled transcripts whose labels are taken away:
 *
 *   npm run build && node tests/bench/speakers.mjs FOLDER [--asks NAME]... [--most N]
 *
 * FOLDER holds transcripts in which everybody is named. Who asks is read from labels and settings, or named with --asks.
 * Each transcript is taken as paragraphs (what one says is one), as lines of sentences with a new line for each speaker,
 * and as running sentences without any mark. Printed are shares of the words that are given to the right side, beside
 * taking turns at each paragraph or line and beside "what ends with a question mark is asked"; and how many corrections
 * (a stretch of lines each) it takes until all is right, with proposing again after each and without.
 */
import { parseArgs } from 'node:util'
import { importStudy } from '../../dist/analysis/import-files.js'
import { loadStudy } from '../../dist/io/load-study.js'
import { safeReader } from '../../dist/io/readers.js'
import { noCorrections } from '../../dist/study/speakers/corrections.js'
import { proposeLabels } from '../../dist/study/speakers/speaker-state.js'
import { sentencesOf } from '../../dist/text/sentences.js'
import { countWords } from '../../dist/text/words.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { asks: { type: 'string', multiple: true, default: [] }, most: { type: 'string', default: '1000' } },
})

/** What is said without stamps and marks, and whether who says it asks. */
function toldIn({ transcript: { turns, text } }) {
  const isAsking = ({ speaker, role }) =>
    values.asks.length > 0 ? values.asks.includes(speaker) : role === 'interviewer'
  return turns
    .filter(({ speaker }) => speaker !== null)
    .map((turn) => ({
      asks: isAsking(turn),
      text: text
        .slice(turn.span.start, turn.span.end)
        .replace(/\\?\[[^\]]*\\?\]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    }))
    .filter(({ text: said }) => countWords(said) > 0)
}

function toUnits(told, form, language) {
  const pieces = told.flatMap(({ asks, text }) => {
    const parts =
      form === 'paragraphs' ? [text] : sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))
    const gapOf = (index) => (form === 'paragraphs' ? 'paragraph' : form === 'lines' && index === 0 ? 'line' : 'none')
    return parts.map((part, index) => ({ asks, text: part, gap: gapOf(index) }))
  })
  return pieces.map((piece, index) => ({ ...piece, number: index + 1, startMs: null, pauseMs: null }))
}

const asksIn = (units, language, labels = new Map()) =>
  proposeLabels(units, language, { ...noCorrections, labels }).map(({ label }) => label === 'I')

/** Stretches of units that are all wrong in the same way. */
function wrongStretches(units, said) {
  const stretches = []
  for (const [index, { asks }] of units.entries()) {
    if (said[index] === asks) continue
    const open = stretches.at(-1)
    if (open?.at(-1) === index - 1 && units[index - 1].asks === asks) open.push(index)
    else stretches.push([index])
  }
  return stretches
}

/** Corrections, the first wrong stretch first, with the others proposed again after each. */
function correct(units, language) {
  const labels = new Map()
  for (let count = 0; ; count++) {
    const [first] = wrongStretches(units, asksIn(units, language, labels))
    if (first === undefined) return count
    for (const index of first) labels.set(index + 1, units[index].asks ? 'I' : 'P')
  }
}

const share = (units, said) => {
  const words = units.map(({ text }) => countWords(text))
  const right = words.filter((_, index) => said[index] === units[index].asks)
  const add = (list) => list.reduce((total, count) => total + count, 0)
  return [add(right), add(words)]
}

for (const folder of positionals) {
  const { study } = await loadStudy(folder, safeReader)
  const { files } = await importStudy({ ...study, interviewers: [] })
  const labelled = files.filter(
    (file) => toldIn(file).some(({ asks }) => asks) && toldIn(file).some(({ asks }) => !asks),
  )
  const chosen = labelled.slice(0, Number(values.most))
  for (const form of ['paragraphs', 'lines', 'running']) {
    const sums = { proposed: [0, 0], alternating: [0, 0], asking: [0, 0] }
    let [stretches, corrections, lines] = [0, 0, 0]
    for (const file of chosen) {
      const language = file.language ?? 'en'
      const units = toUnits(toldIn(file), form, language)
      const said = asksIn(units, language)
      let isOdd = true
      const alternating = units.map(({ gap }, index) => {
        if (index > 0 && gap !== 'none') isOdd = !isOdd
        return isOdd
      })
      const asking = units.map(({ text }) => /\?["”’)]*$/.test(text))
      for (const [key, guess] of Object.entries({ proposed: said, alternating, asking })) {
        const [right, all] = share(units, guess)
        sums[key] = [sums[key][0] + right, sums[key][1] + all]
      }
      lines += units.length
      stretches += wrongStretches(units, said).length
      corrections += correct(units, language)
    }
    const percent = ([right, all]) => `${((100 * right) / all).toFixed(1)} %`
    const per = (count) => (count / chosen.length).toFixed(1)
    console.log(
      `${folder.split('/').at(-1)} (${chosen.length}), ${form}: proposed ${percent(sums.proposed)}, alternating ${percent(sums.alternating)}, ends with "?" ${percent(sums.asking)}; of ${per(lines)} lines, wrong stretches ${per(stretches)}, corrections ${per(corrections)}`,
    )
  }
}
