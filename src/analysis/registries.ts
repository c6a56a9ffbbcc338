import { clusterers } from '../clusterers/index.ts'
import { coders } from '../coders/index.ts'
import { embedders } from '../embedders/index.ts'
import { importers } from '../importers/index.ts'
import { figures } from '../outputs/figures/index.ts'
import { outputs } from '../outputs/index.ts'
import { tables } from '../outputs/tables/build-tables.ts'
import { segmenters } from '../segmenters/index.ts'

/** Named choices, each with one line about it. */
export type Registry = Readonly<Record<string, { readonly summary: string }>>

/** Everything that is chosen by name in an analysis, in the order of the flow. */
export const registries = {
  importers,
  segmenters,
  embedders,
  coders,
  clusterers,
  outputs,
  tables,
  figures,
} as const satisfies Readonly<Record<string, Registry>>
