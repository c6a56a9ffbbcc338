// Writes the invented decisions of the sample study, data/ml-teams/decisions/*.jsonl: npm run sample-decisions
//
// Ana read six interviews whole with suggestions at hand; Ben coded two of them blind and looked at Ana's answers
// afterwards. Every decision is found by its words, so that it does not matter what is suggested today.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { buildSegmenter } from '../../dist/analysis/build-parts.js'
import { defaultOptions } from '../../dist/analysis/plan-study.js'
import { segmentFile } from '../../dist/analysis/prepare-file.js'
import { importStudy, loadStudy } from '../../dist/index.js'
import { timeOrderedId } from '../../dist/study/decision-events/event-id.js'
import { createPlaceRecorder } from '../../dist/study/decision-events/event-place.js'
import { writeEvents } from '../../dist/study/decision-events/write-event.js'

const folder = 'data/ml-teams'
const { study } = await loadStudy(folder)
const { files } = await importStudy({ ...study, decisions: [], interviewers: [] })
const segment = buildSegmenter(defaultOptions)
const fileOf = (id) => files.find(({ transcript }) => transcript.id === id)

/** The place of words, or of the segment with them in it. */
function placeOf(id, words, isWhole) {
  const file = fileOf(id)
  const { text } = file.transcript
  const start = text.indexOf(words)
  if (start < 0 || text.indexOf(words, start + 1) >= 0) throw new Error(`${id}: "${words}" is not there once`)
  const span = isWhole
    ? segmentFile(segment, file, 'en').find((one) => one.span.start <= start && start < one.span.end).span
    : { start, end: start + words.length }
  return createPlaceRecorder(file.transcript)(span)
}

/** A log that grows by events of one person, a day's work from nine o'clock. */
function logOf(coder, day) {
  const events = []
  let ms = Date.parse(`${day}T09:00:00Z`)
  return {
    events,
    add(event, seconds = 5) {
      ms += Math.round(1000 * (seconds + 2))
      const random = createHash('sha256').update(`${coder} ${day} ${events.length}`).digest()
      const base = { v: 1, id: timeOrderedId(ms, random), coder, time: new Date(ms).toISOString() }
      events.push({ ...base, session: `${coder}-${day}`, seq: events.length + 1, ...event })
      return events.at(-1)
    },
  }
}

const nothing = { draw: null, replaces: null, group: null, stance: null, memo: '' }
const shown = (mode, suggestion = null) => ({ mode, suggestion, confidence: null, run: null })

