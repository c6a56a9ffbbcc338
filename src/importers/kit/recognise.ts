import { countBy, getOrInsert } from '../../collections.ts'
import type { UncertainLabel } from '../../model/reading-notes.ts'
import { countFacts } from './find-facts.ts'
import { type Judgement, judgeLabels, type KnownLabels } from './judge-labels.ts'
import { kindOfLabel } from './label-kind.ts'
import { firstOf, type LabelUse, type Line, type Recognised } from './label-use.ts'
import { isNumber, pairNumbers } from './names.ts'
import { longestLabel, readBeginning, type ShapeReader, shapeReaders } from './shape-reader.ts'

/** What one shape makes of the lines. */
interface Reading extends Judgement {
  readonly shape: ShapeReader
  readonly uses: readonly LabelUse[]
  /** Uses of labels that are accepted. */
  readonly turns: readonly LabelUse[]
  readonly score: number
}

/** From this share of the best score another shape comes close. */
const close = 0.8
/** What a shape that occurs in prose too is worth, beside another that explains as much. */
const weakly = 0.85
/** A shape that explains less is there by chance. */
const least = 0.05
/** In a file of more paragraphs a single label is there by chance. */
const fewParagraphs = 20

/**
 * Recognises the grammar of a file: tries every shape on all lines, takes the one that explains most, and beside it
 * those that name the same people. A shape explains the more the earlier its turns begin, the more there are, and the
 * more of their labels recur.
 */
export function recognise(lines: readonly Line[], known: KnownLabels): Recognised {
  const readings = readByShapes(lines, known)
  const best = readings.find(({ score }) => score >= least)
  const turns = new Map<number, LabelUse>()
  const taken = new Uint8Array(lines.length)
  const names = new Set(best?.accepted)
  const joined = readings.filter((reading) => {
    if (best === undefined) return false
    const isKin =
      [...reading.accepted].some((name) => names.has(name)) ||
      reading.turns.some(({ kind }) => kind === 'code') ||
      (reading.turns.length >= 3 && !reading.shape.coded && reading.turns.every(({ kind }) => kind === 'role'))
    if (isKin) for (const name of reading.accepted) names.add(name)
    const free = reading.uses.filter(
      (use) =>
        (use.name === null ? reading === best : names.has(use.name) && (isKin || use.kind !== 'small')) &&
        linesOf(use).every((line) => taken[line] === 0),
    )
    for (const use of free) {
      turns.set(use.at, use)
      for (const line of linesOf(use)) taken[line] = 1
    }
    return free.length > 0
  })
  const first = best === undefined ? -1 : firstOf(turns)
  const later = (uses: readonly LabelUse[]): LabelUse[] =>
    uses.filter(({ at, name }) => at > first && taken[at] === 0 && name !== null && !known.denied.includes(name))
  const next = readings.find((reading) => !joined.includes(reading) && later(reading.turns).length >= 2)
  const looked = [...new Set([...joined, ...readings.filter(({ shape }) => shape.turn === '{name}: {said}')])]
  const left = looked.flatMap(({ uses, disputed }) =>
    later(uses).map((use) => ({ ...use, isDisputed: disputed.has(use.name!) })),
  )
  return {
    turns,
    grammar:
      best === undefined
        ? null
        : {
            shape: best.shape.example,
            confidence: Math.round((100 * best.score) / (best.shape.weak ? weakly : 1)) / 100,
            next: next
              ? { shape: next.shape.example, turns: next.turns.length, isClose: next.score >= close * best.score }
              : null,
          },
    doubtful: count(
      left.filter(({ kind }) => kind !== 'sentence' && kind !== 'heading' && kind !== 'small'),
      lines,
    ),
    disputed: count(
      left.filter(({ isDisputed, begins }) => isDisputed && begins),
      lines,
    ),
  }
}

