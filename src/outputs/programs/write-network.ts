import type { Analysis } from '../../model/analysis.ts'
import type { Output } from '../output.ts'
import { pairsInSegments } from '../report/pairs-in-segments.ts'
import { writeTable } from '../tables/write-table.ts'
import { escapeMarkup } from './escape-markup.ts'

/** A code as a node, with the segments that have it. */
interface Node {
  readonly id: string
  readonly label: string
  readonly theme: string
  readonly color: string
  readonly segments: number
}

/** Two codes, and the segments that have both. */
interface Edge {
  readonly source: string
  readonly target: string
  readonly segments: number
}

/** The codes, and how often two of them are in one segment. */
function networkOf({ codebook, findings }: Analysis): {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
} {
  const segmentsOf = new Map(findings.prevalence.map(({ codeId, segments }) => [codeId, segments]))
  const themeById = new Map(codebook.themes.map((theme) => [theme.id, theme]))
  const nodes = codebook.codes.map(({ id, label, themeId }): Node => {
    const theme = themeById.get(themeId)!
    return { id, label, theme: theme.label, color: theme.color, segments: segmentsOf.get(id) ?? 0 }
  })
  const edges = Array.from(
    pairsInSegments(findings, 'code'),
    ({ a, b, both }): Edge => ({ source: a, target: b, segments: both }),
  )
  return { nodes, edges }
}

/** Two tables that Gephi reads: codes, and pairs of codes of the same segments. */
export const toGephi = {
  summary: 'codes that go together in segments, as two tables for Gephi: gephi-nodes.csv, gephi-edges-by-segment.csv',
  write: (analysis: Analysis) => {
    const { nodes, edges } = networkOf(analysis)
    return [
      {
        file: 'gephi-nodes.csv',
        text: writeTable(
          {
            Id: ({ id }: Node) => id,
            Label: ({ label }: Node) => label,
            Weight: ({ segments }: Node) => segments,
            Theme: ({ theme }: Node) => theme,
          },
          nodes,
        ),
      },
      {
        file: 'gephi-edges-by-segment.csv',
        text: writeTable(
          {
            Source: ({ source }: Edge) => source,
            Target: ({ target }: Edge) => target,
            Type: () => 'Undirected',
            Weight: ({ segments }: Edge) => segments,
          },
          edges,
        ),
      },
    ]
  },
} as const satisfies Output

/** The same network as GEXF 1.3. */
export const toGexf = {
  summary: 'codes that go together in segments, as a network in GEXF (Gephi): codes-by-segment.gexf',
  write: (analysis: Analysis) => {
    const { nodes, edges } = networkOf(analysis)
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
      '  <graph mode="static" defaultedgetype="undirected">',
      '    <attributes class="node">',
      '      <attribute id="theme" title="Theme" type="string"/>',
      '      <attribute id="segments" title="Segments" type="integer"/>',
      '    </attributes>',
      '    <nodes>',
      ...nodes.map(
        ({ id, label, theme, color, segments }) =>
          `      <node id="${id}" label="${escapeMarkup(label)}"><attvalues><attvalue for="theme" value="${escapeMarkup(theme)}"/><attvalue for="segments" value="${segments}"/></attvalues>${vizOf(color)}</node>`,
      ),
      '    </nodes>',
      '    <edges>',
      ...edges.map(
        ({ source, target, segments }, at) =>
          `      <edge id="${at}" source="${source}" target="${target}" weight="${segments}"/>`,
      ),
      '    </edges>',
      '  </graph>',
      '</gexf>',
      '',
    ]
    return [{ file: 'codes-by-segment.gexf', text: lines.join('\n') }]
  },
} as const satisfies Output

/** @example vizOf('#1b6ca8') // => '<viz:color r="27" g="108" b="168"/>' */
function vizOf(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`
}

/** The same network as GraphML. */
export const toGraphml = {
  summary: 'codes that go together in segments, as a network in GraphML: codes-by-segment.graphml',
  write: (analysis: Analysis) => {
    const { nodes, edges } = networkOf(analysis)
    const data = (key: string, value: string | number): string =>
      `<data key="${key}">${escapeMarkup(String(value))}</data>`
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      '  <key id="label" for="node" attr.name="label" attr.type="string"/>',
      '  <key id="theme" for="node" attr.name="theme" attr.type="string"/>',
      '  <key id="segments" for="node" attr.name="segments" attr.type="int"/>',
      '  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
      '  <graph edgedefault="undirected">',
      ...nodes.map(
        ({ id, label, theme, segments }) =>
          `    <node id="${id}">${data('label', label)}${data('theme', theme)}${data('segments', segments)}</node>`,
      ),
      ...edges.map(
        ({ source, target, segments }) =>
          `    <edge source="${source}" target="${target}">${data('weight', segments)}</edge>`,
      ),
      '  </graph>',
      '</graphml>',
      '',
    ]
    return [{ file: 'codes-by-segment.graphml', text: lines.join('\n') }]
  },
} as const satisfies Output
