import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../../src/codebook/read-codebook.ts'
import { toKeyword } from '../../../src/exchange/readers/dictionaries/terms.ts'
import { writeCodebook } from '../../../src/exchange/write-codebook.ts'
import { parsePattern } from '../../../src/text/patterns/parse-pattern.ts'
import { readFile } from './read.ts'

/** The codes of a dictionary with their keywords, and what was lost. */
async function read(file: string, text: string | Uint8Array) {
  const { reader, project } = await readFile(file, text)
  expect(() => readCodebook(writeCodebook('d', project.codes, new Set()).yaml, 'c.yaml')).not.toThrow()
  return {
    reader,
    codes: project.codes.map(({ path, keywords }) => [path.join(' > '), keywords]),
    losses: project.losses.map(({ what, count }) => [what, count]),
  }
}

describe('a dictionary becomes a codebook:', () => {
  test('LIWC, nested by tabs, with terms of several categories, conditions and numbers that nobody declared', async () => {
    expect(
      await read(
        'x.dic',
        '%\n1\tPlants\n\t2\tWeeds\n3\tTools\n%\nnettle*\t1\t2\nspade  3\nlike\t(02 134)3\t<of>1\nrake\t9\n',
      ),
    ).toEqual({
      reader: 'liwc',
      codes: [
        ['Plants', ['nettle*']],
        ['Plants > Weeds', ['nettle*']],
        ['Tools', ['=spade']],
      ],
      losses: [
        ['terms with conditions', 1],
        ['numbers of categories', 1],
      ],
    })
  })
  test('LIWC with terms of several words, numbers apart by blanks, tabs or both, and a line of blanks that takes no time', async () => {
    const line = `so 12 far${' '.repeat(60_000)}x`
    const { codes } = await read('x.dic', `%\n1\tA\n2\tB\n%\nso far  1 2\nso 9 on\t1\nso on \t 2 1\nso2\n${line}\n`)
    expect(codes).toEqual([
      ['A', ['=so =far', '=so =9 =on', '=so =on']],
      ['B', ['=so =far', '=so =on']],
    ])
  })
  test('LIWC in Windows-1252', async () => {
    const { codes } = await read('x.dic', Uint8Array.from(Buffer.from('%\n1\tGrün\n%\nübel\t1\n', 'latin1')))
    expect(codes).toEqual([['Grün', ['=übel']]])
  })
  test('LIWC with a category that has no number is refused at its line', async () => {
    await expect(read('x.dic', '%\n1\tPlants\nWeeds\n%\n')).rejects.toThrow(
      /x\.dic:3:1 {2}error {2}exchange\/dictionary/,
    )
  })
  test('LIWC-22, a table with a column for each category', async () => {
    expect(await read('x.dicx', 'DicTerm,Plants,Tools\nnettle*,X,\n"rake, old",,X\nhoe,,X\n')).toMatchObject({
      reader: 'liwc22',
      codes: [
        ['Plants', ['nettle*']],
        ['Tools', expect.arrayContaining(['=hoe'])],
      ],
    })
  })
  test('WordStat, with weights that are no part of the terms, and underscores between words', async () => {
    expect(await read('x.cat', 'PLANTS\n\tWEEDS\n\t\tNETTLE* (1)\n\t\tGROUND_ELDER (1)\n\tROSE (2)\n')).toMatchObject({
      reader: 'wordstat',
      codes: [
        ['PLANTS', ['=ROSE']],
        ['PLANTS > WEEDS', ['NETTLE*', '=GROUND =ELDER']],
      ],
    })
  })
  test('Lexicoder, without nesting', async () => {
    expect(await read('x.lc3', '+plants\nnettle*\n"ground elder"\n\u0007\n+tools\nspade\n')).toMatchObject({
      reader: 'lexicoder',
      codes: [
        ['plants', ['nettle*', '=ground =elder']],
        ['tools', ['=spade']],
      ],
    })
  })
  test('Yoshikoder, with terms beside categories', async () => {
    const xml =
      '<?xml version="1.0"?>\n<dictionary style="036"><cnode name="all"><cnode name="plants"><pnode name="ro?e"/><cnode name="weeds"><pnode name="nettle*"/></cnode></cnode></cnode></dictionary>'
    expect(await read('x.ykd', xml)).toMatchObject({
      reader: 'yoshikoder',
      codes: [
        ['plants', ['ro?e']],
        ['plants > weeds', ['nettle*']],
      ],
    })
  })
  test('Yoshikoder with entities of its own is refused', async () => {
    await expect(
      read('x.ykd', '<!DOCTYPE d [<!ENTITY a "b">]>\n<dictionary><cnode name="&a;"/></dictionary>'),
    ).rejects.toThrow(/exchange\/(xml|unknown)/)
  })
  test('quanteda, in which no, on and 1e3 are words', async () => {
    expect(await read('x.yaml', 'plants:\n  __: [rose*]\n  weeds: [nettle, no, 1e3]\ntools: on\n')).toMatchObject({
      reader: 'quanteda',
      codes: [
        ['plants', ['rose*']],
        ['plants > weeds', ['=nettle', '=no', '=1e3']],
        ['tools', ['=on']],
      ],
    })
  })
  test('terms that no keyword means are counted', async () => {
    expect(await read('x.lc3', '+faces\n:-)\nsmile\n')).toEqual({
      reader: 'lexicoder',
      codes: [['faces', ['=smile']]],
      losses: [['terms', 1]],
    })
  })
})

test('whatever a term is, it becomes a keyword that can be read without doubt, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[a-z*?_ '-]{1,12}$/)), (term) => {
      const keyword = toKeyword(term)
      if (keyword === null) return
      const { pattern, doubts } = parsePattern(keyword)
      expect(pattern?.weak).toBe(false)
      expect(doubts).toEqual([])
      expect(pattern?.except).toEqual([])
    }),
  )
})
