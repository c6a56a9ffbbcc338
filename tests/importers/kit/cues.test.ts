import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noHints } from '../../../src/importers/importer.ts'
import { voicesOf } from '../../../src/importers/kit/cue-voices.ts'
import { hasCues, readCues } from '../../../src/importers/kit/cues.ts'
import { countWords } from '../../../src/text/words.ts'

const read = (text: string, speakers: readonly string[] = []) => readCues(text, 'P1.vtt', { ...noHints, speakers })
const turnsOf = (text: string) => read(text).turns.map(({ speaker, text: said }) => `${speaker}: ${said}`)
const leftOut = (text: string) => Object.fromEntries(read(text).skipped.map(({ reason, words }) => [reason, words]))
const clockOf = (seconds: number): string =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`
/** Captions of five seconds each, one behind the other. */
const vtt = (...captions: readonly string[]): string =>
  `WEBVTT\n\n${captions.map((said, at) => `${clockOf(5 * at)} --> ${clockOf(5 * at + 5)}\n${said}\n`).join('\n')}`

describe('a text holds captions', () => {
  test.each([
    ['WebVTT with hours', '00:00:01.000 --> 00:00:04.000'],
    ['WebVTT without hours', '00:01.000 --> 00:04.000'],
    ['WebVTT with settings of the place', '00:01.000 --> 00:04.000 align:start position:0%'],
    ['SRT, with a comma before the milliseconds', '00:00:01,000 --> 00:00:04,000'],
    ['SBV, with two times and a comma', '0:00:01.000,0:00:04.000'],
  ])('in %s', (_, line) => {
    expect(hasCues(`1\n${line}\nHello.`)).toBe(true)
  })
  test.each([
    ['a line of an arrow alone', '-->'],
    ['an arrow between words', 'home --> work'],
    ['one time', '00:00:01.000'],
    ['times inside a sentence', 'He said 00:01.000 --> 00:04.000'],
    ['nothing', ''],
  ])('but not in %s', (_, line) => {
    expect(hasCues(`1\n${line}\nHello.`)).toBe(false)
  })
})

describe('a caption line', () => {
  const voices = (raw: string) => {
    const removed: string[] = []
    const said = voicesOf(raw, 7, (reason, text, line) => {
      expect([reason, line]).toEqual(['caption markup', 7])
      if (text !== '') removed.push(text)
    })
    return { said: said.map(({ text }) => text), removed: removed.join(' ') }
  }
  test.each([
    ['without tags is one voice', 'Yes, we do.', ['Yes, we do.'], ''],
    ['with a voice keeps its tag', '<v Ana>Yes.</v>', ['<v Ana>Yes.'], '</v>'],
    ['with two voices is two lines', '<v Ana>Yes.</v><v Ben>No.', ['<v Ana>Yes.', '<v Ben>No.'], '</v>'],
    ['loses italics and colours', '<i>Well</i>, <c.red>no</c>.', ['Well, no.'], '<i> </i> <c.red> </c>'],
    ['loses times between its words', 'We <00:00:01.500>did.', ['We did.'], '<00:00:01.500>'],
    ['keeps a bare sign of comparison', 'a < b and c > d', ['a < b and c > d'], ''],
    ['with entities says what they encode', 'R&amp;D &lt;team&gt;', ['R&D <team>'], ''],
    ['of markup alone is nothing', '<i></i>', [], '<i> </i>'],
  ])('%s', (_, raw, said, removed) => {
    expect(voices(raw)).toEqual({ said, removed })
  })
  test('in which a tag of a voice is written out as words is not taken for that voice', () => {
    const [line] = voices('&lt;v Ana&gt; is what the file says').said
    expect(line).toBe(' <v Ana> is what the file says')
  })
  test('of JSON, as Teams writes it, is the words with the voice, and the keys are left out', () => {
    const raw = '{"startDateTime":"x","speakerName":"Ana Lind","spokenText":"We meet daily.","spokenLanguage":"en"}'
    const { said, removed } = voices(raw)
    expect(said).toEqual(['<v Ana Lind>We meet daily.'])
    expect(removed).not.toContain('daily')
    expect(removed).not.toContain('Lind')
    expect(removed).toContain('spokenLanguage')
  })
  test('of JSON without a speaker has no voice, and one without words says nothing', () => {
    expect(voices('{"speakerName":"","spokenText":"Yes."}').said).toEqual(['Yes.'])
    expect(voices('{"speakerName":"Ana","spokenText":""}').said).toEqual([])
  })
  test('that only looks like JSON is said as it is written', () => {
    expect(voices('{"spokenText": "a" "b"}').said).toEqual(['{"spokenText": "a" "b"}'])
  })
})

describe('captions', () => {
  test('of one voice are one turn, from the first begin to the last end', () => {
    const { turns } = read(vtt('<v Ana>We meet', 'every day.', '<v Ben>And then?'))
    expect(turns.map(({ speaker, text, startMs, endMs }) => [speaker, text, startMs, endMs])).toEqual([
      ['Ana', 'We meet every day.', 0, 10_000],
      ['Ben', 'And then?', 10_000, 15_000],
    ])
  })
  test('name the line of the file in which a turn begins', () => {
    // 1 WEBVTT, 2 blank, 3 times, 4 words, 5 blank, 6 times, 7 words
    expect(read(vtt('<v Ana>Yes.', '<v Ben>No.')).turns.map(({ line }) => line)).toEqual([4, 7])
  })
  test('with names before a colon are said by these', () => {
    expect(turnsOf(vtt('Ana: How often?', 'Ben: Every day.', 'Ana: Why?', 'Ben: It helps.'))).toEqual([
      'Ana: How often?',
      'Ben: Every day.',
      'Ana: Why?',
      'Ben: It helps.',
    ])
  })
  test('without names begin another turn at a dash', () => {
    expect(turnsOf(vtt('- How often?', '- Every day.'))).toEqual(['null: How often?', 'null: Every day.'])
  })
  test('with numbers, notes and styles say only what is said', () => {
    const text =
      'WEBVTT\n\nNOTE checked by hand\n\n1\n00:00:00.000 --> 00:00:05.000\n<v Ana>Yes.\n\nNOTE two more words\n\n2\n00:00:05.000 --> 00:00:09.000\n<v Ben>No.\n'
    expect(turnsOf(text)).toEqual(['Ana: Yes.', 'Ben: No.'])
    // "NOTE two more words" are four, WEBVTT and "NOTE checked by hand" five; two captions have numbers
    expect(leftOut(text)).toMatchObject({ 'notes in the captions': 4, headers: 5, 'caption numbers': 2 })
  })
  test('have a header that nobody says, but what a broken caption above the first one says may be speech', () => {
    const text =
      'WEBVTT - Interview 4\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n00:00 > 00:05\nLost to a slip.\n\n00:00:05.000 --> 00:00:09.000\nKept.\n'
    // "WEBVTT Interview 4", "Kind captions", "STYLE", "cue color red"; the numbers of two times, "Lost to a slip"
    expect(leftOut(text)).toMatchObject({ headers: 9, header: 8 })
  })
  test('that roll, each beginning with the last line of the one before, say every line once', () => {
    expect(
      turnsOf(vtt('one two', 'one two\nthree four', 'three four\nfive six', 'five six\nseven eight.')).join(),
    ).toBe('null: one two three four five six seven eight.')
  })
  test('that grow, each beginning with all of the one before, say every word once', () => {
    const grown = vtt('we', 'we meet', 'we meet every', 'we meet every day.')
    expect(turnsOf(grown)).toEqual(['null: we meet every day.'])
    expect(leftOut(grown)['captions shown again']).toBe(1 + 2 + 3)
  })
  test('that repeat a short answer once are no rolling captions', () => {
    expect(turnsOf(vtt('<v Ana>No.', '<v Ben>Really?', '<v Ana>No.', '<v Ben>Why?', '<v Ana>It rains.'))).toHaveLength(
      5,
    )
  })
  test('in which nearly every line has one name inside sentences are doubted, with what to do', () => {
    const broken = Array.from({ length: 14 }, (_, at) => `Jo: and then we went to ${at}`)
    const [warning] = read(vtt(...broken)).warnings.filter(({ code }) => code === 'import/false-labels')
    expect(warning).toMatchObject({ level: 'warning', place: { file: 'P1.vtt' } })
    expect(warning!.message).toContain('"Jo"')
    expect(warning!.fix).toContain('not_speakers')
  })
  test('of which the sentences end have a name in earnest, however often it comes', () => {
    const whole = Array.from({ length: 14 }, (_, at) => `Jo: We went to place ${at}.`)
    expect(read(vtt(...whole)).warnings).toEqual([])
  })
  test('whatever they hold account for every word: said or left out with a reason', () => {
    const word = fc.constantFrom(
      'we',
      'meet',
      'often.',
      'R&amp;D',
      '<i>why</i>',
      'Ana:',
      '- so',
      'it’s',
      '12',
      '[laughs]',
    )
    const caption = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(caption, { minLength: 1, maxLength: 12 }), (captions) => {
        const { turns, skipped, wordsIn } = read(vtt(...captions))
        const said = turns.reduce((total, { text }) => total + countWords(text), 0)
        const left = skipped.reduce((total, { words }) => total + words, 0)
        expect(said + left).toBe(wordsIn)
      }),
    )
  })
  test('are never out of order in time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<v Ana>yes.', '<v Ben>no.', 'so.'), { maxLength: 15 }), (captions) => {
        const starts = read(vtt(...captions)).turns.map(({ startMs }) => startMs!)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      }),
    )
  })
})
