import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { openContent } from '../../src/exchange/open-content.ts'
import { foreignReaders, readForeign } from '../../src/exchange/readers/index.ts'
import { noServices } from './readers/read.ts'

const task = {
  id: 1,
  data: { text: 'It was 😀 so.', file: 'G1' },
  annotations: [
    { completed_by: 1, result: [{ id: 'a', type: 'labels', value: { start: 7, end: 9, text: '😀', labels: ['x'] } }] },
  ],
}

/** A small file of each kind that is text. */
const samples: Readonly<Record<string, readonly [file: string, text: string]>> = {
  dedoose: [
    'd.csv',
    'Media Title,Excerpt Range,Excerpt Creator,Excerpt Copy,Code: A\\B Applied\nG1,1-5,ana,It was so,True\n',
  ],
  maxqda: ['m.csv', 'Document name;Code;Beginning;End;Segment\nG1;A > B;1;2;It was so\n'],
  atlas: ['a.csv', 'ID,Document,Quotation Content,Codes,Reference\n3:1,G1,It was so,"a\nb",2 - 3\n'],
  taguette: ['t.csv', 'id,document,tag,content\n1,G1,a,It was so\n'],
  openqda: ['o.csv', 'source,code category,code,start pos,end pos,selection\nG1,A,b,1,5,It was so\n'],
  requal: ['r.csv', 'doc_name,code_name,segment_start,segment_end,segment_text\nG1,a,1,5,It was so\n'],
  quotes: ['q.csv', 'document,quote,code\nG1,It was so,a\n'],
  'code-tables': ['c.csv', 'Code,Memo\nA > B,what it is\n'],
  'model-answers': ['a.json', '[{"document":"G1","quote":"It was so","codes":["a"],"score":0.5}]'],
  'label-studio': ['l.json', JSON.stringify([task])],
  doccano: ['d.jsonl', '{"text":"It was so","label":[[0,2,"a"]],"document":"G1"}\n{"text":"no","label":[]}\n'],
  prodigy: ['p.jsonl', '{"text":"It was so","spans":[{"start":0,"end":2,"label":"a"}],"answer":"accept"}\n'],
  webanno: [
    'w.tsv',
    '#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Code|value\n\n#Text=It was so\n1-1\t0-2\tIt\ta[1]\n1-2\t3-6\twas\ta[1]\n',
  ],
  'nvivo-codes': [
    'n.txt',
    '<Files\\\\G1> - § 1 reference coded  [1.20% Coverage]\n\nReference 1 - 1.20% Coverage\n\nIt was so\n',
  ],
  liwc: ['l.dic', '%\n1\tA\n%\nso*\t1\n'],
  liwc22: ['l.dicx', 'DicTerm,A\nso*,X\n'],
  wordstat: ['w.cat', 'A\n\tB\n\t\tSO* (1)\n'],
  lexicoder: ['l.lc3', '+a\nso\n'],
  yoshikoder: [
    'y.ykd',
    '<dictionary><cnode name="all"><cnode name="a"><pnode name="so*"/></cnode></cnode></dictionary>',
  ],
  quanteda: ['q.yaml', 'a:\n  b: [so*, it]\n'],
}

async function read(file: string, text: string) {
  const content = await openContent({ file, bytes: new TextEncoder().encode(text) }, noServices)
  return readForeign(content, { columns: {}, separator: null })
}

test('every reader of text has a sample here', () => {
  const others = ['refi-qda', 'qualcoder', 'rqda', 'taguette-project']
  expect(Object.keys(samples).sort()).toEqual(
    Object.keys(foreignReaders)
      .filter((name) => !others.includes(name))
      .sort(),
  )
})

describe.each(Object.entries(samples))('the reader %s', (name, [file, text]) => {
  test('recognizes its files, and no other reader does before it', async () => {
    expect((await read(file, text)).reader).toBe(name)
  })
  test('gives codings and memos whose documents and codes are there', async () => {
    const { project } = await read(file, text)
    const [documents, codes] = [project.documents, project.codes].map((items) =>
      items.map(({ id }: { id: string }) => id),
    )
    expect(project.codings.length + project.codes.length).toBeGreaterThan(0)
    for (const { document, code } of project.codings) {
      expect(documents).toContain(document)
      expect(codes).toContain(code)
    }
    expect(new Set(documents).size).toBe(documents!.length)
    expect(new Set(codes).size).toBe(codes!.length)
  })
  test('reads a damaged file or refuses it with a place, and never breaks', async () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(20),
      put: fc.constantFrom('', '"', '\t', '{', ']', '\n', '\\', '😀', '-1', '999999999999', '__proto__', '|'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const damaged = damages.reduce(
          (before, { at, length, put }) => before.slice(0, at) + put + before.slice(at + length),
          text,
        )
        try {
          const { project } = await read(file, damaged)
          for (const { span } of project.codings) if (span !== null) expect(span.start).toBeLessThanOrEqual(span.end)
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          expect(error.problems.every(({ place }) => place.file.startsWith(file))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
