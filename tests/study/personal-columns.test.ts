import { expect, test } from 'vitest'
import { personalKind } from '../../src/study/personal-columns.ts'

test.each([
  ...['Name', 'first_name', 'First-Name', 'FullName', 'surname', 'Nachname', 'prénom', 'Apellidos', '名前', 'Имя'],
  'participant name',
])('the column "%s" holds names', (column) => expect(personalKind(column)).toBe('name'))
test.each(['E-Mail', 'email address', 'Phone number', 'Téléphone', 'LinkedIn', 'user_name', 'Home address'])(
  'the column "%s" holds ways to reach somebody',
  (column) => expect(personalKind(column)).toBe('contact'),
)
test.each(['role', 'seniority', 'team name size', 'company', 'age', 'named', 'phone use', 'renamed', 'gender', ''])(
  'the column "%s" holds neither',
  (column) => expect(personalKind(column)).toBeNull(),
)
