import { eraseLine, type Terminal } from '../io/terminal.ts'
import type { Progress, WorkUnit } from '../model/progress.ts'

/** Time until the first line, and between later ones, in milliseconds: in an interactive terminal, and in a log. */
const intervals = { watched: { first: 200, later: 200 }, logged: { first: 2000, later: 10_000 } }

/**
 * Shows rate and remaining time: in an interactive terminal on a line that is updated, in a log as plain lines. Work that
 * ends within the first interval is not shown.
 *
 * @param now milliseconds, from any beginning
 */
export function showProgress({ log, isWatched }: Terminal, now: () => number = () => performance.now()): Progress {
  const { first, later } = isWatched ? intervals.watched : intervals.logged
  return {
    begin(name, size, unit = 'bytes') {
      const begun = now()
      let [done, next, isShown] = [0, begun + first, size === null && isWatched]
      if (isShown) log(`${eraseLine}${name} …`)
      return {
        advance(more) {
          done += more
          const time = now()
          if (size === null || time < next) return
          next = time + later
          isShown = true
          const line = describe(name, { done, size, unit, seconds: (time - begun) / 1000 })
          log(isWatched ? `${eraseLine}${line}` : `${line}\n`)
        },
        end() {
          if (isShown && isWatched) log(eraseLine)
        },
      }
    },
  }
}

/** What is done of a stage. */
interface StageState {
  readonly done: number
  readonly size: number
  readonly unit: WorkUnit
  readonly seconds: number
}

function describe(name: string, { done, size, unit, seconds }: StageState): string {
  const share = size === 0 ? 1 : done / size
  const remaining = share === 0 ? null : (seconds * (1 - share)) / share
  const rate = `${(done / 1e6 / Math.max(seconds, 1e-3)).toFixed(1)} MB/s`
  const percent = `${Math.floor(100 * share + 1e-9)} %`
  const state = unit === 'bytes' ? `${percent} of ${(size / 1e6).toFixed(1)} MB, ${rate}` : percent
  return `${name}: ${state}${remaining === null ? '' : `, ${writeSeconds(remaining)} left`}`
}

/** @example writeSeconds(75) // => '1 min 15 s' */
export function writeSeconds(seconds: number): string {
  const whole = Math.ceil(seconds - 1e-6)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
