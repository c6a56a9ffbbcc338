/** Labels of people who ask. */
export const asks =
  /^(ai|assistant|befrager(in)?|chair|entrevistador(a)?|enquêteur|facilitator|host|int|interviewer(in)?|i|iv|mod|moderator(in)?|q|question|researcher)[ _-]?\d*$/i
/** Labels of people who answer. */
export const answers =
  /^(a|answer|b|befragte[rn]?|entrevistad[oa]|guest|interviewee|ip|kandidat(in)?|p|part(icipant)?|r|resp(ondent)?|user)[ _-]?\d*[a-z]?$/i