/** What is said begins with a quotation or in small letters, as inside an answer. */
const goesOn = /^\s*["“„«»‘'\p{Ll}]/u

/** The lines that a label takes. */
const linesOf = ({ at, lines }: LabelUse): number[] =>
  lines === 1 ? [at] : Array.from({ length: lines }, (_, index) => at + index)

/** What each shape makes of the lines, the one that explains most first. */
function readByShapes(lines: readonly Line[], named: KnownLabels): Reading[] {
  const texts = lines.map(({ text }) => text)
  const facts = countFacts(texts)
  const spoken = texts.flatMap((text, at) => (text === '' || at < facts || lines[at]!.isHeading ? [] : [at]))
  const beginnings = texts.map((text) => (text.length > longestLabel ? text.slice(0, longestLabel) : text))
  const having = remember((sign: RegExp) => {
    const found = new Uint8Array(texts.length)
    for (let at = 0; at < found.length; at++) if (sign.test(beginnings[at]!)) found[at] = 1
    return found
  })
  const headings = texts.flatMap((text, at) => (text.startsWith('#') ? [at] : []))
  const opensWithLetter = Uint8Array.from(texts, (text) => (/^\p{L}/u.test(text) ? 1 : 0))
  const kindOf = remember(kindOfLabel)
  const paragraphs = lines.filter(({ begins }) => begins).length
  const ends: number[] = []
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length)
  const readings = shapeReaders.flatMap((shape): Reading[] => {
    const written: LabelUse[] = []
    const needed = shape.needs.map(having)
    if (needed.some((found) => !found.includes(1))) return []
    // The heads of messages are facts as those of the file are.
    for (const at of shape.heading ? headings : shape.turn.includes('{facts}') ? texts.keys() : spoken) {
      if (!hasAll(needed, at)) continue
      if (shape.opensWithSign && opensWithLetter[at] === 1) continue
      const { begins, isAlone } = lines[at]!
      if (shape.bare && shape.weak && !isAlone) continue
      const beginning = readBeginning(shape, texts, at)
      if (beginning === null) continue
      const label = beginning.name
      const kind = label === null ? 'name' : !shape.bare && isNumber(label) ? 'small' : kindOf(label)
      if (kind === null || (shape.coded && kind !== 'role' && kind !== 'code')) continue
      const { name, startMs, length, lines: taken } = beginning
      written.push({
        name,
        startMs,
        length,
        lines: taken,
        shape,
        at,
        kind,
        begins: begins || shape.heading === true,
        continues: goesOn.test(texts[at + taken - 1]!.slice(length, length + 4)),
      })
    }
    if (written.length === 0) return []
    const paired = pairNumbers(written.map(({ name }) => name))
    const uses = written.map((use, index) => (use.name === paired[index] ? use : { ...use, name: paired[index]! }))
    const judged = judgeLabels(uses, { ...named, shape, paragraphs })
    const turns = uses.filter(({ name }) => name !== null && judged.accepted.has(name))
    const explained = turns.length === 0 ? 0 : 1 - (ends[turns[0]!.at - 1] ?? 0) / Math.max(1, ends.at(-1)!)
    const counts = countBy(turns, ({ name }) => name)
    const known = turns.filter(({ name, kind }) => counts.get(name)! > 1 || kind === 'role' || kind === 'code')
    const score =
      (turns.length === 1 && paragraphs > fewParagraphs ? 0 : explained) *
      (1 - 0.5 ** turns.length) *
      (0.6 + (0.4 * known.length) / Math.max(1, turns.length)) *
      (shape.weak ? weakly : 1)
    return [{ ...judged, shape, uses, turns, score }]
  })
  const most = Math.max(1, ...readings.map(({ turns }) => turns.length))
  return readings
    .map((reading) => ({ ...reading, score: reading.score * Math.sqrt(reading.turns.length / most) }))
    .sort((a, b) => b.score - a.score)
}

/** True for a line that has all signs. */
function hasAll(needed: readonly Uint8Array[], at: number): boolean {
  for (let sign = 0; sign < needed.length; sign++) if (needed[sign]![at] === 0) return false
  return true
}

/** Labels with the number of their uses and the first line. */
function count(uses: readonly LabelUse[], lines: readonly Line[]): UncertainLabel[] {
  const labels = new Map<string, UncertainLabel>()
  for (const { name, at } of uses) {
    const met = labels.get(name!)
    labels.set(name!, { name: name!, uses: (met?.uses ?? 0) + 1, line: met?.line ?? lines[at]!.number })
  }
  return [...labels.values()]
}

/** A function that keeps its results, since it is asked for the same again and again. */
function remember<Key, Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>()
  return (key) => getOrInsert(known, key, work)
}
