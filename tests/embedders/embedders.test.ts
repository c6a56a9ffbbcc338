import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { defaultEmbedder, embedders } from '../../src/embedders/index.ts'
import { dot } from '../../src/math/vectors.ts'
import { rowOf } from '../../src/model/matrix.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { noOptions, readResource } from '../support/builders.ts'

/** Similarity of texts to the first of them. */
async function similarities(name: 'words' | 'stems', language: string, ...texts: string[]): Promise<number[]> {
  const { embed } = await embedders[name].build(noOptions('embedder'))({ readResource, language })
  const matrix = await embed(texts.map(tokenizedText))
  return texts.map((_, row) => dot(rowOf(matrix, 0), rowOf(matrix, row)))
}

test('English has word vectors, any other language the stems of its words', () => {
  expect(['en', 'en-GB', 'de', 'pt-BR', 'enm'].map(defaultEmbedder)).toEqual([
    'words',
    'words',
    'stems',
    'stems',
    'stems',
  ])
})

describe('vectors of stems', () => {
  test('are alike by shared words, in any inflection and any order', async () => {
    const [self, inflected, turned, half, none] = await similarities(
      'stems',
      'en',
      'deploy models',
      'deploying model',
      'models deploy',
      'deploy pictures',
      'green tomatoes',
    )
    expect([self, inflected, turned]).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 5)))
    expect(half).toBeGreaterThan(0.3)
    expect(Math.abs(none!)).toBeLessThan(0.3)
  })
  test('know the inflections of the language', async () => {
    expect((await similarities('stems', 'de', 'die Verantwortung', 'die Verantwortungen'))[1]).toBeCloseTo(1, 5)
    expect((await similarities('stems', 'xx', 'die Verantwortung', 'die Verantwortungen'))[1]).toBeLessThan(0.9)
  })
  test('pass over stop words and numbers, so that texts that share nothing else are not alike', async () => {
    const [, , stops] = await similarities('stems', 'de', 'ich habe Regen', 'Regen', 'ich habe 3')
    expect((await similarities('stems', 'de', 'ich habe Regen', 'Regen'))[1]).toBeCloseTo(1, 5)
    expect(stops).toBe(0)
  })
  test('have the stated width, within its range', async () => {
    const build = (width: number) => embedders.stems.build(locatedOptions({ width }, '--embedder'))
    const { embed, origin } = await build(32)({ readResource, language: 'en' })
    expect((await embed([tokenizedText('rain')])).width).toBe(32)
    expect(origin).toContain('width 32')
    expect(() => build(8)).toThrow(/at least 16/)
    expect(() => build(4096)).toThrow(/at most 2048/)
  })
})

describe('vectors of words', () => {
  test('are alike for words of similar meaning, also where they share no letter', async () => {
    const [, near, far] = await similarities('words', 'en', 'physician', 'doctor', 'mortgage')
    expect(near).toBeGreaterThan(far! + 0.2)
  })
  test('are the same in British spelling and in capitals', async () => {
    const [, british, capitals] = await similarities(
      'words',
      'en',
      'labeling behavior',
      'labelling behaviour',
      'LABELING BEHAVIOR',
    )
    expect([british, capitals]).toEqual([expect.closeTo(1, 4), expect.closeTo(1, 4)])
  })
  test('give rare words more weight than small ones', async () => {
    const [, withSmall, withOther] = await similarities(
      'words',
      'en',
      'kubernetes',
      'the kubernetes and of',
      'kubernetes mortgage',
    )
    expect(withSmall).toBeGreaterThan(withOther!)
  })
  test('are none for what is no English word', async () => {
    expect((await similarities('words', 'en', 'Xyzzyq', 'rain'))[0]).toBe(0)
  })
  test('are the ones that tests/bench/teach_vectors.py made, byte by byte', async () => {
    const sum = createHash('sha256').update(await readResource('english.vectors'))
    expect(sum.digest('hex')).toBe('39bc29c2ec2f1d584d28af04362200e80c78acd62ddeb92ab244841a9ab24c2f')
  })
  test('are read once for analyses one after the other', async () => {
    const read: string[] = []
    const counting = async (name: string) => {
      read.push(name)
      return readResource(name)
    }
    const build = () => embedders.words.build(noOptions('embedder'))({ readResource: counting, language: 'en' })
    const [first, second] = [await build(), await build()]
    expect(read).toEqual(['english.vectors'])
    expect(await second.embed([tokenizedText('The rain.')])).toEqual(await first.embed([tokenizedText('The rain.')]))
  })
  test('name what they were made of', async () => {
    const { name, origin } = await embedders.words.build(noOptions('embedder'))({ readResource, language: 'en' })
    expect([name, origin]).toEqual(['words', expect.stringMatching(/^english\.vectors, ./)])
  })
})
