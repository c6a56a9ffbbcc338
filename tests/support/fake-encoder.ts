import type { ReadResource } from '../../src/embedders/embedder.ts'
import type { OnnxRuntime } from '../../src/embedders/onnx/runtime.ts'

/** The words of an invented tokenizer; an id is a position. */
export const vocabulary = [
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'rain',
  'fell',
  '##ing',
  ',',
  'we',
  'label',
  'tag',
  'picture',
  '.',
]

const tokenizer = {
  version: '1.0',
  added_tokens: ['[UNK]', '[CLS]', '[SEP]'].map((content, id) => ({
    ...{ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
  })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [1], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [2], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
  },
}

/** The folder of an encoder, with some files changed; an empty one is not there. */
export function encoderFolder(changed: Readonly<Record<string, string>> = {}): ReadResource {
  const files: Record<string, string> = {
    'model.onnx': 'invented',
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': '{ "tokenizer_class": "BertTokenizer" }',
    ...changed,
  }
  return async (path) => {
    const text = files[path.replace('my/encoder/', '')]
    if (!text) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' })
    return new TextEncoder().encode(text)
  }
}

/** A runtime whose vector of a token is its id and 1; it keeps the ids that it was given. */
export function fakeRuntime() {
  const inputs: number[][] = []
  const library: OnnxRuntime = {
    Tensor: class {
      readonly ids: number[]
      constructor(_: 'int64', data: BigInt64Array) {
        this.ids = Array.from(data, Number)
      }
    },
    InferenceSession: {
      create: async () => ({
        inputNames: ['input_ids', 'attention_mask'],
        outputNames: ['last_hidden_state'],
        run: async ({ input_ids: given }) => {
          const { ids } = given as { ids: number[] }
          inputs.push(ids)
          return {
            last_hidden_state: { data: Float32Array.from(ids.flatMap((id) => [id, 1])), dims: [1, ids.length, 2] },
          }
        },
      }),
    },
  }
  return { library, inputs }
}
