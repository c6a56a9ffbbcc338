/** Labels of people who ask. */
export const asks =
  /^(ai|assistant|befrager(in)?|chair|entrevistador(a)?|enquêteur|facilitator|host|int|interviewer(in)?|i|iv|mod|moderator(in)?|q|question|researcher)[ _-]?\d*$/i
/** Labels of people who answer. */
export const answers =
  /^(a|answer|b|befragte[rn]?|entrevistad[oa]|guest|interviewee|ip|kandidat(in)?|p|part(icipant)?|r|resp(ondent)?|user)[ _-]?\d*[a-z]?$/i
/** Labels that programs give to voices, and codes of people such as P3a: believed when used once. */
export const isCode = (label: string): boolean =>
  /^(unknown )?speaker([ _-]?[\dA-Z]{1,2})?$|^sp(k|kr|eaker)?[ _-]?\d{1,2}$|^S\d{2}$/i.test(label) ||
  (/^[A-Z]+\d/.test(label) && (asks.test(label) || answers.test(label)))
