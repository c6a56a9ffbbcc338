import { expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { openBundle } from '../../src/importers/open-bundle.ts'

const size = 200_000
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length))
const words = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('')

/** Files that are cheap to make and would be dear to read for a careless expression, loop or recursion. */
const hostile: Readonly<Record<string, string>> = {
  'comments.html': `${fill('<!--a-->')}x`,
  'comments.xml': `${fill('<!--a-->')}x`,
  'blank-lines.csv': `id,text\n1,"${fill('\n')}"\n`,
  'blanks.csv': `id,text\n1,". A: x. B: y. A: z${fill(' ')}"\n`,
  'labels.csv': `id,text\n1,"${words(20_000, (index) => `. A${index}: `)}"\n`,
  'wide.csv': fill(','),
  'questions.csv': `${fill('How is it?,')}\n${fill('a b,')}\n`,
  'plus.cha': `@UTF8\n@Begin\n*A:\t${fill('+')}`,
  'brackets.cha': `@UTF8\n@Begin\n*A:\t${fill('[a')}`,
  'quotes.TextGrid': `File type = "ooTextFile"\nObject class = "TextGrid"\n${fill('"')}`,
  'open.TextGrid': `File type = "ooTextFile"\nObject class = "TextGrid"\n"${fill('a')}`,
  'tiers.eaf': `<ANNOTATION_DOCUMENT>${words(8000, (index) => `<TIER TIER_ID="a${index}" PARENT_REF="a${index - 1}"/>`)}</ANNOTATION_DOCUMENT>`,
  'stamps.otr': JSON.stringify({ text: `<span ${fill('class="timestamp"')}`, media: '' }),
  'deep-name.json': `[{"text":"a","speaker":${'{"name":'.repeat(50_000)}"x"${'}'.repeat(50_000)}}]`,
  'deep-texts.json': `{"segments":[{"text":"a","start":1}],"n":${'{"a":"x y","n":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  'blanks.json': JSON.stringify({
    language_code: 'en',
    words: Array.from({ length: 5000 }, (_, index) => ({
      text: index % 2 ? ' ' : 'a',
      type: index % 2 ? 'spacing' : 'word',
    })),
  }),
  'braces.ass': `[Script Info]\n[Events]\nDialogue: ${fill('{')}`,
  'cells.html': fill('<table><tr><td>'),
  'bold.html': `<html><body>${fill('<b>')}x`,
  'entities.html': `<html><body><b>${fill('&amp;a')}`,
  'questions.md': fill('**a?**\nb\n'),
  'numbers.txt': fill('Q1. a?\nb\n'),
}

test.each(Object.entries(hostile))('%s is read or refused, in no time', async (file, content) => {
  const begun = process.cpuUsage()
  try {
    for (const source of (await openBundle(importers, { file, bytes: Buffer.from(content) })).files.slice(0, 20)) {
      const { name, importer } = await chooseImporter(importers, source)
      const { wordsIn, wordsOut, skipped } = await readTranscript(source, importer, name, {
        id: 'T',
        interviewers: [],
        participants: [],
      })
      expect(wordsOut + skipped.reduce((total, { words: left }) => total + left, 0)).toBe(wordsIn)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
  }
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(4000)
})