/** Answers of Ana: to a suggestion for a segment (`yes`, `no`, `to` another code), or to words that she selected (`add`). */
const ana = {
  P1a: [
    ['add', 'Nobody had an answer. Nobody had even thought of it as a question.', 'req-elicitation', 'problem'],
    ['yes', 'We went out with the drivers', 'req-elicitation', 'works'],
    ['no', 'We went out with the drivers', 'req-expectations'],
    ['add', 'So then the target was that nine out of ten parcels come inside the window.', 'req-accuracy'],
    [
      'add',
      "We were so proud of it. And one day the head of the portal, she said, I've been nodding at this picture for five months and I don't know what is up and what is to the right.",
      'cul-communication',
      'problem',
      'The turn to ten parcels is the good part; see the next sentence.',
    ],
    [
      'add',
      'So some of them scan everything in the morning in the van, forty delivered events in one minute, and then they drive around.',
      'data-quality',
      'problem',
    ],
    ['no', "That's the thing, who owns it.", 'int-code'],
    ['yes', "That's the thing, who owns it.", 'pro-responsibility', 'problem'],
    [
      'yes',
      "That's the thing, who owns it.",
      'pro-documentation',
      'problem',
      'Status seventeen is written in a private notebook.',
    ],
    ['yes', "There's a wiki.", 'pro-documentation', 'problem', 'Against documentation on principle; compare P4b.'],
    [
      'add',
      'For the first year we gave them a file with the weights and a description, and they wrote it again in Java.',
      'int-deployment',
      'problem',
    ],
    ['no', 'Mixed. I learned a lot.', 'int-deployment'],
    ['add', "But it's also that we got the duty and not the headcount.", 'pro-responsibility', 'problem'],
    [
      'add',
      "There's a screen in the corridor, it shows the share that came inside the window, by depot.",
      'int-monitoring',
      'works',
    ],
    ['no', 'That part works really well, yeah.', 'req-qualities'],
    ['yes', "Badly. We're in the same sprints as the portal", 'pro-planning', 'problem'],
    ['yes', "Badly. We're in the same sprints as the portal", 'pro-method', 'problem'],
    ['yes', 'Fair, no. Well, once a journalist asked', 'req-fairness', 'neutral'],
  ],
  P1b: [
    ['yes', 'no page anywhere that said what the thing should do', 'req-elicitation', 'problem'],
    ['yes', 'We gave the fashion shop the minute for the last five stops.', 'cul-communication', 'works'],
    ['to', "They do, and I know they don't like it.", 'req-value', null, '', 'pro-planning'],
    ['yes', 'Better. The week when they all sat here helped.', 'cul-roles'],
    ['yes', 'Better. The week when they all sat here helped.', 'cul-teams', 'problem'],
    ['no', 'Better. The week when they all sat here helped.', 'pro-priorities'],
    ['no', 'Towards the customer, me.', 'int-monitoring'],
    ['add', 'So the first hour of each incident is finding out whose incident it is.', 'pro-responsibility', 'problem'],
    [
      'to',
      "You didn't ask about the money.",
      'req-qualities',
      'works',
      'Measured only after eighteen months.',
      'req-value',
    ],
  ],
  P3a: [
    ['yes', "I'm the data scientist. There are eleven hospitals", 'cul-teams', 'problem'],
    ['no', "So at night there's one radiologist for four hospitals.", 'int-deployment'],
    ['add', "So I've got a contract with a number in it that has no father.", 'req-expectations', 'problem'],
    ['yes', 'Oh. Well. How long do you have?', 'data-access', 'problem'],
    ['no', 'I work in a room with no internet.', 'pro-documentation'],
    [
      'add',
      "It turns out the report doesn't say what's in the image. It says what the colleague asked.",
      'data-labelling',
      'problem',
    ],
    [
      'add',
      'I do one night shift a month with her. I bring cake.',
      'cul-communication',
      'works',
      'A cheap cure; P3b tells the same from her side.',
    ],
    [
      'add',
      'With a thousand images that two radiologists read from scratch, without the report.',
      'int-testing',
      'works',
    ],
    ['no', 'Well, the IT head asked whether we could use the other number.', 'req-qualities'],
    ['yes', 'In one hospital, in shadow.', 'req-regulation', 'problem'],
    ['yes', "It's in the proposal. It says, regulatory aspects will be considered.", 'req-regulation', 'problem'],
    ['unsure', 'The plan was a Gantt chart', 'int-deployment', null, 'Planned, never done: deployment or planning?'],
    [
      'add',
      "Everybody who writes such a thing knows it's fiction, and everybody who reads it knows too.",
      'pro-planning',
      'problem',
    ],
  ],
  P4b: [
    ['no', "I'm an actuary by training, and I head model risk.", 'req-regulation'],
    ['yes', 'They submit the model with a description of it', 'int-testing', 'works'],
    ['no', 'They submit the model with a description of it', 'int-versioning'],
    ['no', "Mostly whether it's used for what it was made for.", 'req-qualities'],
    ['to', "There's supposed to be. A business owner", 'req-regulation', 'problem', '', 'pro-responsibility'],
    ['yes', 'It is since three years ago. The regulator asks for it.', 'req-regulation'],
    ['no', 'It is since three years ago. The regulator asks for it.', 'data-access'],
    ['yes', 'It is since three years ago. The regulator asks for it.', 'data-privacy', 'problem'],
    ['add', 'So we check the prices by group, for the groups we can see.', 'req-fairness', 'works'],
    ['yes', 'Never. In all those years not once.', 'cul-mindset', 'problem'],
    [
      'to',
      "That's the bigger one, for us.",
      'req-elicitation',
      'works',
      'Three reasons for each customer were enough.',
      'req-explainability',
    ],
    ['yes', 'There always is one. They come with two points more', 'req-qualities', 'problem'],
    ['no', 'There always is one. They come with two points more', 'cul-mindset'],
    ['yes', 'Oh, I get involved last of all', 'data-understanding', 'problem'],
    [
      'to',
      "I've nothing against it, it's just that they show me version forty-one",
      'req-elicitation',
      'problem',
      '',
      'int-versioning',
    ],
    ['no', "They do say that. And there's something to it", 'req-elicitation'],
  ],
  P5b: [
    ['no', 'It did. They made a second forecast', 'int-deployment'],
    ['to', 'Half of them ignored it.', 'req-qualities', 'problem', '', 'req-explainability'],
    ['no', "Mostly. There's one in the harbour", 'int-deployment'],
    ['yes', 'That was a war.', 'req-elicitation', 'problem'],
    ['no', 'We throw away about a fifth less bread.', 'req-latency'],
    ['add', 'We throw away about a fifth less bread.', 'req-value', 'works'],
  ],
  P7a: [
    ['yes', "There's fourteen engineers and five data scientists.", 'cul-teams', 'works'],
    ['no', "Yeah. I'm not proud of that.", 'int-testing'],
    ['no', "Yeah. I'm not proud of that.", 'int-monitoring'],
    ['add', 'We called them the poets. They called us the pipe people or something.', 'cul-silos', 'problem'],
    ['no', "So there's three levels.", 'data-labelling'],
    ['yes', "So there's three levels.", 'int-testing', 'works'],
    ['no', "So there's three levels.", 'int-code'],
    ['yes', "That's the thing with it. It's other people's voices.", 'data-availability', 'problem'],
    [
      'yes',
      "That's the thing with it. It's other people's voices.",
      'data-privacy',
      'problem',
      'No May, no June: the anonymiser takes the summer out.',
    ],
    ['to', 'Cost, totally.', 'req-qualities', 'problem', '', 'req-value'],
    ['yes', 'Sort of. We tried to have her in the sprint', 'pro-method'],
    ['no', "She says that she's lonely.", 'cul-vocabulary'],
  ],
}

