import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addCodedOptions, type CodedOptions, describedAs, jsonOption } from '../options/shared-options.ts'
import { codebookGroup } from './codebook.ts'

/** Options of `codebook suggest`. */
export interface CodebookSuggestOptions extends CodedOptions {
  readonly patch: boolean
  readonly json: boolean
}

interface Actions {
  readonly runCodebookSuggest: Action<string, CodebookSuggestOptions>
}

/** `codebook suggest <coded>`: changes of a codebook for which people's codings are evidence. */
export function addCodebookSuggestCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  addCodedOptions(codebookGroup(program).command('suggest'))
    .summary('suggest changes of a codebook from people’s codings and its own texts')
    .description(
      'Suggests, from what people coded: keywords that would find more, keywords that mostly misfire, codes that are given together, passages that the examples do not cover, segments that may need a code. Only what people judged counts, and only what holds on interviews it was not found in is proposed. Without any codings, and beside them: words of the study that are near to a code’s definition and examples, with counts. Changes nothing.',
    )
    .argument('<coded>', describedAs.coded)
    .option('--patch', 'print changes of keywords as a patch of the YAML instead, comments kept', false)
    .addOption(jsonOption('the suggestions').conflicts('patch'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata codebook suggest my-study\n  $ themata codebook suggest my-study --patch | patch my-study/codebook.yaml',
    )
    .action(async (path: string, options: CodebookSuggestOptions) => {
      const { runCodebookSuggest } = await load()
      await runCodebookSuggest(path, options, terminal)
    })
}
