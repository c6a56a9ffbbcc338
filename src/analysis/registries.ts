import { clusterers } from '../clusterers/index.ts'
import { coders } from '../coders/index.ts'
import { embedders } from '../embedders/index.ts'
import { importers } from '../importers/index.ts'
import { renderers } from '../outputs/formats/index.ts'
import { exporters } from '../outputs/index.ts'
import { segmenters } from '../segmenters/index.ts'

/** Everything that is chosen by name, in the order of the flow. */
export const registries: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>> = {
  importers,
  segmenters,
  embedders,
  coders,
  clusterers,
  renderers,
  exporters,
}
