import { clusterers } from '../clusterers/index.ts'
import { coders } from '../coders/index.ts'
import { embedders } from '../embedders/index.ts'
import { foreignReaders } from '../exchange/readers/index.ts'
import { importers } from '../importers/index.ts'
import { commandReports } from '../outputs/command-reports/index.ts'
import { figures } from '../outputs/figures/index.ts'
import { outputs } from '../outputs/index.ts'
import { tables } from '../outputs/tables/build-tables.ts'
import { schedulers } from '../runtime/schedulers/index.ts'
import { segmenters } from '../segmenters/index.ts'

/** Named choices, each with one line about it. */
export type Registry = Readonly<Record<string, { readonly summary: string }>>

/** Everything that is chosen by name on the command line, in the order of the flow; the reports of commands by the command and its option. */
export const registries: Readonly<Record<string, Registry>> = {
  importers,
  segmenters,
  embedders,
  coders,
  clusterers,
  outputs,
  tables,
  figures,
  ...Object.fromEntries(Object.entries(commandReports).map(([name, forms]) => [`${name}-reports`, forms])),
  readers: foreignReaders,
  schedulers,
}
