import { spawnSync } from 'node:child_process'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/main.ts'
import { folder } from '../support/command-line.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'

/** Commands that listen to this machine itself, and are tested for listening to nothing else. */
const listening = ['review']

const namesOf = (command: Command, before = ''): string[] =>
  command.commands.flatMap((each) => {
    const name = `${before}${each.name()}`
    return each.commands.length > 0 ? namesOf(each, `${name} `) : [name]
  })

/** Runs a script with a guard that ends the process where anything asks for a connection or starts a program. */
const guarded = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', './tests/attack/no-network.mjs', ...args], { encoding: 'utf8' })

test('every command does its work with every way to connect, and to start another program, taken away', () => {
  const { status, stdout, stderr } = guarded('tests/support/every-command.mjs', folder())
  expect(stderr).not.toContain('a connection was asked for')
  expect(status, stderr).toBe(0)
  const ran = stdout
    .trim()
    .split('\n')
    .map((line): { name: string; status: number; log: string } => JSON.parse(line))
  expect(ran.filter((each) => each.status !== 0)).toEqual([])
  const known = namesOf(createProgram(memoryTerminal(), () => {}))
  expect(known.filter((name) => !listening.includes(name) && !ran.some((each) => each.name === name))).toEqual([])
})

test('the guard ends a process that asks for a connection, also in a thread', () => {
  const attempts = [
    "fetch('http://localhost')",
    "import('node:net').then(({ connect }) => connect(1))",
    "import('node:http').then((http) => http.get('http://localhost'))",
    "import('node:dns').then((dns) => dns.lookup('localhost', () => {}))",
    "import('node:child_process').then(({ spawn }) => spawn('true'))",
    "import('node:worker_threads').then(({ Worker }) => new Worker(new URL('data:text/javascript,fetch(1)')))",
  ]
  for (const attempt of attempts) expect(guarded('--eval', attempt).stderr, attempt).toContain('a connection was asked')
})
