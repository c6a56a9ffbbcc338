import { type InputError, inputError } from '../boundary/diagnostic.ts'

/** Largest file that is read: more than any interview, less than what would fill the memory of a laptop. */
export const maxBytes = 40e6

/** The error for a file that is larger than any transcript. */
export const tooLarge = (file: string, size: number): InputError =>
  inputError({
    code: 'import/too-large',
    place: { file },
    message: `the file has ${Math.round(size / 1e6)} MB; one transcript may have ${maxBytes / 1e6} MB`,
    fix: 'split it into one file an interview',
  })
