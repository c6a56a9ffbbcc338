import { inputError } from '../../boundary/diagnostic.ts'

/** A tensor of a model. */
interface Tensor {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

/** The parts of onnxruntime that are used; the package is not among those that are installed. */
export interface OnnxRuntime {
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown
  readonly InferenceSession: {
    readonly create: (
      model: Uint8Array,
      options: object,
    ) => Promise<{
      readonly inputNames: readonly string[]
      readonly outputNames: readonly string[]
      readonly run: (inputs: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, Tensor>>>
    }>
  }
}

/** The parts of the package of tokenizers that are used. */
export interface Tokenizers {
  readonly Tokenizer: new (
    tokenizer: object,
    config: object,
  ) => {
    readonly encode: (text: string, options?: { readonly add_special_tokens: boolean }) => { readonly ids: number[] }
  }
}

/** @throws InputError if the package is not installed */
export const loadRuntime = (): Promise<OnnxRuntime> => load<OnnxRuntime>('onnxruntime-node')

/** @throws InputError if the package is not installed */
export const loadTokenizers = (): Promise<Tokenizers> => load<Tokenizers>('@huggingface/tokenizers')

async function load<Library>(name: string): Promise<Library> {
  try {
    return (await import(name)) as Library
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    throw inputError({
      code: 'embedder/not-installed',
      place: { file: '--embedder' },
      message: `the package ${name}, which runs models of your own, is not installed`,
      fix: 'npm install onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0',
    })
  }
}
