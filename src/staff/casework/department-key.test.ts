import { expect, test } from 'vitest';
import { department, PHRASE, sealTo } from '../testing/samples.ts';
import { normalisePhrase, unlockDepartmentKey } from './department-key.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (words: string) => new TextEncoder().encode(words);

test('the phrase opens the key, and the key opens what was sealed to the department', async () => {
  const { recipient, session } = await department();
  const unlocked = await unlockDepartmentKey(session.sealedDepartmentKey, PHRASE);
  if (!unlocked.ok) throw new Error(unlocked.failure);
  const opened = await unlocked.value.open(await sealTo(recipient, bytes('ハナ')));
  expect(opened.ok && text(opened.value)).toBe('ハナ');
});

test('a wrong phrase opens nothing', async () => {
  const { session } = await department();
  const wrong = PHRASE.replace('k3v9', 'k3v8');
  expect(await unlockDepartmentKey(session.sealedDepartmentKey, wrong)).toEqual({
    ok: false,
    failure: 'wrong-phrase',
  });
});

test("another department's seal stays shut", async () => {
  const [ours, theirs] = await Promise.all([department(), department()]);
  const unlocked = await unlockDepartmentKey(ours.session.sealedDepartmentKey, PHRASE);
  if (!unlocked.ok) throw new Error(unlocked.failure);
  const sealed = await sealTo(theirs.recipient, bytes('ハナ'));
  expect(await unlocked.value.open(sealed)).toEqual({ ok: false, failure: 'cannot-open' });
});

test.each([
  ['as it was made', PHRASE],
  ['in capitals, without hyphens', PHRASE.toUpperCase().replaceAll('-', '')],
  ['full width, with Japanese hyphens', 'ｋ３ｖ９ー０ｄ０ｇー１ｎ５７ーａｂｃｄーｅｆｇｈーｊｋｍｎーｐｑ'],
  ['with the letters O and l for the digits', ' k3v9-Od0g-ln57-abcd-efgh-jkmn-pq '],
])('a phrase typed %s is the same phrase', (_, typed) => {
  expect(normalisePhrase(typed)).toBe(PHRASE);
});

test('a phrase of another length is left as typed', () => {
  expect(normalisePhrase(' Olive and lime ')).toBe('Olive and lime');
});
