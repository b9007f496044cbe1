import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postalFilePath, postalFileSchema, townsOf } from '#contract/cities/postal-pack.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import listed from './postal-pack.test.json' with { type: 'json' };
import { packPostalTowns, postalFactsOf, writePostalPack } from './postal-pack.ts';
import { readPostalTowns } from './postal-towns.ts';

const towns = await readPostalTowns();
const pack = packPostalTowns(towns);

function lookUp(code: string): string[] {
  const content = pack.files.get(postalFilePath(pack.path, code)) ?? '';
  return townsOf(postalFileSchema.parse(JSON.parse(content)), code);
}

test('every code of the three municipalities gives the towns that a second list has for it', () => {
  const codes = Object.entries(listed);
  expect(codes.length).toBeGreaterThan(150);
  for (const [code, names] of codes) expect(lookUp(code), code).toEqual(expect.arrayContaining(names));
});

test('no code of theirs gives anything else, but where a neighbour shares it', () => {
  const more = Object.entries(listed).filter(([code, names]) => lookUp(code).length > names.length);
  expect(more.map(([code]) => [code, lookUp(code)])).toEqual([
    ['1900100', ['東京都あきる野市', '東京都西多摩郡日の出町']],
  ]);
});

test.each([
  ['two prefectures', '4980000', ['愛知県弥富市', '三重県桑名郡木曽岬町']],
  ['a code with zeros at its head', '0010010', ['北海道札幌市北区北十条西']],
  ['every floor of a tower', '1006017', ['東京都千代田区霞が関霞が関ビル']],
  ['a list of towns in one', '7614101', ['香川県小豆郡土庄町甲', '香川県小豆郡土庄町乙']],
  ['a remark, which is no town', '4090142', ['山梨県北都留郡小菅村']],
  ['a code that nobody has', '0000000', []],
])('%s', (_, code, names) => {
  expect(lookUp(code)).toEqual(names);
});

test('nothing of the country is lost in packing', () => {
  const files = [...pack.files.values()].map((content) => postalFileSchema.parse(JSON.parse(content)));
  const names = files.flatMap(({ places }) => Object.values(places).flatMap(([, list]) => list.split(',')));
  const blocks = files.flatMap((file) => Object.values(file.blocks).flat());
  expect(names.length + blocks.length).toBe(towns.length);
});

test('every city knows the files that hold its codes', () => {
  const { pack: path, filesOfCity } = postalFactsOf(pack, towns, loadCatalogue());
  expect(path).toBe(pack.path);
  expect(Object.keys(filesOfCity)).toEqual(loadCatalogue().cities.map(({ id }) => id));
  const files = new Set(Object.values(filesOfCity).flat());
  expect([...files]).toEqual([`${pack.path}19.json`]);
});

test('the folder is named by what lies in it', async () => {
  expect(packPostalTowns(towns).path).toBe(pack.path);
  expect(packPostalTowns(towns.slice(1)).path).not.toBe(pack.path);
  const dist = await mkdtemp(join(tmpdir(), 'postal-'));
  try {
    await writePostalPack(dist, pack);
    expect((await readdir(join(dist, pack.path))).length).toBe(pack.files.size);
    const address = postalFilePath(pack.path, '1910016');
    expect(await readFile(join(dist, address), 'utf8')).toBe(pack.files.get(address));
  } finally {
    await rm(dist, { recursive: true });
  }
});
