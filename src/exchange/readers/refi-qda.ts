import type { ForeignReader } from '../foreign-reader.ts'
import { isProjectMember } from '../refi-qda/open-project.ts'
import { readRefiQda } from '../refi-qda/read-project.ts'

/** Projects and codebooks in the format that MAXQDA, ATLAS.ti, NVivo, QualCoder, Dedoose and others exchange. */
export const refiQda: ForeignReader = {
  summary: 'REFI-QDA projects (.qdpx) and codebooks (.qdc) of MAXQDA, ATLAS.ti, NVivo, QualCoder and others',
  recognizes: ({ members, bytes }) =>
    members.some(isProjectMember) ||
    /QDA-XML/.test(Buffer.from(bytes.subarray(0, 1000)).toString('latin1').replaceAll('\u0000', '')),
  read: ({ file, bytes }) => readRefiQda({ file, bytes }),
}
