import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDisagreements } from '../../src/evaluation/find-disagreements.ts'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { scoreCodings, scorePeople } from '../../src/evaluation/score-codings.ts'
import { findKeywords, findMisfires, findOverlaps, readPassages } from '../../src/evaluation/weigh-keywords.ts'
import type { CodedPassage, Judged } from '../../src/model/coded-passage.ts'
import { buildEvaluation } from '../../src/outputs/command-reports/build-evaluation.ts'
import { tabulateEvaluation } from '../../src/outputs/command-reports/tabulate-evaluation.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { writeCsv } from '../../src/outputs/tables/write-table.ts'
import { gardenCodebook } from '../support/builders.ts'

const codes = ['soil-water', 'people-help']
const subset = fc.subarray(codes).map((chosen) => new Set(chosen))
const judgement = (basis: Judged['basis']) =>
  fc.record({ yes: subset, also: subset, whole: fc.boolean() }).map(({ yes, also, whole }) => ({
    yes,
    judged: { codes: whole ? ('all' as const) : new Set([...yes, ...also]), basis },
  }))

const passagesOf = (basis: Judged['basis']) =>
  fc
    .array(fc.tuple(judgement(basis), judgement(basis), fc.constantFrom('', 'water', 'neighbor', 'buckets')), {
      minLength: 1,
      maxLength: 30,
    })
    .map((rows) =>
      rows.map(
        ([ana, ben, word], at): CodedPassage => ({
          id: String(at),
          group: `I${at % 6}`,
          text: `They said ${word} ${at}`,
          codesByCoder: new Map([
            ['ana', ana.yes],
            ['ben', ben.yes],
          ]),
          judgedByCoder: new Map([
            ['ana', ana.judged],
            ['ben', ben.judged],
          ]),
          memoByCoder: new Map(),
        }),
      ),
    )
const found = (passages: readonly CodedPassage[]) => passages.map((_, at) => new Set(codes.slice(0, at % 3)))
/** Passages in which both looked at nothing. */
const unlooked = (count: number): CodedPassage[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `u${at}`,
    group: `I${at % 6}`,
    text: 'water and a neighbor with buckets',
    codesByCoder: new Map([['ana', new Set<string>()]]),
    judgedByCoder: new Map([['ana', { codes: new Set<string>(), basis: 'read' as const }]]),
    memoByCoder: new Map(),
  }))

describe('what nobody looked at', () => {
  test('changes no score, no agreement, no suggestion', () => {
    fc.assert(
      fc.property(passagesOf('read'), fc.nat(20), (passages, count) => {
        const more = [...passages, ...unlooked(count)]
        for (const level of ['theme', 'code'] as const) {
          const score = (some: readonly CodedPassage[]) => {
            const { labels, macro, findings } = scoreCodings(some, found(some), gardenCodebook, {
              level,
              basis: 'read',
            })
            return { labels, f1: macro.f1.value, kappa: macro.kappa.value, findings }
          }
          expect(score(more)).toEqual(score(passages))
          expect(scorePeople(more, gardenCodebook, level)?.labels).toEqual(
            scorePeople(passages, gardenCodebook, level)?.labels,
          )
          const agree = (some: readonly CodedPassage[]) =>
            measureAgreement(some, null, gardenCodebook, level).people?.labels.map(({ label, raw, alpha, judged }) => ({
              label,
              raw,
              alpha,
              judged,
            }))
          expect(agree(more)).toEqual(agree(passages))
          expect(findDisagreements(more, gardenCodebook, level)).toEqual(
            findDisagreements(passages, gardenCodebook, level),
          )
        }
        for (const find of [findKeywords, findMisfires]) {
          const found = (some: readonly CodedPassage[]) => find(readPassages(some, gardenCodebook), gardenCodebook)
          expect(found(more)).toEqual(found(passages))
        }
        expect(findOverlaps(more, gardenCodebook)).toEqual(findOverlaps(passages, gardenCodebook))
      }),
      { numRuns: 40 },
    )
  })
})

