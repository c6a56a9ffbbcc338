// Writes the invented readings of the drawn segments of the sample study: npm run sample-decisions
//
// Eva read the eighty segments of decisions/draws.jsonl without suggestions, in the order of the draw, and Ben the first
// twenty-four of them, which shows how far the two agree. The draw itself was made once, by
// `themata draw data/ml-teams --size 80 --as ana`, and is kept.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { timeOrderedId } from '../../dist/study/decision-events/event-id.js'
import { writeEvents } from '../../dist/study/decision-events/write-event.js'

const folder = 'data/ml-teams/decisions'
const draw = JSON.parse(readFileSync(`${folder}/draws.jsonl`, 'utf8').trim().split('\n').at(-1))

/** The beginning of each segment to which Eva gave a code, and her codes. */
const givenByEva = {
  'Nobody had done the division.': ['req-expectations'],
  "There's a group for the station software": ['int-architecture', 'int-testing'],
  "We've got wonderful data.": ['data-bias', 'data-labelling'],
  "For me? There's one page now": ['pro-documentation'],
  'Sales sells eight weeks.': ['pro-planning'],
  'Better. The week when they all sat here helped.': ['cul-roles', 'cul-teams'],
  "That's the bottleneck": ['data-labelling'],
  "Now there's a contract, for each model.": ['int-architecture', 'cul-communication'],
  "I'd say store first.": ['pro-workflow'],
  'We laughed a lot over it.': ['cul-communication'],
  'Good question. It fell in the middle': ['pro-responsibility'],
  "I wasn't asked. I heard of that project": ['data-understanding'],
  'Ideally somebody from the business': ['cul-roles'],
  "For the services, fine. For the models there's a card.": ['pro-documentation'],
  'Fair, no. Well, once a journalist': ['req-fairness', 'req-explainability'],
  'I was hired nine months after.': ['req-elicitation', 'req-latency'],
  'Hm. Sit together.': ['cul-communication'],
  "That's the reports. Each image has a report": ['data-labelling', 'data-understanding'],
  "They do, and I know they don't like it.": ['pro-planning', 'pro-workflow'],
  "It's the only documentation that I believe in.": ['pro-documentation'],
  'At Christmas. No, I mean': ['cul-mindset'],
  "You didn't ask about the money.": ['req-value'],
  'Yes. Unwillingly. They build it on their machines': ['int-effort', 'int-code'],
  'No. Well, the thousand pictures were paid': ['pro-planning'],
  "It does. I'm in favour of it": ['data-privacy'],
  "A hundred percent. I mean they don't say that.": ['req-expectations'],
  "We don't. That's the honest answer.": ['cul-teams'],
  'On paper I do. In reality': ['pro-priorities', 'int-monitoring'],
  "A little in the beginning. He'd say": ['cul-mindset'],
  'It was the second shift.': ['cul-communication'],
  'Sort of. We tried to have her in the sprint': ['pro-method'],
  "He's made one, it's a sort of cloud": ['req-explainability'],
  'The people who check the flags': ['data-quality', 'pro-documentation'],
  'Users want to see where.': ['req-explainability'],
  "There's a small piece in front": ['int-architecture'],
  "Today? Yes. There's a screen in the corridor": ['int-monitoring'],
  "I've nothing against it, it's just that they show me version": ['int-versioning'],
  "That it was a board member's parcel.": ['req-elicitation'],
  'It reaches me as, we need the customer data.': ['data-understanding', 'data-access'],
  "Different. I don't see so many wheels any more.": ['cul-roles'],
  'The project plan had two weeks for it.': ['pro-planning'],
  'Yes. I do one night shift a month with her.': ['cul-communication'],
  "It's the topic. After what happened": ['req-fairness', 'pro-governance'],
  "I'd have said there are five things.": ['req-elicitation'],
  "There's a team of, let me think, twelve people": ['cul-silos'],
  'You should be on the board.': ['pro-governance', 'req-regulation'],
  'Each project has a data scientist and an engineer': ['cul-teams'],
  "I'd begin with the customer, not with the forecast.": ['pro-workflow'],
  'I used to. I had an advert': ['cul-roles'],
  'It depends. The young ones think': ['req-expectations'],
  'In one hospital, in shadow.': ['req-regulation', 'int-deployment'],
  "There's supposed to be. A business owner": ['pro-responsibility'],
  "For example, that I'm the only one": ['pro-documentation', 'int-deployment'],
  'The table is, with the inputs and the outputs.': ['pro-documentation', 'int-architecture'],
  "It worries me that it doesn't crash.": ['int-monitoring'],
  "That's the sad part. We hand it over.": ['data-freshness', 'pro-documentation'],
  "It's always the same, the contract's signed": ['data-access', 'pro-planning'],
  'The plan was a Gantt chart': ['pro-planning'],
  'Towards the customer, me.': ['pro-responsibility'],
  "I'm an actuary by training": ['pro-governance'],
  'Oh, I get involved last of all': ['data-understanding', 'pro-documentation'],
  'First thing, before anything else': ['int-versioning'],
  "Sometimes after. I've stopped starting before I know.": ['data-understanding'],
  'With six of them it works really well.': ['data-quality'],
  "That's the thing with it. It's other people's voices.": ['data-privacy'],
  "There wasn't one. My boss said": ['int-architecture', 'cul-vocabulary'],
  "It wasn't the law, I want to be clear on this.": ['data-access'],
  'We gave the fashion shop the minute': ['req-expectations', 'cul-communication'],
  'We started with a table.': ['int-architecture'],
}
/** What she left open. */
const openToEva = { 'An outside institute does it for us.': ['req-fairness'] }
/** What Ben saw otherwise than Eva in the segments that he read: his codes instead of hers. */
const otherwise = {
  "There's a group for the station software": ['int-architecture'],
  'Better. The week when they all sat here helped.': ['cul-roles'],
  'Fair, no. Well, once a journalist': [],
  'I was hired nine months after.': ['req-elicitation'],
  'Hm. Sit together.': ['cul-communication', 'cul-teams'],
  "That's the reports. Each image has a report": ['data-labelling'],
  'They do, and I know they don': ['pro-planning'],
  "It's the only documentation that I believe in.": [],
  'At Christmas. No, I mean': [],
}

