import { emptyLine, type Terminal } from '../io/terminal.ts'

/** A part of the work whose size is known. */
export interface Stage {
  /** @param bytes of transcripts that are done */
  readonly advance: (bytes: number) => void
  readonly end: () => void
}

/** Says how far the work is. */
export interface Progress {
  readonly begin: (name: string, bytes: number) => Stage
}

/** Says nothing. */
export const silence: Progress = { begin: () => ({ advance: () => {}, end: () => {} }) }

/** A person who watches sees a line change this often; a log gets a line this often. Milliseconds. */
const often = { watched: 200, logged: 10_000 }

/**
 * Shows rate and time left: to a person on a line that changes, to a log as plain lines. What is done sooner than the
 * first line would come says nothing.
 *
 * @param now milliseconds, from any beginning
 */
export function showProgress({ tell, isWatched }: Terminal, now: () => number = () => performance.now()): Progress {
  const every = isWatched ? often.watched : often.logged
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
          tell(isWatched ? `${emptyLine}${line}` : `${line}\n`)
        },
        end() {
          if (isShown && isWatched) tell(emptyLine)
        },
      }
    },
  }
}

function describe(name: string, done: number, bytes: number, seconds: number): string {
  const share = bytes === 0 ? 1 : done / bytes
  const left = share === 0 ? null : (seconds * (1 - share)) / share
  const rate = `${(done / 1e6 / Math.max(seconds, 1e-3)).toFixed(1)} MB/s`
  return `${name}: ${Math.floor(100 * share)} % of ${(bytes / 1e6).toFixed(1)} MB, ${rate}${left === null ? '' : `, ${writeSeconds(left)} left`}`
}

/** @example writeSeconds(75) // => '1 min 15 s' */
function writeSeconds(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
