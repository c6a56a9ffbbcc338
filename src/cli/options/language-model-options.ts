import { type Command, InvalidArgumentError, Option } from 'commander'
import { inputError } from '../../boundary/diagnostic.ts'
import type { Endpoint } from '../../io/language-model.ts'
import { modelOption } from './shared-options.ts'

/** Options that name a language model for the coder `llm`. */
export interface LanguageModelOptions {
  readonly endpoint?: string
  readonly model?: string
  readonly allowRemote?: boolean
  readonly tokenPrice?: number
}

/** Adds the options that name a language model. */
export const addLanguageModelOptions = (command: Command): Command =>
  command
    .option(
      '--endpoint <url>',
      'where the coder llm asks a language model: an interface like that of OpenAI, such as http://localhost:11434/v1 of Ollama; a key is taken from THEMATA_LLM_KEY',
    )
    .addOption(modelOption())
    .option('--allow-remote', 'let passages leave this computer, to an endpoint on another one')
    .addOption(
      new Option('--token-price <n>', 'price of a million tokens that are sent, to see what a run costs').argParser(
        parsePrice,
      ),
    )

/** Parses a price: a number of at least 0. */
export function parsePrice(written: string): number {
  if (!/^\d+(\.\d+)?$/.test(written)) throw new InvalidArgumentError('a number is needed, such as 0.15.')
  return Number(written)
}

/** The endpoint that the options name; null for none. @throws InputError where one of endpoint and model is missing */
export function endpointOf({ endpoint, model, allowRemote = false }: LanguageModelOptions): Endpoint | null {
  if (endpoint === undefined && model === undefined) return null
  if (endpoint === undefined || model === undefined)
    throw inputError({
      code: 'llm/none',
      place: { file: endpoint === undefined ? '--model' : '--endpoint' },
      message: `a language model needs ${endpoint === undefined ? 'an address' : 'a name'} as well`,
      fix: 'write --endpoint http://localhost:11434/v1 --model NAME',
    })
  return { address: endpoint, model, mayLeave: allowRemote, key: process.env['THEMATA_LLM_KEY'] ?? null }
}
