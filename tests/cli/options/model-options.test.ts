import { Command, InvalidArgumentError } from 'commander'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import { withModelFolder } from '../../../src/cli/options/encoder-options.ts'
import { addLanguageModelOptions, endpointOf, parsePrice } from '../../../src/cli/options/language-model-options.ts'
import { addShardOptions } from '../../../src/cli/options/step-options.ts'
import {
  addStudyOptions,
  chosenOf,
  type StudyOptions,
  writeStudyOptions,
} from '../../../src/cli/options/study-options.ts'

const problemOf = (work: () => unknown) => {
  try {
    work()
    return null
  } catch (error) {
    const [problem] = (error as InputError).problems
    return [problem!.code, problem!.place.file, problem!.fix]
  }
}
/** The options that a command line gives. */
const parse = (command: Command, ...argv: string[]) => {
  command.exitOverride().configureOutput({ writeErr: () => {} })
  return command
    .action(() => {})
    .parse(argv, { from: 'user' })
    .opts()
}

describe('a language model', () => {
  test('is named by its address and its name, and nothing leaves this computer unless that is said', () => {
    expect(endpointOf({ endpoint: 'http://localhost:11434/v1', model: 'm' })).toMatchObject({
      ...{ address: 'http://localhost:11434/v1', model: 'm', mayLeave: false },
    })
    expect(endpointOf({ endpoint: 'https://x', model: 'm', allowRemote: true })).toMatchObject({ mayLeave: true })
    expect(endpointOf({})).toBeNull()
  })
  test.each([
    ['its name', { endpoint: 'http://localhost/v1' }, '--endpoint'],
    ['its address', { model: 'm' }, '--model'],
  ])('without %s is an error', (_, options, place) => {
    expect(problemOf(() => endpointOf(options))).toEqual([
      'llm/none',
      place,
      expect.stringContaining('--endpoint http'),
    ])
  })
  test('has a price that is a number', () => {
    expect(['0', '0.15', '12'].map(parsePrice)).toEqual([0, 0.15, 12])
    for (const wrong of ['cheap', '', '-1', '1e3', 'Infinity', '0,15', ' '])
      expect(() => parsePrice(wrong)).toThrow(InvalidArgumentError)
    expect(() => parse(addLanguageModelOptions(new Command()), '--token-price', 'cheap')).toThrow(/a number is needed/)
  })
})

describe('the folder of an encoder', () => {
  test('is part of the name by which the encoder is known', () => {
    expect(withModelFolder({ embedder: 'onnx', model: 'models/x' })).toEqual({ embedder: 'onnx:models/x' })
  })
  test('is left to other options where no encoder is asked for', () => {
    expect(withModelFolder({ embedder: 'words', model: 'm' })).toEqual({ embedder: 'words', model: 'm' })
    expect(withModelFolder({ model: 'm' })).toEqual({ model: 'm' })
  })
  test('beside a language model can mean either, which is an error', () => {
    expect(problemOf(() => withModelFolder({ embedder: 'onnx', model: 'm', endpoint: 'http://x' }))).toEqual([
      ...['embedder/no-model', '--model', expect.stringContaining('onnx:FOLDER')],
    ])
  })
})

describe('a shard', () => {
  const shardOf = (written: string) => parse(addShardOptions(new Command()), '--shard', written)['shard']
  test('is counted from 0', () => {
    expect([shardOf('0/1'), shardOf('15/16')]).toEqual([
      { index: 0, of: 1 },
      { index: 15, of: 16 },
    ])
  })
  test.each(['1/1', '16/16', '1', '-1/4', 'a/b', '0/0', '1/2/3', ''])('is never %j', (written) => {
    expect(() => shardOf(written)).toThrow(/write i\/n/)
  })
})

describe('the options of a study', () => {
  const line = [
    ...['--codebook', 'c.yaml', '--interviewer', 'Kim', '--interviewer', 'Noor', '--encoding', 'macroman'],
    ...['--column', 'text=My answer', '--segmenter', 'turn', '--coders', 'keyword,meaning', '--clusters', '4'],
    ...['--quotes', '2', '--quotes-per-participant', '1', '--matrix-unit', 'segment', '--min-cell', '3', '--seed', '7'],
    ...['--trim-fillers', '--pseudonyms', '--status', 'accepted', '--embedder', 'words'],
  ]
  const read = (...argv: string[]) => parse(addStudyOptions(new Command()), ...argv) as unknown as StudyOptions
  test('written as another command line are the same options', () => {
    const options = read(...line)
    expect(read(...writeStudyOptions(options))).toEqual(options)
    expect(writeStudyOptions(read())).toEqual([])
  })
  test('choose what the analysis does, and only what was given', () => {
    expect(chosenOf(read('--quotes', '2', '--pseudonyms', '--interviewer', 'Kim'))).toEqual({
      quotes: 2,
      pseudonyms: true,
    })
  })
  test.each([
    [['--segmenter', 'turn', '--segment-words', '80'], /--segment-words.*no effect with '--segmenter turn'/],
    [['--coders', 'keyword', '--clusters', '0', '--embedder', 'words'], /--embedder.*no effect/],
    [['--quotes', '0', '--quotes-per-participant', '1'], /no effect with '--quotes 0'/],
  ])('of which one has no effect are refused: %j', (argv, message) => expect(() => read(...argv)).toThrow(message))
})
