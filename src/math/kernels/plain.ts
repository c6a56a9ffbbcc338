import type { Kernels, Products, RowSum } from './kernels.ts'

/** The kernels without WebAssembly: the same sums in the same order. */
export function plainKernels(numbers: Float64Array): Kernels {
  return {
    multiply({ matrix, rows, width, four, blocks, start, out }: Products): void {
      for (let block = 0; block < blocks; block++)
        for (let row = 0; row < rows; row++)
          for (let lane = 0; lane < 4; lane++) {
            let total = start
            for (let index = 0; index < width; index++)
              total += numbers[matrix + row * width + index]! * numbers[four + (block * width + index) * 4 + lane]!
            numbers[out + (block * rows + row) * 4 + lane] = total
          }
    },
    addRows({ sum, width, values, stride, factors, apart, rows }: RowSum): void {
      for (let row = 0; row < rows; row++) {
        const factor = numbers[factors + row * apart]!
        for (let index = 0; index < width; index++)
          numbers[sum + index] = numbers[sum + index]! + factor * numbers[values + row * stride + index]!
      }
    },
  }
}
