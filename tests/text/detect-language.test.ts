import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../src/text/detect-language.ts'
import { tokenize } from '../../src/text/words.ts'

const languageOf = (text: string) => detectLanguage(tokenize(text))

describe('the language of speech', () => {
  test.each([
    ['en', 'And then we looked at the data, but it was not what they had said, so we just started again with this.'],
    [
      'de',
      'Und dann haben wir uns die Daten angesehen, aber es war nicht das, was sie gesagt haben, und ich habe es auch so.',
    ],
    [
      'fr',
      'Et puis on a regardé les données, mais ce n’est pas ce que nous avons vu, parce que je ne suis pas dans une équipe.',
    ],
    [
      'es',
      'Y entonces los datos no estaban, pero como ya se ha dicho, para mí lo más difícil es que hay muy poco con que empezar.',
    ],
    [
      'pt',
      'E então eu não sei, mas essa é uma coisa que está muito mais na equipe do que na empresa, porque ela era assim.',
    ],
    [
      'it',
      'Ma io non so se questo è un problema, poi abbiamo anche detto che gli altri sono più come una squadra molto unita.',
    ],
    [
      'nl',
      'En dan is het niet zo dat wij er ook een van zijn, maar je hebt dus nog geen idee wat het was voor de klant.',
    ],
    [
      'sv',
      'Och så var det inte så att vi har en plan för det, men man kan bara vänta på vad som är på gång när jag ser till.',
    ],
  ])('is %s by its small words', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  test('is not guessed for a few words, for names and numbers, or for another language', () => {
    expect(languageOf('And that was it.')).toBeNull()
    expect(
      languageOf('Kubernetes Docker Terraform Ansible Jenkins Grafana Prometheus Helm Istio Envoy Vault Consul'),
    ).toBeNull()
    expect(
      languageOf('A tak jsme se podívali na data a nebylo to to, co říkali, takže jsme prostě začali znovu.'),
    ).toBeNull()
    expect(languageOf('')).toBeNull()
  })

  test('is the same in capitals and with curly apostrophes', () => {
    const said = "ALORS C’EST CE QU’IL EST, PARCE QUE NOUS ON EST DANS LE VILLAGE ET IL N'Y A PAS"
    expect(languageOf(said)).toBe('fr')
    expect(languageOf(said.replaceAll('’', "'").toLowerCase())).toBe('fr')
  })

  test('is not believed where two are equally likely', () => {
    expect(languageOf('und the und the und the und the und the und the und the')).toBeNull()
  })
})
