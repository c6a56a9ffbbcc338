import { z } from 'zod'
import { inputError } from '../../boundary/diagnostic.ts'
import { locatedOptions } from '../../boundary/located.ts'
import { readJson } from '../../boundary/read-json.ts'
import { validate } from '../../boundary/validate.ts'
import type { ReadResource } from '../embedder.ts'

/** What a model's folder says. */
export interface ModelFiles {
  readonly name: string
  readonly model: Uint8Array
  readonly tokenizer: object
  readonly tokenizerConfig: object
  /** The vector of a text: the mean of its tokens' vectors, or that of the first token. */
  readonly pooling: 'mean' | 'first'
  /** Tokens that the model takes at once, with those that are added. */
  readonly maxTokens: number
  /** Written before each text. */
  readonly prompt: string
}

/** Places of the model in exports, the first that is there. */
const modelNames = ['model.onnx', 'onnx/model.onnx', 'onnx/model_quantized.onnx', 'model_quantized.onnx']

const Pooling = z.looseObject({ pooling_mode_cls_token: z.boolean().optional(), pooling_mode: z.string().optional() })
const Limits = z.looseObject({ max_seq_length: z.number().int().min(8).nullable().optional() })
const Prompts = z.looseObject({
  prompts: z.record(z.string(), z.string()).optional(),
  default_prompt_name: z.string().nullable().optional(),
})
const Anything = z.looseObject({})

/**
 * Opens the folder of a model as sentence-transformers writes it.
 *
 * @param read reads a file by its path
 * @throws InputError where a file is missing or has another form
 */
export async function openModel(folder: string, read: ReadResource): Promise<ModelFiles> {
  const at = (name: string): string => `${folder}/${name}`
  const find = async (name: string): Promise<Uint8Array | null> => {
    try {
      return await read(at(name))
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return null
      throw error
    }
  }
  const parse = async <Value extends object>(name: string, schema: z.ZodType<Value>): Promise<Value | null> => {
    const bytes = await find(name)
    if (bytes === null) return null
    return validate(schema, locatedOptions(readJson(new TextDecoder().decode(bytes), at(name)), at(name)))
  }
  let model: Uint8Array | null = null
  for (const name of modelNames) model ??= await find(name)
  const tokenizer = await parse('tokenizer.json', Anything)
  if (model === null || tokenizer === null)
    throw inputError({
      code: 'embedder/no-model',
      place: { file: folder },
      message: `there is no ${model === null ? 'model.onnx' : 'tokenizer.json'} in this folder`,
      fix: 'export a sentence-transformers model with backend="onnx" to it, tokenizer.json included',
    })
  const pooling = await parse('1_Pooling/config.json', Pooling)
  const limits = await parse('sentence_bert_config.json', Limits)
  const prompts = await parse('config_sentence_transformers.json', Prompts)
  return {
    name: folder.split(/[/\\]/).filter(Boolean).at(-1) ?? folder,
    model,
    tokenizer,
    tokenizerConfig: (await parse('tokenizer_config.json', Anything)) ?? {},
    pooling: pooling?.pooling_mode_cls_token === true || pooling?.pooling_mode === 'cls' ? 'first' : 'mean',
    maxTokens: limits?.max_seq_length ?? 256,
    prompt: prompts?.prompts?.[prompts.default_prompt_name ?? ''] ?? '',
  }
}
