/** Whether a file may hold several transcripts, by its name: archives, tables and lists. */
export const mayHoldSeveral = (file: string): boolean => severalIn.test(file)

const severalIn = /\.(zip|csv|tsv|tab|xlsx|jsonl|ndjson|json)$/i

/** Message for results among the transcripts. */
export const resultMessage = 'this is a result of Themata, and no transcript'

/** Whether bytes begin as a JSON list of objects does. */
export const startsAsList = (bytes: Uint8Array): boolean =>
  /^[^\w"{]{0,8}\[\s*\{/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1').replaceAll('\u0000', ''))
