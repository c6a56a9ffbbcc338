// What attacks are made of: studies, runs with their time, memory and messages, and checks that throw.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const program = fileURLToPath(new URL('../../dist/cli/themata.js', import.meta.url))
export const folder = () => mkdtempSync(join(tmpdir(), 'themata-attack-'))
export const talk = 'Interviewer: How do you work?\n\nP1: We test the model every week, and it works for us.\n'

/** A new folder with files; `P1a.txt` is among them unless another transcript is given. */
export function study(files = {}, { empty = false } = {}) {
  const path = folder()
  for (const [name, content] of Object.entries(empty ? files : { 'P1a.txt': talk, ...files })) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

/** A run of the program: exit, signal, messages, seconds, the most memory in MB. Killed after some seconds. */
export function run(args, { seconds = 60, env = {}, cwd, kill, input, node = process.execPath } = {}) {
  const begun = performance.now()
  const child = spawn(node, [program, ...args], { env: { ...process.env, ...env }, cwd })
  let [out, err, megabytes] = ['', '', 0]
  child.stdout.on('data', (piece) => (out += piece))
  child.stderr.on('data', (piece) => (err += piece))
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  const watch = setInterval(() => {
    try {
      const [, kilobytes = 0] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      megabytes = Math.max(megabytes, Number(kilobytes) / 1000)
    } catch {}
  }, 50)
  const stop = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
  const asked = kill && setTimeout(() => child.kill(kill.signal), kill.after)
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      for (const timer of [stop, asked]) clearTimeout(timer)
      clearInterval(watch)
      const time = (performance.now() - begun) / 1000
      resolve({ code, signal, out, err, all: out + err, seconds: time, megabytes })
    })
  })
}

export const analyze = (path, out, more = [], options = {}) =>
  run(['analyze', path, '--out', out, '--no-cache', '--clusters', '0', ...more], options)

export function right(holds, message) {
  if (!holds) throw message
}
/** Neither a crash nor a stack: done, or refused with a place and a fix. */
export function answered({ code, signal, all, megabytes }, codes = [0, 2], most = 1000) {
  right(codes.includes(code), `exit ${code ?? signal}: ${all.slice(0, 400)}`)
  right(!/^\s+at .*:\d+:\d+/m.test(all), `a stack: ${all.slice(0, 300)}`)
  right(megabytes < most, `${Math.round(megabytes)} MB`)
}
export const refused = (result, words) => {
  answered(result, [2])
  right(words.test(result.all), `said otherwise: ${result.all.slice(0, 400)}`)
}

export const filesIn = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath ?? entry.path, entry.name)] : [],
  )
export const contentOf = (path) =>
  new Map(filesIn(path).map((file) => [file.slice(path.length), readFileSync(file, 'latin1')]))
export const sameContent = (a, b) => JSON.stringify([...a]) === JSON.stringify([...b])
