/** An expression for labels that are one of these words, with a number or letter behind it. */
const label = (words: string): RegExp =>
  new RegExp(`^(?:${words.trim().split(/\s+/).join('|')})(?:\\.?[ _-]?\\d+[a-z]?|[ _-][a-z])?$`, 'iu')

/** Labels of people who ask: whole words in the languages of the readers, and letters that people agree on. */
export const asks = label(`
  ai assistant chair facilitator host int interviewer ir iv ivr mod moderator q question questioner researcher
  befrager befragerin forscher forscherin frage interviewerin interviewerinnen moderation moderatorin gesprächsleitung
  animateur animatrice chercheur chercheuse enquêteur enquêteuse enquêtrice intervieweur intervieweuse modérateur modératrice
  encuestador encuestadora entrevistador entrevistadora investigador investigadora moderadora moderador pregunta
  pergunta pesquisador pesquisadora domanda intervistatore intervistatrice moderatore moderatrice ricercatore ricercatrice
  gespreksleider onderzoeker vraag fråga forskare intervjuare intervjuer moderatör spørger forsker ankieter ankieterka badacz badaczka
  prowadzący prowadząca интервьюер исследователь исследовательница ведущий ведущая модератор вопрос görüşmeci pewawancara intervievator
  采访者 访谈者 訪談者 採訪者 主持人 访员 问 聞き手 インタビュアー 質問者 司会 면담자 ผู้สัมภาษณ์
  المحاور المحاورة الباحث الباحثة מראיין מראיינת ερευνητής ερευνήτρια συνεντευκτής tazatel tazatelka kérdező haastattelija साक्षात्कारकर्ता i`)
/** Labels of people who answer. */
export const answers = label(`
  a answer guest ie informant interviewee ip part\\. participant resp respondent subject user witness p r
  antwort befragte befragter befragten kandidat kandidatin proband probandin teilnehmer teilnehmerin interviewpartner interviewpartnerin b
  enquêté enquêtée interviewé interviewée participante répondant répondante réponse
  encuestado encuestada entrevistado entrevistada respuesta resposta informante
  intervistato intervistata partecipante risposta deelnemer geïnterviewde antwoord intervjuperson deltagare svar
  informanten badany badana респондент респондентка информант участник участница ответ katılımcı narasumber responden
  受访者 受訪者 被访者 答 話し手 回答者 참여자 ผู้ให้สัมภาษณ์
  المشارك المشاركة المستجيب المستجيبة מרואיין מרואיינת משתתף משתתפת συμμετέχων συμμετέχουσα respondentka válaszadó haastateltava प्रतिभागी`)
/** Labels of people who do neither: they speak for others, or about the recording. */
const helps = label(`
  translator interpreter transcriber observer notetaker reporter clerk court videographer
  dolmetscher dolmetscherin übersetzer übersetzerin interprète traducteur traductrice intérprete traductor traductora tradutor tradutora
  interprete traduttore traduttrice tolk vertaler переводчик переводчица 翻译 通訳`)

/** What a label says about a role by itself, with or without an article, or in parentheses; null for most names. */
export function roleOfLabel(written: string): 'interviewer' | 'participant' | 'unknown' | null {
  const [, name, role] = /^(.+?)(?<!\s)\s*\(([^()]+)\)$/.exec(written) ?? []
  if (role !== undefined) return roleOfLabel(role) ?? roleOfLabel(name!)
  const bare = written
    .replace(/^(?:(?:the|der|die|das|le|la|el|il|o|a|de|den)\s+|l['’])(?=\S{4})/i, '')
    .replace(/^(?:assistant|co|deputy|lead)[\s-]+(?=\S{4})/i, '')
  if (helps.test(bare)) return 'unknown'
  if (asks.test(bare)) return 'interviewer'
  return answers.test(bare) ? 'participant' : null
}