/** Words that Ben selected without seeing any suggestion. */
const ben = {
  P1a: [
    ['Is it worse to be early or late? Nobody had an answer.', 'req-elicitation', 'problem'],
    [
      'We went out with the drivers. Two of us, for, I think it was eight days, in the van, in February.',
      'req-elicitation',
      'works',
    ],
    ['And what people needed was a window you can rely on.', 'req-accuracy'],
    [
      "And one day the head of the portal, she said, I've been nodding at this picture for five months and I don't know what is up and what is to the right.",
      'cul-communication',
      'problem',
    ],
    ['But the driver gets measured by whether he scans at the door.', 'data-quality', 'problem'],
    ['The scanners belong to operations. The database belongs to IT.', 'pro-responsibility', 'problem'],
    [
      'Everybody writes a page when they start, because they feel guilty, and nobody ever changes one.',
      'pro-documentation',
      'problem',
    ],
    [
      'And it was different. It was never very different, it was off by, like, four minutes, and we spent a whole summer finding the four minutes.',
      'int-deployment',
      'problem',
      'Two languages, two teams.',
    ],
    ["So I'm a physicist with a pager.", 'cul-roles', 'problem'],
    ['When Leipzig goes red, they call us before we call them.', 'int-monitoring', 'works'],
    ["If I knew how long it takes I'd know the answer. So I write eight.", 'pro-planning', 'problem'],
  ],
  P3a: [
    ["It's not from a clinician, I asked the clinicians.", 'req-expectations', 'problem'],
    ['So I report the ninety-five to them and I build the minutes for the doctors.', 'req-expectations', 'problem'],
    [
      'It took fourteen months from the day I came until the day I had the first image on my disk.',
      'data-access',
      'problem',
    ],
    ["It turns out the report doesn't say what's in the image.", 'data-labelling', 'problem'],
    ["I didn't know who reads the images. I thought that was a service.", 'cul-communication', 'problem'],
    [
      "And there's a software engineer on loan, one day a week, from the vendor of the archive, and when the three of us are in the same room we get more done than in a month of email.",
      'cul-communication',
      'works',
    ],
    [
      "To go live it'd be a medical device, and then you need a quality management system, a person responsible for regulatory matters, and so on.",
      'req-regulation',
      'problem',
    ],
    ['Nobody planned a day for it.', 'pro-planning', 'problem'],
  ],
}

