import type { Exporter } from './exporter.ts'
import { toJson } from './json/to-json.ts'
import { toCsv } from './tables/to-csv.ts'
import { toXlsx } from './tables/to-xlsx.ts'

export type { Exporter, OutputFile } from './exporter.ts'

/** Every format that an analysis can be handed on in. A new one is a file beside this and a line here. */
export const exporters = {
  csv: toCsv,
  json: toJson,
  xlsx: toXlsx,
} as const satisfies Record<string, Exporter>
