import { kubernetes } from './kubernetes.ts'
import type { Scheduler } from './scheduler.ts'
import { slurm } from './slurm.ts'

/** Every scheduler that large studies are submitted to. A new one is a file beside this and a line here. */
export const schedulers = { slurm, kubernetes } as const satisfies Record<string, Scheduler>