describe('of passages that were judged as suggestions', () => {
  test('precision alone is told, in Markdown, JSON and CSV alike', () => {
    fc.assert(
      fc.property(passagesOf('suggested'), (passages) => {
        const [theme, code] = (['theme', 'code'] as const).map((level) =>
          scoreCodings(passages, found(passages), gardenCodebook, { level, basis: 'suggested' }),
        )
        const setting = { name: 'learned', theme: theme!, code: code!, suggested: null, codings: [], tested: null }
        const evaluation = { codebook: gardenCodebook, passages, settings: [setting], people: null }
        expect(scorePeople(passages, gardenCodebook, 'theme')).toBeNull()
        for (const { macro, labels } of [theme!, code!]) {
          expect([macro.recall, macro.f1.value, macro.f1.low, macro.kappa.value, macro.kappa.high]).toEqual([
            null,
            null,
            null,
            null,
            null,
          ])
          for (const own of labels) expect([own.recall, own.f1, own.kappa]).toEqual([null, null, null])
        }
        const markdown = renderMarkdown(buildEvaluation({ ...evaluation, check: null }))
        expect(markdown).toMatch(/only the precision of suggestions is known/)
        expect(markdown).not.toMatch(/\| (recall|F1|kappa)[ ,|]/)
        for (const line of writeCsv(tabulateEvaluation(evaluation)).trim().split('\n').slice(1))
          expect(line).toMatch(/,suggested,([^,]*,){5},{7}\d+$/)
      }),
      { numRuns: 40 },
    )
  })
  test('the tool is compared with nobody, since agreement with its own suggestions is circular', () => {
    fc.assert(
      fc.property(passagesOf('suggested'), (passages) => {
        const withTool = passages.map((passage) => ({
          ...passage,
          codesByCoder: new Map([...passage.codesByCoder, ['tool', new Set<string>()]]),
          judgedByCoder: new Map([...passage.judgedByCoder, ['tool', { codes: 'all', basis: 'read' } as const]]),
        }))
        expect(measureAgreement(withTool, 'tool', gardenCodebook, 'code').tool).toBeNull()
      }),
      { numRuns: 20 },
    )
  })
  test('people who refuse and accept the same suggestion disagree, about its theme too', () => {
    const judged = (codes: readonly string[]) => ({ codes: new Set(codes), basis: 'suggested' as const })
    const passage: CodedPassage = {
      id: '1',
      group: 'I',
      text: 'rain',
      codesByCoder: new Map([
        ['ana', new Set(['soil-rain', 'soil-water'])],
        ['ben', new Set<string>()],
        ['cem', new Set<string>()],
      ]),
      judgedByCoder: new Map([
        ['ana', judged(['soil-rain', 'soil-water'])],
        ['ben', judged(['soil-rain'])],
        ['cem', judged(['people-help'])],
      ]),
      memoByCoder: new Map(),
    }
    for (const level of ['theme', 'code'] as const) {
      const [{ people }, [found]] = [
        measureAgreement([passage], null, gardenCodebook, level),
        findDisagreements([passage], gardenCodebook, level),
      ]
      const soil = people!.byPair.find(({ coders }) => coders.join() === 'ana,ben')!.labels[0]
      expect(soil).toMatchObject({ units: 1, raw: 0 })
      expect(found).toMatchObject({ yes: ['ana'], no: ['ben'] })
    }
  })
  test('the kappa of two people is that of the accepted and refused suggestions by hand', () => {
    // 5 both accept, 2 only ana, 1 only ben, 4 both refuse, of two codes: 9 of 12 agree, (7 × 6 + 5 × 6) / 144 by chance
    const decided = ['11', '11', '11', '10', '00', '00', '11', '11', '10', '01', '00', '00']
    const passages = decided.map((answers, at): CodedPassage => {
      const code = codes[at % 2]!
      const of = (yes: boolean) => new Set(yes ? [code] : [])
      return {
        id: String(at),
        group: 'I',
        text: 'x',
        codesByCoder: new Map([
          ['ana', of(answers[0] === '1')],
          ['ben', of(answers[1] === '1')],
        ]),
        judgedByCoder: new Map(['ana', 'ben'].map((coder) => [coder, { codes: new Set([code]), basis: 'suggested' }])),
        memoByCoder: new Map(),
      }
    })
    for (const level of ['theme', 'code'] as const) {
      const [pair] = measureAgreement(passages, null, gardenCodebook, level).people!.byPair
      expect(pair!.raw).toBeCloseTo(9 / 12, 10)
      expect(pair!.kappa).toBeCloseTo((9 / 12 - 0.5) / 0.5, 10)
    }
  })
})
