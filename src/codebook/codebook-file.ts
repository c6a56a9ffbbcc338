import { z } from 'zod'
import type { Synonyms } from '../boundary/validate.ts'

const id = z
  .string('give it an id')
  .regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case letters, digits and hyphens, and begins with a letter')
  .describe('Stable name, used in every table: lower-case letters, digits, hyphens.')
const label = z.string('give it a label').min(1, 'give it a label').describe('Name as readers see it.')
const text = z.string('write text here').default('')
const sentences = z
  .array(z.string('write a sentence').min(1, 'write a sentence, or drop the line'), 'write a list of sentences')
  .default([])

const CodeFile = z
  .strictObject({
    id,
    label,
    was: z
      .array(id, 'write a list of ids')
      .default([])
      .describe('Former ids of this code: decisions on them are decisions on it.'),
    description: text.describe('What a passage must be about to get this code.'),
    include: text.describe('What belongs here.'),
    exclude: text.describe('What does not, and where it goes instead.'),
    examples: sentences.describe('Invented sentences that the code applies to; coding by meaning learns from them.'),
    counterexamples: sentences.describe('Invented sentences that look like it and get no code.'),
    keywords: z
      .array(
        z.string('write a keyword in quotes').min(1, 'write a keyword, or drop the line'),
        'write a list of keywords',
      )
      .default([])
      .describe(
        'deploy (inflections count) · =exact · ==Cased · prefix* · a phrase · this|that · access & data (near) · ~weak · key ! (not around this) · /regex/',
      ),
    get codes() {
      return z.array(CodeFile, 'write a list of codes').default([]).describe('Finer codes inside this one.')
    },
  })
  .meta({ id: 'code' })

const ThemeFile = z.strictObject({
  id,
  label,
  description: text.describe('What the codes of this theme say together.'),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a colour is written "#1b6ca8"')
    .optional()
    .describe('Colour in figures, such as "#1b6ca8".'),
  crosscutting: z
    .boolean('write true or false')
    .default(false)
    .describe('Whether the theme runs across the others: then it makes columns of the matrix of themes.'),
  codes: z.array(CodeFile, 'write a list of codes').min(1, 'list at least one code'),
})

/** A codebook as people write it. What the program works with is `Codebook`, in the model. */
export const CodebookFile = z
  .strictObject({
    name: z.string('give the codebook a name').min(1, 'give the codebook a name'),
    version: z.coerce.string().default('1').describe('Changes whenever a definition does; printed in every report.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language is written "en", "de" or "pt-BR"')
      .default('en')
      .describe('Language of the keywords: decides how inflections are found.'),
    themes: z.array(ThemeFile, 'write a list of themes').min(1, 'list at least one theme'),
    proposed: z
      .array(CodeFile, 'write a list of codes')
      .default([])
      .describe(
        'Codes that people proposed while they read; they are applied, until somebody moves them under a theme.',
      ),
    retired: z
      .array(z.looseObject({ id, label }), 'write a list of codes')
      .default([])
      .describe('Codes that are no longer applied, as they were: decisions on them are kept and count for nothing.'),
  })
  .meta({ title: 'Themata codebook', description: 'Themes and codes for the thematic analysis of interviews.' })

/** Words of the field, and of other programs, for the keys of a codebook. */
export const codebookSynonyms: Synonyms = {
  definition: 'description',
  meaning: 'description',
  memo: 'description',
  title: 'label',
  name: 'label',
  'inclusion criteria': 'include',
  inclusion: 'include',
  includes: 'include',
  'exclusion criteria': 'exclude',
  exclusion: 'exclude',
  excludes: 'exclude',
  quotes: 'examples',
  terms: 'keywords',
  words: 'keywords',
  subcodes: 'codes',
  children: 'codes',
  categories: 'themes',
  colour: 'color',
}

export type CodebookFile = z.infer<typeof CodebookFile>
export type CodeFile = z.infer<typeof CodeFile>

/** The JSON Schema (2020-12) with which editors complete and check a codebook while it is written. */
export const codebookSchema = (): object => z.toJSONSchema(CodebookFile, { io: 'input' })
