import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { withModelFolder } from '../../src/cli/options/encoder-options.ts'
import { byOnnx, onnxBy } from '../../src/embedders/by-onnx.ts'
import { loadTokenizers } from '../../src/embedders/onnx/runtime.ts'
import { rowOf } from '../../src/model/matrix.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { noOptions } from '../support/builders.ts'
import { encoderFolder, fakeRuntime, vocabulary } from '../support/fake-encoder.ts'

const make = (files: Readonly<Record<string, string>> = {}, runtime = fakeRuntime()) =>
  onnxBy({ runtime: async () => runtime.library, tokenizers: loadTokenizers }).build(noOptions('embedder'))({
    readResource: encoderFolder(files),
    language: 'en',
    detail: 'my/encoder',
  })
const idsOf = (...tokens: string[]): number[] => tokens.map((token) => vocabulary.indexOf(token))

describe('an encoder of the user’s', () => {
  test('gets the ids of its own tokenizer: words, pieces of words, and a mark for what it does not know', async () => {
    const runtime = fakeRuntime()
    await (await make({}, runtime)).embed(['Rain fell, raining Über'].map(tokenizedText))
    expect(runtime.inputs).toEqual([idsOf('[CLS]', 'rain', 'fell', ',', 'rain', '##ing', '[UNK]', '[SEP]')])
  })
  test('encodes each text by itself, so that no vector depends on the texts beside it', async () => {
    const embedder = await make()
    const both = await embedder.embed(['rain', 'rain fell'].map(tokenizedText))
    const alone = await embedder.embed(['rain fell'].map(tokenizedText))
    expect(rowOf(both, 1)).toEqual(rowOf(alone, 0))
  })
  test('takes the mean of the tokens, or the first, as the export says', async () => {
    // The fake model's vector of a token is (id, 1): of [CLS] rain [SEP] the ids are 1, 3, 2.
    const mean = await (await make()).embed([tokenizedText('rain')])
    const first = await (await make({ '1_Pooling/config.json': '{ "pooling_mode_cls_token": true }' })).embed([
      tokenizedText('rain'),
    ])
    expect(rowOf(mean, 0)[0]! / rowOf(mean, 0)[1]!).toBeCloseTo(2, 5)
    expect(rowOf(first, 0)[0]! / rowOf(first, 0)[1]!).toBeCloseTo(1, 5)
  })
  test('loses nothing of a text that is longer than it takes: pieces are encoded, and all are run', async () => {
    const runtime = fakeRuntime()
    const embedder = await make({ 'sentence_bert_config.json': '{ "max_seq_length": 8 }' }, runtime)
    await embedder.embed([tokenizedText('rain fell '.repeat(5))])
    expect(runtime.inputs.map(({ length }) => length)).toEqual([8, 6])
    expect(runtime.inputs.flatMap((ids) => ids.slice(1, -1))).toEqual(
      Array.from({ length: 5 }, () => idsOf('rain', 'fell')).flat(),
    )
  })
  test('writes the prompt before each text that its export names', async () => {
    const runtime = fakeRuntime()
    const prompts = '{ "prompts": { "query": "fell " }, "default_prompt_name": "query" }'
    await (await make({ 'config_sentence_transformers.json': prompts }, runtime)).embed([tokenizedText('rain')])
    expect(runtime.inputs).toEqual([idsOf('[CLS]', 'fell', 'rain', '[SEP]')])
  })
  test('is known by the hash of its model, so that weights of one are not applied to another', async () => {
    const [one, same, other] = [await make(), await make(), await make({ 'model.onnx': 'another' })]
    expect(one.name).toMatch(/^onnx [0-9a-f]{12}$/)
    expect(same.name).toBe(one.name)
    expect(other.name).not.toBe(one.name)
    expect(one.origin).toContain('encoder (a model of the user’s, ONNX, sha256 ')
  })
})

describe('what is missing is named, with how to get it', () => {
  test.each([
    ['model.onnx', /there is no model\.onnx in this folder/],
    ['tokenizer.json', /there is no tokenizer\.json in this folder/],
  ])('%s', async (file, message) => {
    await expect(make({ [file]: '' })).rejects.toThrow(message)
  })
  test('a folder', async () => {
    const factory = byOnnx.build(noOptions('embedder'))
    await expect(factory({ readResource: encoderFolder(), language: 'en', detail: null })).rejects.toThrow(
      /needs the folder of a model.*\n.*--embedder onnx --model FOLDER/s,
    )
  })
  test('the package that runs it, where it is not installed', async (context) => {
    const ask = "import('onnxruntime-node').then(() => 'installed', () => 'missing').then(console.log)"
    const node = (script: string) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout
    if (node(ask).trim() === 'installed') context.skip('onnxruntime-node is installed here')
    // in a process of its own, since vitest resolves packages in its own way
    const said = node(
      "import { loadRuntime } from './dist/embedders/onnx/runtime.js'; loadRuntime().catch(({ name, message }) => console.log(name, message))",
    )
    expect(said).toMatch(/^InputError [^]*onnxruntime-node.* is not installed[^]*npm install onnxruntime-node/)
  })
})

test('--embedder onnx --model FOLDER is one name; with a language model it has to be written so', () => {
  expect(withModelFolder({ embedder: 'onnx', model: 'my/encoder' })).toEqual({ embedder: 'onnx:my/encoder' })
  expect(withModelFolder({ embedder: 'words', model: 'qwen' })).toEqual({ embedder: 'words', model: 'qwen' })
  expect(() => withModelFolder({ embedder: 'onnx', model: 'm', endpoint: 'http://localhost' })).toThrow(
    /--embedder onnx:FOLDER/,
  )
})
