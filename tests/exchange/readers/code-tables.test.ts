import { expect, test } from 'vitest'
import { readFile } from './read.ts'

async function read(text: string) {
  const { reader, project } = await readFile('codes.csv', text)
  return [reader, project.codes.map(({ path, description, color }) => [path.join(' > '), description, color])]
}

test.each([
  [
    'Dedoose, by the ids of parents',
    'Id,Parent Id,Depth,Title,Description,Weighted\n1,,0,Soil,below,False\n2,1,1,Clay,,False\n3,2,2,"Wet, clay",sticky,False\n',
    [
      ['Soil', 'below', null],
      ['Soil > Clay', '', null],
      ['Soil > Clay > Wet, clay', 'sticky', null],
    ],
  ],
  [
    'MAXQDA, by paths',
    'Code;Memo\nSoil;below\nSoil > Clay;\nSoil\\Sand;"dry; warm"\n',
    [
      ['Soil', 'below', null],
      ['Soil > Clay', '', null],
      ['Soil > Sand', 'dry; warm', null],
    ],
  ],
  [
    'NVivo, by indents',
    'Name,Description,Files,References\nSoil,below,1,2\n  Clay,,1,1\n    Wet,,1,1\n  Sand,,1,1\nAir,,0,0\n',
    [
      ['Soil', 'below', null],
      ['Soil > Clay', '', null],
      ['Soil > Clay > Wet', '', null],
      ['Soil > Sand', '', null],
      ['Air', '', null],
    ],
  ],
  [
    'Taguette and Requal, with colours',
    'name,path,description,color\nClay,Soil > Clay,wet,#A05000\n',
    [['Soil > Clay', 'wet', '#a05000']],
  ],
])('a table of codes of %s is a codebook', async (_, text, codes) => {
  expect(await read(text)).toEqual(['code-tables', codes])
})
