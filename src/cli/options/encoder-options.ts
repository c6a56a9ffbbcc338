import { inputError } from '../../boundary/diagnostic.ts'

/** Options that name an embedder, and a model for it. */
interface EncoderOptions {
  readonly embedder?: string
  readonly model?: string
  readonly endpoint?: string
}

/**
 * The same options with `--embedder onnx --model FOLDER` as one name, `onnx:FOLDER`, by which an embedder is known everywhere.
 *
 * @throws InputError where the model could be that of a language model as well
 */
export function withModelFolder<Options extends EncoderOptions>(options: Options): Options {
  const { model, ...others } = options
  if (options.embedder !== 'onnx' || model === undefined) return options
  if (options.endpoint !== undefined)
    throw inputError({
      code: 'embedder/no-model',
      place: { file: '--model' },
      message: 'this may be the language model or the folder of the encoder',
      fix: 'write --embedder onnx:FOLDER, and --model for the language model',
    })
  return { ...(others as Options), embedder: `onnx:${model}` }
}
