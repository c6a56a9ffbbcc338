import type { Place } from '../model/diagnostic.ts'

/** Finds the line of an item in `analysis.json`, which has one item on a line: of a list by its number, else of a field. */
export function jsonPlaces(file: string, text: string): (list: string, item?: number) => Place {
  const heads = new Map<string, { line: number; isList: boolean }>()
  text.split('\n').forEach((line, at) => {
    const [, margin = '', name, rest = ''] = /^( {1,2})"(\w+)": ?(.*)$/.exec(line) ?? []
    if (name !== undefined)
      heads.set(margin === ' ' ? name : `findings.${name}`, { line: at + 1, isList: rest === '[' })
  })
  return (list, item) => {
    const head = heads.get(list)
    if (head === undefined) return { file }
    return { file, line: head.line + (head.isList && item !== undefined ? item + 1 : 0) }
  }
}
