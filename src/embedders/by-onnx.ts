import { createHash } from 'node:crypto'
import { z } from 'zod'
import { inputError } from '../boundary/diagnostic.ts'
import { part } from '../boundary/part.ts'
import { normalize } from '../math/vectors.ts'
import { matrixOf } from '../model/matrix.ts'
import type { Embedder, EmbedderFactory } from './embedder.ts'
import { type ModelFiles, openModel } from './onnx/model-file.ts'
import { loadRuntime, loadTokenizers, type OnnxRuntime, type Tokenizers } from './onnx/runtime.ts'

/** The libraries that run a model; others than the installed ones only in tests. */
export interface Libraries {
  readonly runtime: () => Promise<OnnxRuntime>
  readonly tokenizers: () => Promise<Tokenizers>
}

/**
 * The embedder `onnx`: a sentence encoder of your own, as sentence-transformers exports it to a folder. Texts are encoded
 * one by one, so that a vector never depends on the texts beside it; longer ones than the model takes are encoded in pieces,
 * of which the mean counts.
 */
export const onnxBy = ({ runtime, tokenizers }: Libraries) =>
  part<object, EmbedderFactory>(
    'a sentence encoder of your own, in a folder with model.onnx and tokenizer.json: --embedder onnx --model FOLDER; needs onnxruntime-node and @huggingface/tokenizers',
    z.strictObject({}),
    () =>
      async ({ readResource, detail = null }): Promise<Embedder> => {
        if (detail === null)
          throw inputError({
            code: 'embedder/no-model',
            place: { file: '--embedder' },
            message: 'the embedder onnx needs the folder of a model',
            fix: 'write --embedder onnx --model FOLDER, with the folder that sentence-transformers exported',
          })
        const [onnx, tokens] = [await runtime(), await tokenizers()]
        const files = await openModel(detail, readResource)
        const session = await onnx.InferenceSession.create(files.model, {
          intraOpNumThreads: 1,
          interOpNumThreads: 1,
          executionMode: 'sequential',
        })
        const tokenizer = new tokens.Tokenizer(files.tokenizer, files.tokenizerConfig)
        const encode = createEncoder({ onnx, session, tokenizer, files })
        const hash = createHash('sha256').update(files.model).digest('hex')
        return {
          name: `onnx ${hash.slice(0, 12)}`,
          origin: `${files.name} (a model of the user’s, ONNX, sha256 ${hash})`,
          knowsSynonyms: true,
          embed: async (texts) => {
            const rows: Float32Array[] = []
            for (const { text } of texts) rows.push(await encode(text))
            return matrixOf(rows, rows[0]?.length ?? 1)
          },
        }
      },
  )

export const byOnnx = onnxBy({ runtime: loadRuntime, tokenizers: loadTokenizers })

/** The parts of a model that is open. */
interface OpenModel {
  readonly onnx: OnnxRuntime
  readonly session: Awaited<ReturnType<OnnxRuntime['InferenceSession']['create']>>
  readonly tokenizer: InstanceType<Tokenizers['Tokenizer']>
  readonly files: ModelFiles
}

/** Creates a function that gives the vector of a text; of zeros if it has no word. */
function createEncoder({ onnx, session, tokenizer, files: { pooling, maxTokens, prompt } }: OpenModel) {
  const around = tokenizer.encode('').ids
  const [first, last] = [around.slice(0, 1), around.slice(1)]
  const room = Math.max(1, maxTokens - around.length)
  return async (text: string): Promise<Float32Array> => {
    const ids = text.trim() === '' ? [] : tokenizer.encode(`${prompt}${text}`, { add_special_tokens: false }).ids
    let sum: Float32Array | null = null
    for (let start = 0; start < ids.length || sum === null; start += room) {
      const vector = await run([...first, ...ids.slice(start, start + room), ...last])
      sum ??= new Float32Array(vector.length)
      if (ids.length > 0) for (let at = 0; at < vector.length; at++) sum[at]! += vector[at]!
    }
    return normalize(sum)
  }

  /** The vector of a piece, at length 1. */
  async function run(ids: readonly number[]): Promise<Float32Array> {
    const tensor = (values: readonly number[]) =>
      new onnx.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length])
    const all = {
      input_ids: tensor(ids),
      attention_mask: tensor(ids.map(() => 1)),
      token_type_ids: tensor(ids.map(() => 0)),
    }
    const inputs = Object.fromEntries(Object.entries(all).filter(([name]) => session.inputNames.includes(name)))
    const outputs = await session.run(inputs)
    const whole = outputs['sentence_embedding']
    if (whole !== undefined) return normalize(Float32Array.from(whole.data))
    const { data, dims } = outputs[session.outputNames[0]!]!
    const width = dims.at(-1)!
    const vector = new Float32Array(width)
    const rows = dims.length === 3 && pooling === 'mean' ? ids.length : 1
    for (let row = 0; row < rows; row++)
      for (let at = 0; at < width; at++) vector[at]! += data[row * width + at]! / rows
    return normalize(vector)
  }
}
