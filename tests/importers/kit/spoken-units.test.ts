import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOfTexts } from '../../../src/anchoring/words-fingerprint.ts'
import { chooseImporter } from '../../../src/importers/choose-importer.ts'
import { noHints } from '../../../src/importers/importer.ts'
import { importers } from '../../../src/importers/index.ts'
import { labelTurns } from '../../../src/importers/kit/label-turns.ts'
import { spokenUnits } from '../../../src/importers/kit/spoken-units.ts'
import { countWords } from '../../../src/text/words.ts'

const draftOf = async (text: string, file = 'a.txt') => {
  const source = { file, bytes: new TextEncoder().encode(text) }
  return (await chooseImporter(importers, source)).importer.read(source, noHints)
}
const unitsOf = async (text: string, file?: string) => spokenUnits((await draftOf(text, file)).turns, 'en')

const paragraphs = [
  'How do you water them?',
  'We carry the cans. It takes long. The pond is far.',
  'And who helps?',
  'My sister. She likes it.',
  'Mm-hm.',
  'Sometimes. Not in May.',
]

describe('units of a transcript that names nobody', () => {
  test('are its paragraphs where paragraphs have several sentences, with or without empty lines', async () => {
    const apart = await unitsOf(paragraphs.join('\n\n'))
    expect(apart.map(({ text, gap }) => [text, gap])).toEqual(
      paragraphs.map((text, index) => [text, index === 0 ? 'none' : 'paragraph']),
    )
    expect((await unitsOf(paragraphs.join('\n'))).map(({ text }) => text)).toEqual(paragraphs)
  })

  test('are sentences where lines break inside them', async () => {
    const units = await unitsOf('how do you water\nthem? We carry the\ncans. It takes\nlong. And who\nhelps?\n')
    expect(units.map(({ text }) => text)).toEqual([
      'how do you water them?',
      'We carry the cans.',
      'It takes long.',
      'And who helps?',
    ])
  })

  test('have the times of the captions in which they begin, and the pauses between captions', async () => {
    const cue = (from: string, to: string, text: string) => `00:00:${from}.000 --> 00:00:${to}.000\n${text}\n`
    const captions = [
      'WEBVTT\n',
      cue('01', '02', 'How do you water'),
      cue('02', '03', 'them? We carry'),
      cue('09', '12', 'the cans. It takes.'),
    ]
    const units = await unitsOf(captions.join('\n'), 'a.vtt')
    expect(units.map(({ text, startMs }) => [text, startMs])).toEqual([
      ['How do you water them?', 1000],
      ['We carry the cans.', 2000],
      ['It takes.', 9000],
    ])
  })

  test('begin where a dash or >> marks another voice', async () => {
    const units = await unitsOf('>> Where is it? Here?\n>> It is over there. Look.\n')
    expect(units.map(({ gap }) => gap)).toEqual(['paragraph', 'none', 'paragraph', 'none'])
  })

  const words = fc.array(fc.constantFrom('bed', 'Pond?', 'can.', 'we', 'and', '\n', '\n\n', 'I', 'ok!'), {
    minLength: 3,
    maxLength: 60,
  })

  test('hold every word of the turns, in order, whatever is cut', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (list) => {
        const draft = await draftOf(`so ${list.join(' ')}`)
        const units = spokenUnits(draft.turns, 'en')
        expect(fingerprintOfTexts(units)).toBe(fingerprintOfTexts(draft.turns))
        for (const { turn, start, end, text } of units) expect(draft.turns[turn]!.text.slice(start, end)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('with confirmed speakers become turns that hold the same words; what nobody says is left out by name', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.infiniteStream(fc.constantFrom('I', 'P', '-')), async (list, labels) => {
        const draft = await draftOf(`so ${list.join(' ')}`)
        const units = spokenUnits(draft.turns, 'en')
        const chosen = units.map(({ text }) => [labels.next().value as string, countWords(text)] as const)
        const labelled = labelTurns(draft, { words: fingerprintOfTexts(units), runs: chosen }, 'en')!
        const said = units.filter((_, index) => chosen[index]![0] !== '-' && chosen[index]![1] > 0)
        expect(labelled.turns.flatMap(({ text }) => text.split(/\s+/)).join(' ')).toContain(
          said[0]?.text.split(/\s+/).join(' ') ?? '',
        )
        const count = (texts: readonly { text: string }[]) => texts.reduce((sum, { text }) => sum + countWords(text), 0)
        const left = labelled.skipped.filter(({ reason }) => reason === 'not spoken')
        expect(count(labelled.turns) + left.reduce((sum, one) => sum + one.words, 0)).toBe(count(draft.turns))
        for (const [index, { speaker }] of labelled.turns.entries())
          expect(speaker).not.toBe(labelled.turns[index - 1]?.speaker)
      }),
      { numRuns: 60 },
    )
  })

  test('have no speakers from a confirmation of other words', async () => {
    const draft = await draftOf(paragraphs.join('\n\n'))
    expect(labelTurns(draft, { words: 'of another text', runs: [['P', 30]] }, 'en')).toBeNull()
  })
})
