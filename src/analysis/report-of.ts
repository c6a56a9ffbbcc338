import type { Prepared, PreparedReport } from '../model/prepared.ts'

/** The facts about a prepared transcript that the whole study needs. */
export function reportOf({ file, cuts, vectors }: Prepared): PreparedReport {
  const { transcript, ...account } = file
  const positions = new Map(account.speakers.map(({ name }, position) => [name, position]))
  const speakerByTurn = new Map(transcript.turns.map(({ number, speaker }) => [number, speaker]))
  const segmentsBySpeaker = account.speakers.map(() => 0)
  for (const { turn } of cuts) segmentsBySpeaker[positions.get(speakerByTurn.get(turn)!)!]!++
  return { account, segmentsBySpeaker, width: vectors.width }
}
