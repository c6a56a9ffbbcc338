import type { Terminal } from '../../io/terminal.ts'
import { noProgress } from '../../model/progress.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { ExecutionOptions } from '../../runtime/study-request.ts'
import type { StepOptions } from '../options/step-options.ts'

/** The execution of a step, as its options define it. */
export const executionOf = ({ work, workers, quiet }: StepOptions, terminal: Terminal): ExecutionOptions => ({
  folder: work,
  workers: workers ?? null,
  progress: quiet ? noProgress : showProgress(terminal),
})
