import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildEmbedder } from '../../src/analysis/build-parts.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { sum } from '../../src/collections.ts'
import { defaultEmbedder } from '../../src/embedders/index.ts'
import { scoreCodings } from '../../src/evaluation/score-codings.ts'
import { codePassages } from '../../src/learning/code-passages.ts'
import { readCodedPassages } from '../../src/study/read-coded-passages.ts'
import { readResource } from '../support/builders.ts'

const languages = ['de', 'es', 'fr', 'it', 'nl', 'pt', 'sv']
const folder = new URL('../fixtures/languages/', import.meta.url)
const read = (language: string, file: string) => readFileSync(new URL(`${language}/${file}`, folder), 'utf8')

/** Agreement on themes with the coder of a language's passages, for each set of coders. */
async function kappas(language: string, ...sets: (readonly string[])[]): Promise<number[]> {
  const codebook = readCodebook(read(language, 'codebook.yaml'), 'codebook.yaml')
  const { passages } = readCodedPassages(
    [{ file: 'passages.csv', text: read(language, 'passages.csv') }],
    codebook,
    'none',
  )
  const embedder = await buildEmbedder(defaultEmbedder(codebook.language), codebook.language, readResource)
  return Promise.all(
    sets.map(async (coders) => {
      const { found } = await codePassages(passages, codebook, { embedder, coders })
      return scoreCodings(passages, found, codebook, { level: 'theme', basis: 'read' }).macro.kappa.value!
    }),
  )
}

describe('in languages without word vectors', () => {
  test.each(languages)('keywords and meaning find themes at least as well as keywords: %s', async (language) => {
    const [keywords, together] = await kappas(language, ['keyword'], ['keyword', 'meaning'])
    expect(together).toBeGreaterThanOrEqual(keywords!)
    expect(keywords).toBeGreaterThan(0.1)
  })
  test('meaning alone is better than chance, though not in every language', async () => {
    const alone = await Promise.all(languages.map((language) => kappas(language, ['meaning'])))
    expect(sum(alone, ([kappa]) => kappa!) / languages.length).toBeGreaterThan(0.1)
  })
})