const chances = new Map(draw.classes.map(({ class: name, size, drawn }) => [name, drawn / size]))
const shown = { mode: 'blind', suggestion: null, confidence: null, run: null }
const at = (table, words) => Object.entries(table).find(([beginning]) => words.startsWith(beginning))?.[1]

/** The events of a reader from a day on: what they gave and left open in drawn segments, in the order of the draw. */
function readingsOf(coder, begin, { passages, given, open }) {
  const events = []
  let ms = Date.parse(begin)
  const add = (event, seconds) => {
    ms += Math.round(1000 * (seconds + 2))
    const random = createHash('sha256').update(`${coder} ${events.length}`).digest()
    const base = { v: 1, id: timeOrderedId(ms, random), coder, time: new Date(ms).toISOString() }
    const session = `${coder}-${begin.slice(0, 10)}`
    events.push({ ...base, session, seq: events.length + 1, ...event, shown, seconds })
  }
  for (const { class: name, on } of passages) {
    const from = { id: draw.draw, class: name, chance: chances.get(name) }
    const seconds = 4 + Math.round(on.exact.length / 9) / 10
    for (const [codes, status] of [
      [given(on.exact), 'accepted'],
      [open(on.exact), 'unsure'],
    ])
      for (const code of codes ?? [])
        add(
          { kind: 'code', on, code, status, stance: null, memo: '', draw: from, group: null, replaces: null },
          seconds,
        )
    add({ kind: 'read', on, codes: '*', chosen: '', memo: '', draw: from }, seconds)
  }
  return events
}

for (const beginning of Object.keys({ ...givenByEva, ...openToEva, ...otherwise }))
  if (!draw.passages.some(({ on }) => on.exact.startsWith(beginning))) throw new Error(`"${beginning}" was not drawn`)
const eva = readingsOf('eva', '2026-03-10T09:00:00Z', {
  passages: draw.passages,
  given: (words) => at(givenByEva, words),
  open: (words) => at(openToEva, words),
})
writeFileSync(`${folder}/eva.jsonl`, writeEvents(eva))
const ben = readingsOf('ben', '2026-03-11T09:00:00Z', {
  passages: draw.passages.slice(0, 24),
  given: (words) => at(otherwise, words) ?? at(givenByEva, words),
  open: () => [],
})
const before = readFileSync(`${folder}/ben.jsonl`, 'utf8') // written by sample-decisions.mjs
writeFileSync(`${folder}/ben.jsonl`, before + writeEvents(ben))
console.log(`${eva.length} events of eva and ${ben.length} of ben on drawn segments`)
