import type { AskProgress } from '../../coders/language-model/ask-passages.ts'
import type { Endpoint } from '../../io/language-model.ts'
import { eraseLine, type Terminal } from '../../io/terminal.ts'
import { plural } from '../../outputs/report/wording.ts'
import { writeSeconds } from '../../runtime/progress.ts'

/** Characters of a token, on average. */
const charactersPerToken = 4
/** Milliseconds between lines in a log. */
const between = 10_000

/** Shows what a language model is asked: before it begins how much that is, then how long it still takes. */
export function showAsking(
  { address, model }: Endpoint,
  price: number | undefined,
  { log, isWatched }: Terminal,
): AskProgress {
  let [all, done, known, begun, shown] = [0, 0, 0, 0, 0]
  return {
    begin(requests, open) {
      ;[all, known, done] = [requests, requests - open.requests, 0]
      begun = performance.now()
      shown = begun
      if (open.requests === 0) return log(`All answers of ${model} are known from an earlier run.\n`)
      const tokens = Math.ceil(open.characters / charactersPerToken)
      const cost = price === undefined ? '' : `, at a price of about ${((price * tokens) / 1e6).toFixed(2)}`
      const before = known === 0 ? '' : ` (${known} more are known from an earlier run)`
      log(
        `Asking ${model} at ${address}: ${plural(open.requests, 'request')}${before} with about ${tokens} tokens${cost}. Ctrl-C keeps what was answered.\n`,
      )
    },
    advance() {
      done++
      const now = performance.now()
      const asked = done - known
      if (asked <= 0 || (!isWatched && now - shown < between)) return
      shown = now
      const left = writeSeconds(((now - begun) / 1000 / asked) * (all - done))
      log(`${isWatched ? eraseLine : ''}Asking: ${done} of ${all} requests, ${left} left${isWatched ? '' : '\n'}`)
    },
    end() {
      if (isWatched) log(eraseLine)
    },
  }
}
