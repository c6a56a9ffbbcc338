import type { Kernels } from './kernels.ts'
import { kernelModule } from './module.ts'
import { plainKernels } from './plain.ts'

/** Numbers in memory that kernels work on. */
export interface Workspace extends Kernels {
  readonly numbers: Float64Array
}

const pageSize = 65_536
/** Bytes of a memory that is kept for the next use. */
const mostKept = 16e6
let kept: { readonly memory: WebAssembly.Memory; readonly kernels: Kernels } | null = null

/**
 * Opens a workspace of zeros. There is one at a time: the one before must no longer be used.
 *
 * @param length how many numbers it holds
 */
export function openWorkspace(length: number): Workspace {
  const bytes = 8 * length
  if (typeof WebAssembly === 'undefined') return plainWorkspace(length)
  const missing = bytes - (kept?.memory.buffer.byteLength ?? 0)
  if (kept === null) kept = instantiate(Math.ceil(bytes / pageSize))
  else if (missing > 0) kept.memory.grow(Math.ceil(missing / pageSize))
  const { memory, kernels } = kept
  if (bytes > mostKept) kept = null
  return { numbers: new Float64Array(memory.buffer, 0, length).fill(0), ...kernels }
}

/** A workspace for engines without WebAssembly. */
export function plainWorkspace(length: number): Workspace {
  const numbers = new Float64Array(length)
  return { numbers, ...plainKernels(numbers) }
}

function instantiate(pages: number): NonNullable<typeof kept> {
  const memory = new WebAssembly.Memory({ initial: Math.max(1, pages) })
  const module = new WebAssembly.Module(Buffer.from(kernelModule, 'base64'))
  const { multiply, addRows } = new WebAssembly.Instance(module, { env: { memory } }).exports as Record<
    'multiply' | 'addRows',
    (...places: readonly number[]) => void
  >
  return {
    memory,
    kernels: {
      multiply: ({ matrix, rows, width, four, blocks, start, out }) =>
        multiply(8 * matrix, rows, width, 8 * four, blocks, start, 8 * out),
      addRows: ({ sum, width, values, stride, factors, apart, rows }) =>
        addRows(8 * sum, width, 8 * values, 8 * stride, 8 * factors, 8 * apart, rows),
    },
  }
}
