import type { Exporter } from './exporter.ts'
import { toCsv } from './to-csv.ts'
import { toJson } from './to-json.ts'
import { toXlsx } from './to-xlsx.ts'

export type { Exporter, OutputFile } from './exporter.ts'

/** Every format that an analysis can be handed on in. A new one is a file beside this and a line here. */
export const exporters = {
  csv: toCsv,
  json: toJson,
  xlsx: toXlsx,
} as const satisfies Record<string, Exporter>
