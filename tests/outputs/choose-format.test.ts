import { describe, expect, test } from 'vitest'
import type { InputError } from '../../src/boundary/diagnostic.ts'
import { chooseFormat } from '../../src/outputs/choose-format.ts'
import { commandReports } from '../../src/outputs/command-reports/index.ts'
import { outputs } from '../../src/outputs/index.ts'

const fixOf = (registry: Readonly<Record<string, unknown>>, name: string) => {
  try {
    chooseFormat(registry, name)
  } catch (error) {
    const [problem] = (error as InputError).problems
    expect(problem).toMatchObject({ code: 'format/unknown', place: { file: '--format' } })
    expect(problem!.message).toBe(`there is no format "${name}"; there are ${Object.keys(registry).join(', ')}`)
    return problem!.fix
  }
  return null
}

describe('a format that we do not write', () => {
  test.each([
    ['pdf', /^write html, and open report\.html in a browser, and print it to PDF; or write docx/],
    ['PDF', /print it to PDF/],
    ['.pdf', /print it to PDF/],
    ['doc', /^write docx, which word processors open$/],
    ['odt', /^write docx, and open it in a word processor, and save it as ODT$/],
    ['pptx', /--figures/],
    ['excel', /^write xlsx, which Excel opens$/],
    ['sav', /^write cases, a table of participants and codes/],
    ['latex', /^write md, and convert it/],
    ['atlas.ti', /^write one of these$/],
    ['xslx', /^write xlsx$/],
    ['hologram', /^write one of these$/],
  ])('%s is answered with the way to it', (name, fix) => expect(fixOf(outputs, name)).toMatch(fix))

  test('is made from a form that the command writes', () => {
    expect(fixOf(commandReports.comparison, 'pdf')).toMatch(/^write (?:html|docx|md), and/)
    expect(fixOf({ csv: 0 }, 'excel')).toBe('write csv, which Excel opens')
    expect(fixOf({ csv: 0 }, 'pdf')).toBe('write one of these')
    expect(fixOf({ qdpx: 0, ...outputs }, 'atlas.ti')).toMatch(/^write qdpx/)
  })
})

test('every form that is written is found by its name', () => {
  for (const [name, output] of Object.entries(outputs)) expect(chooseFormat(outputs, name)).toBe(output)
})