/** Seconds that differ from answer to answer, the same in every run. */
const secondsOf = (words, from, to) => {
  const [byte] = createHash('sha256').update(words).digest()
  return Math.round(10 * (from + ((to - from) * byte) / 255)) / 10
}

const first = logOf('ana', '2026-03-02')
for (const [id, answers] of Object.entries(ana)) {
  for (const [how, words, code, stance = null, memo = '', other] of answers) {
    const isOwn = how === 'add'
    const seconds = secondsOf(words + code, isOwn ? 9 : 3, isOwn ? 25 : 14)
    const event = {
      ...{ kind: 'code', on: placeOf(id, words, !isOwn), code, ...nothing },
      ...{ status: { no: 'rejected', unsure: 'unsure' }[how] ?? 'accepted', stance, memo },
      ...{ shown: shown('assisted', isOwn ? null : 'learned'), seconds },
    }
    const stored = first.add(how === 'to' ? { ...event, stance: null, memo: '' } : event, seconds)
    if (how === 'to') first.add({ ...event, kind: 'recode', code: other, replaces: stored.id }, seconds)
  }
  const whole = createPlaceRecorder(fileOf(id).transcript)(null)
  first.add({
    kind: 'read',
    on: whole,
    codes: '*',
    chosen: '',
    memo: '',
    shown: shown('assisted'),
    draw: null,
    seconds: null,
  })
}
const slip = first.add({
  ...{
    kind: 'code',
    on: placeOf('P2a', 'It was perfect data for a thesis.', true),
    code: 'data-labelling',
    ...nothing,
  },
  ...{ status: 'rejected', shown: shown('assisted', 'learned'), seconds: 0.8 },
})
first.add({ kind: 'undo', replaces: slip.id })
first.add({
  ...{ kind: 'memo', on: null, code: 'req-qualities', replaces: null },
  memo: 'Often suggested where somebody only says how good a thing is; the finer codes fit better.',
})
first.add({ kind: 'flag', on: placeOf('P3a', 'The plan was a Gantt chart', true), code: 'int-deployment', memo: '' })

const second = logOf('ben', '2026-03-04')
for (const [id, answers] of Object.entries(ben)) {
  for (const [words, code, stance = null, memo = ''] of answers) {
    const seconds = secondsOf(words + code, 11, 34)
    const event = { kind: 'code', on: placeOf(id, words, false), code, ...nothing, status: 'accepted', stance, memo }
    second.add({ ...event, shown: shown('blind'), seconds }, seconds)
  }
  const whole = createPlaceRecorder(fileOf(id).transcript)(null)
  second.add({
    kind: 'read',
    on: whole,
    codes: '*',
    chosen: '',
    memo: '',
    shown: shown('blind'),
    draw: null,
    seconds: null,
  })
}
/** What Ben says of Ana's answers once he sees them. */
const objections = [
  ['P1a', 'Fair, no. Well, once a journalist asked', 'req-fairness', 'He says himself that it is not about fairness.'],
  [
    'P1a',
    "Badly. We're in the same sprints as the portal",
    'pro-method',
    'Planning, yes; the method is not the matter.',
  ],
  ['P3a', "I'm the data scientist. There are eleven hospitals", 'cul-teams', 'One person is no team.'],
].map(([id, words, code, memo]) =>
  second.add({
    ...{ kind: 'code', on: placeOf(id, words, true), code, ...nothing, status: 'rejected', memo },
    ...{ shown: shown('revealed'), seconds: secondsOf(words, 8, 20) },
  }),
)

const third = logOf('ana', '2026-03-06')
const [settled] = objections
const own = first.events.find((event) => event.code === settled.code && event.on.start === settled.on.start)
third.add({
  ...{ kind: 'settle', on: settled.on, code: settled.code, verdict: 'yes', stance: 'neutral' },
  ...{ memo: 'Talked over: raised and dismissed is still raised.', settles: [own.id, settled.id] },
})

mkdirSync(`${folder}/decisions`, { recursive: true })
writeFileSync(`${folder}/decisions/ana.jsonl`, writeEvents([...first.events, ...third.events]))
writeFileSync(`${folder}/decisions/ben.jsonl`, writeEvents(second.events))
console.log(`${first.events.length + third.events.length} events of ana, ${second.events.length} of ben`)
