import { describeBytes } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import type { ForeignProject } from '../foreign-project.ts'
import type { ForeignContent, ForeignOptions, ForeignReader } from '../foreign-reader.ts'
import { machineName } from '../refi-qda/own-project.ts'
import { anyTable, tablePresets } from '../tables/presets.ts'
import { tableReader } from '../tables/table-reader.ts'
import { doccano, prodigy } from './annotations/doccano.ts'
import { labelStudio } from './annotations/label-studio.ts'
import { webanno } from './annotations/webanno.ts'
import { codeTables } from './code-tables.ts'
import { qualcoder } from './databases/qualcoder.ts'
import { rqda } from './databases/rqda.ts'
import { taguetteProject } from './databases/taguette.ts'
import { liwc, liwc22 } from './dictionaries/liwc.ts'
import { lexicoder, quanteda, wordstat, yoshikoder } from './dictionaries/outlines.ts'
import { modelAnswers } from './model-answers.ts'
import { nvivoCodes } from './nvivo-codes.ts'
import { refiQda } from './refi-qda.ts'

/** The readers of other programs' projects and tables: the first that recognizes a file reads it. */
export const foreignReaders = {
  'refi-qda': refiQda,
  qualcoder,
  rqda,
  'taguette-project': taguetteProject,
  dedoose: tableReader(tablePresets.dedoose),
  maxqda: tableReader(tablePresets.maxqda),
  atlas: tableReader(tablePresets.atlas),
  taguette: tableReader(tablePresets.taguette),
  openqda: tableReader(tablePresets.openqda),
  requal: tableReader(tablePresets.requal),
  'label-studio': labelStudio,
  prodigy,
  doccano,
  webanno,
  'nvivo-codes': nvivoCodes,
  liwc,
  liwc22,
  wordstat,
  lexicoder,
  yoshikoder,
  quanteda,
  quotes: tableReader(anyTable),
  'code-tables': codeTables,
  'model-answers': modelAnswers,
} as const satisfies Record<string, ForeignReader>

/** A project, and the name of the reader that read it. */
export interface ReadProject {
  readonly reader: string
  readonly project: ForeignProject
}

/**
 * Reads a file of another program.
 *
 * @param asked name of the reader; undefined to recognize the file
 * @throws InputError if nothing recognizes the file, or it is damaged
 */
export async function readForeign(
  content: ForeignContent,
  options: ForeignOptions,
  asked?: string,
): Promise<ReadProject> {
  const readers: Readonly<Record<string, ForeignReader>> = foreignReaders
  const reader =
    asked ?? Object.keys(readers).find((name) => readers[name]!.recognizes(content, options)) ?? refuse(content)
  return { reader, project: withOurMachine(await choose(readers, reader, 'read-as').read(content, options)) }
}

/** A project in which the codings of the user that we add are those of a machine, however the program states its users. */
const withOurMachine = (project: ForeignProject): ForeignProject => ({
  ...project,
  codings: project.codings.map((coding) =>
    coding.coder === machineName ? { ...coding, coder: 'Themata', isMachine: true } : coding,
  ),
})

/** @throws InputError with what the file is, and what can be read */
function refuse({ file, text, bytes, tables, values, database }: ForeignContent): never {
  const [table] = tables
  const heads = table?.rows[0]?.cells.slice(0, 12).join(', ')
  const found =
    heads !== undefined
      ? `a table with the columns ${heads}, of which none is known to hold a quote and a code`
      : values.length > 0
        ? 'JSON without an object that has a quote and a code'
        : database !== null
          ? 'an SQLite database of no known program'
          : text === null
            ? describeBytes(bytes)
            : 'text of no known program'
  throw inputError({
    code: 'exchange/unknown',
    place: { file },
    message: `no reader recognizes this file: it is ${found}`,
    fix:
      heads !== undefined
        ? 'name the columns, as in --column quote=NAME --column code=NAME --column document=NAME'
        : `say which program wrote it: --read-as with one of ${Object.keys(foreignReaders).join(', ')}`,
  })
}
