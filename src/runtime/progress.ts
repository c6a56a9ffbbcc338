import { eraseLine, type Terminal } from '../io/terminal.ts'

/** A part of the work whose size is known. */
export interface StageProgress {
  /** @param bytes of transcripts that are done */
  readonly advance: (bytes: number) => void
  readonly end: () => void
}

/** Reports progress. */
export interface Progress {
  readonly begin: (name: string, bytes: number) => StageProgress
}

/** Reports nothing. */
export const noProgress: Progress = { begin: () => ({ advance: () => {}, end: () => {} }) }

/** Intervals between updates of the line in an interactive terminal, and between lines in a log, in milliseconds. */
const intervals = { watched: 200, logged: 10_000 }

/**
 * Shows rate and remaining time: in an interactive terminal on a line that is updated, in a log as plain lines. Work that
 * ends within the first interval is not shown.
 *
 * @param now milliseconds, from any beginning
 */
export function showProgress({ log, isWatched }: Terminal, now: () => number = () => performance.now()): Progress {
  const every = isWatched ? intervals.watched : intervals.logged
  return {
    begin(name, bytes) {
      const begun = now()
      let [done, shownAt, isShown] = [0, begun, false]
      return {
        advance(more) {
          done += more
          const time = now()
          if (time - shownAt < every) return
          shownAt = time
          isShown = true
          const line = describe(name, done, bytes, (time - begun) / 1000)
          log(isWatched ? `${eraseLine}${line}` : `${line}\n`)
        },
        end() {
          if (isShown && isWatched) log(eraseLine)
        },
      }
    },
  }
}

function describe(name: string, done: number, bytes: number, seconds: number): string {
  const share = bytes === 0 ? 1 : done / bytes
  const remaining = share === 0 ? null : (seconds * (1 - share)) / share
  const rate = `${(done / 1e6 / Math.max(seconds, 1e-3)).toFixed(1)} MB/s`
  return `${name}: ${Math.floor(100 * share)} % of ${(bytes / 1e6).toFixed(1)} MB, ${rate}${remaining === null ? '' : `, ${writeSeconds(remaining)} left`}`
}

/** @example writeSeconds(75) // => '1 min 15 s' */
export function writeSeconds(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
