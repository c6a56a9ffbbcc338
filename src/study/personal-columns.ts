import { nameKey } from '../text/name-key.ts'

/** The kind of personal data in a column of participants.csv. */
export type PersonalKind = 'name' | 'contact'

const words: Readonly<Record<PersonalKind, RegExp>> = {
  name: /^(full |first |last |given |family |middle |maiden |birth |nick |pre|preferred |real |legal |participant |person |speaker )?names?$|^(surname|forename|christian name|initials|alias|nickname|fullname|firstname|lastname|givenname|familyname|vorname|nachname|familienname|name der person|vollständiger name|geburtsname|rufname|spitzname|nom|prénom|nom de famille|surnom|nombre|nombre completo|apellidos?|nome|nome completo|cognome|sobrenome|apelido|naam|voornaam|achternaam|imię|nazwisko|imię i nazwisko|namn|förnamn|efternamn|navn|fornavn|etternavn|efternavn|nimi|etunimi|sukunimi|jméno|příjmení|meno|priezvisko|ime|prezime|név|vezetéknév|keresztnév|nume|prenume|ad|adı|soyad|soyadı|isim|имя|фамилия|отчество|фио|ім'я|прізвище|όνομα|επώνυμο|姓名|名前|氏名|이름|성명|שם|اسم|الاسم)$/,
  contact:
    /^(e[ -]?mails?|mails?|e[ -]?mail[ -]?addresse?s?|e[ -]?mail[ -]?adresse|courriel|adresse e[ -]?mail|correo|correo electrónico|posta elettronica|(tele)?phone( number)?s?|tel|mobile|mobile number|cell|cell ?phone|fax|telefon|telefonnummer|handy|handynummer|téléphone|portable|teléfono|telefono|telefone|celular|telefoon|puhelin|puhelinnumero|telefonszám|телефон|почта|address|home address|adresse|anschrift|dirección|indirizzo|endereço|adres|skype|linkedin|twitter|orcid|github|username|user ?name|login|account|url|website|homepage)$/,
}

/**
 * True if a column of participants.csv holds names or ways to reach somebody, by its title in one of some thirty
 * languages; null for other columns.
 *
 * @example
 * personalKind('First_Name') // => 'name'
 * personalKind('E-Mail') // => 'contact'
 * personalKind('seniority') // => null
 */
export function personalKind(column: string): PersonalKind | null {
  const title = nameKey(column)
    .replace(/[_.:/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const dashed = title.replaceAll('-', ' ')
  if (words.name.test(title) || words.name.test(dashed)) return 'name'
  return words.contact.test(title) || words.contact.test(dashed) ? 'contact' : null
}
