/** How a turn begins in the files of a maker, or by a habit of people. */
export interface Shape {
  /**
   * The beginning of a turn: `{name}`, one time or span of times (`{time}`, `{stamp}` in brackets, `{date}`), `{count}`
   * for a counter, `{facts}` for lines of a head such as `Sent: …`, with `{sender}` for a name and an address above, `{mark}` for a sign such as `|` or `//`, `{others}` for those who are addressed, `{says}` for a verb,
   * `{official}` for a title and a name, and what is said. A line end means a line end; other characters mean themselves. A dash, comma, bar or dot may part a name and a time;
   * marks of emphasis may be around both, and a note in square brackets behind a name.
   */
  readonly turn: string
  /** Who writes so. */
  readonly by: string
  /** Known from documentation and common knowledge only: no file of this shape was at hand. */
  readonly unseen?: true
  /** Such beginnings occur in prose too: a name used once is not believed. */
  readonly weak?: true
  /** Nothing but a name: believed where names recur and head a good part of the file. */
  readonly bare?: true
  /** Only roles and codes (`INT`, `P3`) are labels of this shape: other words occur so in prose. */
  readonly coded?: true
  /** The label is a heading of the document. */
  readonly heading?: true
}

/** Every shape that is known, the more particular of two that fit first. A new one is an entry here and a fixture. */
export const shapes: readonly Shape[] = [
  { turn: '[{date}] {name}: {said}', by: 'WhatsApp on iPhones' },
  { turn: '{name}, [{date}]\n{said}', by: 'Telegram, copied', unseen: true },
  { turn: '{date}\n{name}\n{said}', by: 'savers of iMessage', unseen: true },
  { turn: '{date} {name}: {said}', by: 'WhatsApp on Android, logs of meetings' },
  { turn: '{name} ({date})\n{said}', by: 'TranscripTonic' },
  { turn: '{name} {date}\n{said}', by: 'Teams and Slack chats, copied', unseen: true },
  { turn: '[{date}] {name}\n{said}', by: 'Teams chats, copied', unseen: true },
  { turn: '{time} From {name} to {others}: {said}', by: 'Zoom, saved chats', unseen: true },
  { turn: '{time} From {name}: {said}', by: 'Zoom, saved chats', unseen: true },
  { turn: '[{date}] <{name}> {said}', by: 'IRC, Matrix', unseen: true },
  { turn: '{stamp} <{name}> {said}', by: 'IRC', unseen: true },
  { turn: '{time}\n{name}\n{said}', by: 'Teams, copied into a document' },
  { turn: '{name}\n{time}\n{said}', by: 'Fireflies, Zoom and Dovetail, copied' },
  { turn: '{stamp} **{name}:** {said}', by: 'Descript' },
  { turn: '**{name}** {stamp}: {said}', by: 'caption savers' },
  { turn: '**{name}** {stamp} {said}', by: 'people', unseen: true },
  { turn: '**{name}** {time}\n{said}', by: 'people', unseen: true },
  { turn: '**{name}:** {stamp}\n{said}', by: 'Descript', unseen: true },
  { turn: '**{name}:** {stamp} {said}', by: 'Descript', unseen: true },
  { turn: '**{name}:** {said}', by: 'podcasts, Google Meet, people' },
  { turn: '- **{name}:** {said}', by: 'minutes', unseen: true },
  { turn: '**{name}** - {said}', by: 'minutes' },
  { turn: '**{name}** {said}', by: 'magazines', bare: true, unseen: true },
  { turn: '**{name}**\n{said}', by: 'minutes, people', bare: true },
  { turn: '# {name} {stamp}\n{said}', by: 'Obsidian, language models', heading: true, bare: true, unseen: true },
  { turn: '# {name}\n{said}', by: 'people, language models', heading: true, bare: true, unseen: true },
  { turn: '{stamp} {name}: {said}', by: 'aTrain, InqScribe, Descript, OpenTranscribe' },
  { turn: '{stamp} [{name}] {said}', by: 'scripts', unseen: true },
  { turn: '[{name}] {stamp} {said}', by: 'scripts', unseen: true },
  { turn: '[{time} {name}] {said}', by: 'people', unseen: true },
  { turn: '({time} {name}) {said}', by: 'people', unseen: true },
  { turn: '[{name} {time}] {said}', by: 'people', unseen: true },
  { turn: '{name} {stamp}: {said}', by: 'Rev, Descript' },
  { turn: '{name}: {stamp} {said}', by: 'noScribe' },
  { turn: '{name} {stamp}\n{said}', by: 'Trint, Sonix, Happy Scribe' },
  { turn: '{stamp} - {name}\n{said}', by: 'Happy Scribe' },
  { turn: '{stamp} {name}\n{said}', by: 'people', bare: true, unseen: true },
  { turn: '[{name}] {time}\n{said}', by: 'Zoom, saved captions' },
  { turn: '{name} {time}\n{said}', by: 'Otter, Teams, Slack' },
  { turn: '{name}: {time}\n{said}', by: 'pipelines around Whisper' },
  { turn: '#{time}# {name}: {said}', by: 'f4, MAXQDA' },
  { turn: '{time} {name}: {said}', by: 'MAXQDA, people' },
  { turn: '{name} {time}: {said}', by: 'people', unseen: true },
  { turn: '{time} - {name} - {said}', by: 'people', unseen: true },
  { turn: '{name} - {time} - {said}', by: 'people', unseen: true },
  { turn: '{time} {name}\n{said}', by: 'Word Transcribe' },
  { turn: '<v {voice}>{said}', by: 'WebVTT' },
  { turn: '>> {name}: {said}', by: 'live captions (CART)' },
  { turn: '{count} {name}: {said}', by: 'MAXQDA and f4 prints, benchmarks', weak: true },
  { turn: '[{name}]: {said}', by: 'whisperX' },
  { turn: '({name}): {said}', by: 'people', unseen: true },
  { turn: '{letter}. {said}', by: 'court reporters', weak: true },
  { turn: '{name}: {time} {said}', by: 'Temi', weak: true, unseen: true },
  { turn: '{name}: {said}', by: 'people', weak: true },
  { turn: '[{name}] {said}', by: 'people', weak: true },
  { turn: '<{name}> {said}', by: 'people, chats', weak: true, unseen: true },
  { turn: '"{name}": {said}', by: 'people', weak: true, unseen: true },
  { turn: '{name} {stamp} {said}', by: 'Trint', weak: true, unseen: true },
  { turn: '- {name}: {said}', by: 'minutes', weak: true, unseen: true },
  { turn: '{name} - {said}', by: 'people', weak: true },
  { turn: '({name}) {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '({name}) {said}', by: 'people who caption', bare: true, unseen: true },
  { turn: 'From: {sender}\n{facts}\n{said}', by: 'Signal, saved mail', weak: true, unseen: true },
  { turn: '{name} {says}: {said}', by: 'people who write an interview up', weak: true, unseen: true },
  { turn: '{official}. {said}', by: 'hearings of parliaments', weak: true, unseen: true },
  { turn: '{name}. {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name}; {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name} = {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{time} {name}\t{said}', by: 'tables, printed', unseen: true },
  { turn: '{name}\t{said}', by: 'tables, copied; court reporters', weak: true, unseen: true },
  { turn: '{name} {mark} {said}', by: 'people', weak: true, unseen: true },
  { turn: '{time}\n{code} {said}', by: 'scripts around Whisper', weak: true, coded: true, unseen: true },
  { turn: '{code} {said}', by: 'people', weak: true, coded: true, unseen: true },
  { turn: '{name}「{said}', by: 'people who write Japanese', weak: true, unseen: true },
  { turn: '○{name}　{said}', by: 'minutes in Japanese', unseen: true },
  { turn: '=={name}==\n{said}', by: 'people', bare: true, unseen: true },
  { turn: '{name}\n{said}', by: 'Otter without times, prints of pages', weak: true, bare: true },
]

/** A template with something in its slots: `Name [0:12]: words`. */
export function exampleOf(turn: string): string {
  const examples: Readonly<Record<string, string>> = {
    ...{ name: 'Name', voice: 'Name', letter: 'Q', time: '0:12', stamp: '[0:12]' },
    ...{ date: '12/03/2024, 14:03', count: '1', said: 'words', code: 'P1', mark: '//', others: 'Everyone' },
    ...{ says: 'asked', official: 'Mr. NAME', sender: 'Name', facts: 'Sent: …' },
  }
  return turn
    .replace(/\{([a-z]+)\}/g, (_, slot: string) => examples[slot]!)
    .replaceAll('\n', ' / ')
    .replaceAll('\t', ' (tab) ')
}
