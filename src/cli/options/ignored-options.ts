import type { Command } from 'commander'

/** For an option, the other options with which it has no effect, as they would be written; false where it has one. */
export type IgnoredWith<Options> = {
  readonly [Name in keyof Options]?: (options: Options) => string | false
}

/** Makes it an error to give an option that would be ignored. */
export function refuseIgnored<Options>(command: Command, rules: IgnoredWith<Options>): Command {
  return command.hook('preAction', (given) => {
    for (const [name, ignoredWith] of Object.entries(rules) as [string, (options: Options) => string | false][]) {
      if (given.getOptionValueSource(name) !== 'cli') continue
      const others = ignoredWith(given.opts() as Options)
      const option = given.options.find((known) => known.attributeName() === name)
      if (others !== false) given.error(`error: option '${option?.flags}' has no effect with '${others}'`)
    }
  })
}

/** Makes it an error to give both `--name` and `--no-name`, of which the first would be ignored. */
export function refuseBoth(command: Command, name: string): Command {
  const given = new Set<string>()
  for (const form of [name, `no-${name}`]) command.on(`option:${form}`, () => given.add(form))
  return command.hook('preAction', () => {
    if (given.size === 2) command.error(`error: option '--${name}' cannot be used with option '--no-${name}'`)
  })
}
