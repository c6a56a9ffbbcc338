import { registries as ofAnalysis, type Registry } from '../analysis/registries.ts'
import { foreignReaders } from '../exchange/readers/index.ts'
import { commandReports } from '../outputs/command-reports/index.ts'
import { schedulers } from '../runtime/schedulers/index.ts'

/** Everything that is chosen by name on the command line; the reports of commands by the command and its option. */
export const registries: Readonly<Record<string, Registry>> = {
  ...ofAnalysis,
  ...Object.fromEntries(Object.entries(commandReports).map(([name, forms]) => [`${name}-reports`, forms])),
  readers: foreignReaders,
  schedulers,
}
