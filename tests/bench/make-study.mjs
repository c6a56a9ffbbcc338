// Makes a study of invented talk. usage: node tests/bench/make-study.mjs FOLDER INTERVIEWS MEGABYTES
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { createRandom } from './random.mjs'

const [folder, interviews = '300', megabytes = '50'] = process.argv.slice(2)
const { themes } = parse(readFileSync('codebooks/collaboration.yaml', 'utf8'))
const told = themes.flatMap(({ codes }) => codes.flatMap(({ examples = [] }) => examples))
const [who, did, what, when] = [
  ['We', 'They', 'My colleague', 'The people upstairs', 'Somebody', 'The vendor', 'Everyone I know', 'Our neighbours'],
  ['looked at', 'argued about', 'painted', 'sent back', 'forgot', 'carried', 'wrote about', 'laughed at', 'kept'],
  [
    'the old list',
    'a box of parts',
    'the second floor',
    'those numbers',
    'the kettle',
    'a long letter',
    'the plan',
    'the bridge',
  ],
  [
    'on Tuesdays',
    'before lunch',
    'for a whole winter',
    'without asking',
    'when it rained',
    'and then again',
    'in the van',
    'that summer',
  ],
]

const random = createRandom()
const pick = (list) => list[Math.floor(random() * list.length)]
const sentence = () => (random() < 0.12 ? pick(told) : `${pick(who)} ${pick(did)} ${pick(what)} ${pick(when)}.`)

mkdirSync(join(folder, 'transcripts'), { recursive: true })
const size = (Number(megabytes) * 1e6) / Number(interviews)
const people = ['participant,organization,role']
for (let number = 0; number < Number(interviews); number++) {
  const id = `P${1 + Math.floor(number / 2)}${number % 2 === 0 ? 'a' : 'b'}`
  people.push(`${id},${1 + Math.floor(number / 2)},${pick(['engineering', 'data science', 'management'])}`)
  const turns = []
  let written = 0
  while (written < size) {
    const answer = Array.from({ length: 3 + Math.floor(random() * 9) }, sentence).join(' ')
    turns.push(`**Interviewer:** And what came after that?\n\n**${id}:** ${answer}\n`)
    written += turns.at(-1).length + 1
  }
  writeFileSync(join(folder, 'transcripts', `${id}.md`), turns.join('\n'))
}
writeFileSync(join(folder, 'participants.csv'), `${people.join('\n')}\n`)
