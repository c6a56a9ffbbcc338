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

/**
 * Seconds of processor time and the most memory in MB of a running process with its threads; null where the system does not
 * have them as files.
 */
function usageOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    const [, kilobytes = 0] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return { processor: (Number(user) + Number(system)) / 100, megabytes: Number(kilobytes) / 1000 }
  } catch {
    return null
  }
}

/**
 * A run of the program: exit, signal, messages, seconds of processor time, the most memory in MB. Killed after some seconds
 * of processor time, or of waiting without any: how busy the machine is does not count.
 *
 * @param options `kill` sends a signal after some milliseconds of processor time
 */
export function run(args, { seconds = 60, env = {}, cwd, kill, input, node = process.execPath } = {}) {
  const child = spawn(node, [program, ...args], { env: { ...process.env, ...env }, cwd })
  let [out, err, usage, moved, isAsked] = ['', '', { processor: 0, megabytes: 0 }, performance.now(), false]
  child.stdout.on('data', (piece) => (out += piece))
  child.stderr.on('data', (piece) => (err += piece))
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  const watch = setInterval(() => {
    const now = usageOf(child.pid)
    if (now !== null && now.processor > usage.processor) moved = performance.now()
    if (now !== null && now.megabytes > 0) usage = now
    if (!isAsked && usage.processor * 1000 >= (kill?.after ?? Number.POSITIVE_INFINITY))
      isAsked = child.kill(kill.signal)
    if (usage.processor > seconds || performance.now() - moved > seconds * 1000) child.kill('SIGKILL')
  }, 50)
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(watch)
      resolve({ code, signal, out, err, all: out + err, seconds: usage.processor, megabytes: usage.megabytes })
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
