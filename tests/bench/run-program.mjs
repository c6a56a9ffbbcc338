import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Clock ticks a second of Linux, in which /proc counts processor time. */
const ticks = 100

/** Runs a program to its end: seconds, seconds of the processors, peak memory in MB, what it says. */
export function runProgram(command, args, options = {}) {
  return new Promise((done) => {
    const begun = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let [peak, processor, said, written] = [0, 0, '', '']
    const look = () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peak = Math.max(peak, (Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024) / 1e6)
        const counted = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')
        processor = Math.max(processor, (Number(counted[11]) + Number(counted[12])) / ticks)
      } catch {
        // It has ended, or this machine has no /proc: then the peak is what was seen last.
      }
    }
    const timer = setInterval(look, 20)
    child.stdout.on('data', (data) => (said += data))
    child.stderr.on('data', (data) => (written = (written + data).slice(-2000)))
    child.on('error', () => done({ failed: 'cannot be started' }))
    child.on('close', (status) => {
      clearInterval(timer)
      done({ seconds: (performance.now() - begun) / 1000, processor, peak, said, failed: status > 2 ? written : null })
    })
  })
}
