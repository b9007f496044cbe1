import { expect, test } from 'vitest';
import { packPostalFile, postalFilePath, postalFilePaths, postalFileSchema, townsOf } from './postal-pack.ts';

const HINO = '東京都日野市';
const HINODE = '東京都西多摩郡日の出町';

const FILE = packPostalFile([
  { code: '1910016', place: HINO, town: '神明' },
  { code: '1910000', place: HINO, town: '' },
  { code: '1900100', place: '東京都あきる野市', town: '' },
  { code: '1900100', place: HINODE, town: '' },
  { code: '1900182', place: HINODE, town: '平井' },
  { code: '1900182', place: HINODE, town: '上平井' },
  { code: '19960', place: '東京都港区', town: '塔' },
]);

test.each([
  ['1910016', [`${HINO}神明`]],
  ['1910000', [HINO]],
  ['1900182', [`${HINODE}平井`, `${HINODE}上平井`]],
  ['1900100', ['東京都あきる野市', HINODE]],
  ['1996042', ['東京都港区塔']],
  ['1910017', []],
])('%s gives all its towns', (code, towns) => {
  expect(townsOf(FILE, code)).toEqual(towns);
});

test('what is packed can be sent and read again', () => {
  expect(postalFileSchema.parse(JSON.parse(JSON.stringify(FILE)))).toEqual(FILE);
});

test('an empty file knows nothing', () => {
  expect(townsOf(packPostalFile([]), '1910016')).toEqual([]);
});

test('a name with the comma that tells towns apart is a fault', () => {
  expect(() => packPostalFile([{ code: '1910016', place: HINO, town: '神明,日野' }])).toThrow('comma');
});

test('a code is found by its first digits, zeros too', () => {
  expect(postalFilePath('/postal/a/', '0010000')).toBe('/postal/a/00.json');
  const all = postalFilePaths('/postal/a/');
  expect([all.length, new Set(all).size, all[7]]).toEqual([100, 100, '/postal/a/07.json']);
});
