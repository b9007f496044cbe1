import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueError, loadCatalogue } from './catalogue.ts';

const CITIES = fileURLToPath(new URL('.', import.meta.url));

const RULES = `
pets:
  questions: [dog]
  entries:
    register: { procedure: dog-registration, asks: [dog] }
    vet: { provenance: { kind: assumed, why: Common knowledge. } }
    counter: { insteadOf: dog-registration, provenance: { kind: assumed, why: Common knowledge. } }
    move: { event: moving }
moving:
  questions: []
  entries:
    report: { provenance: { kind: assumed, why: Common knowledge. } }
`;

const WORDS = `
pets:
  title: ペット
  lead: ペットのこと
  questions: { dog: 犬がいる }
  entries:
    register: { text: 届け出ます。 }
    vet: { title: 注射, text: 受けます。, where: 動物病院 }
    counter: { title: 窓口, text: 届け出ます。, where: 窓口 }
    move: { text: 順番を見ます。 }
moving:
  title: 引っ越し
  lead: 引っ越しのこと
  questions: {}
  entries:
    report: { title: 転入届, text: 出します。, where: 窓口 }
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cities-'));
  cpSync(CITIES, folder, { recursive: true });
  for (const city of ['hino', 'hachioji', 'hinode']) {
    for (const name of ['life-events', 'life-events.ja'])
      rmSync(join(folder, city, `${name}.yaml`), { force: true });
  }
  write('_shared/life-events.yaml', RULES);
  write('_shared/life-events.ja.yaml', WORDS);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

const load = (languages: readonly string[] = ['ja']) => loadCatalogue({ folder, languages });

function faults(languages?: readonly string[]): string {
  try {
    load(languages);
  } catch (error) {
    if (error instanceof CatalogueError) return error.message;
    throw error;
  }
  return '';
}

const petsOf = (city: string) =>
  load()
    .lifeEvents(city, 'ja')
    ?.find(({ id }) => id === 'pets');

describe('life events', () => {
  it('stand in their order, with the titles of the procedures and events that they lead to', () => {
    expect(load().guide('hino', 'ja')?.lifeEvents).toEqual([
      { id: 'pets', title: 'ペット' },
      { id: 'moving', title: '引っ越し' },
    ]);
    expect(petsOf('hino')).toMatchObject({
      questions: [{ id: 'dog', label: '犬がいる' }],
      entries: [
        { kind: 'procedure', procedure: 'dog-registration', title: '犬の登録', asks: ['dog'] },
        { kind: 'elsewhere', id: 'vet', where: '動物病院', window: null },
        { kind: 'event', event: 'moving', title: '引っ越し' },
      ],
    });
  });

  it('leave out a procedure that the city does not offer, and tell what is done instead', () => {
    rmSync(join(folder, 'hinode/procedures/dog-registration'), { recursive: true });
    expect(petsOf('hinode')?.entries.map(({ id }) => id)).toEqual(['vet', 'counter', 'move']);
  });

  it('take windows and words of a city, and lose what it drops', () => {
    write('hino/life-events.yaml', 'pets: { entries: { vet: { window: environment }, move: null } }');
    write('hino/life-events.ja.yaml', 'pets: { entries: { vet: { where: 市の会場 } } }');
    expect(petsOf('hino')?.entries).toMatchObject([
      { id: 'register' },
      { id: 'vet', window: 'environment', where: '市の会場' },
    ]);
    expect(petsOf('hinode')?.entries).toMatchObject([
      {},
      { where: '動物病院', window: null },
      { id: 'move' },
    ]);
  });

  it('may be missing altogether', () => {
    rmSync(join(folder, '_shared/life-events.yaml'));
    expect(load().lifeEvents('hino', 'ja')).toEqual([]);
    expect(load().guide('hino', 'ja')?.lifeEvents).toEqual([]);
    expect(load().lifeEvents('edo', 'ja')).toBeNull();
  });
});

describe('a fault in life events is told with its file', () => {
  const CITY = 'hino/life-events.yaml';
  const CITY_WORDS = 'hino/life-events.ja.yaml';

  it('words in one language only', () => {
    rmSync(join(folder, '_shared/life-events.en.yaml'), { force: true });
    expect(faults(['ja', 'en'])).toContain('_shared/life-events.en.yaml: is missing');
  });

  it.each([
    [
      'a procedure of nobody',
      CITY,
      'pets: { entries: { register: { procedure: cat-registration } } }',
      'no procedure',
    ],
    [
      'a window that is not there',
      CITY,
      'pets: { entries: { vet: { window: stable } } }',
      'the window stable',
    ],
    ['an event that is none', CITY, 'pets: { entries: { move: { event: party } } }', 'which is no event'],
    ['a question that is none', CITY, 'pets: { entries: { vet: { asks: [cat] } } }', 'which is no question'],
    ['a question for nothing', CITY, 'moving: { questions: [child] }', 'asks child for nothing'],
    ['two places at once', CITY, 'pets: { entries: { vet: { event: moving } } }', 'needs one of'],
    [
      'an origin without a reason',
      CITY,
      "pets: { entries: { vet: { provenance: { why: '' } } } }",
      'without saying why',
    ],
    ['an unknown key', CITY, 'pets: { entries: { vet: { colour: red } } }', 'unknown key colour'],
    ['words without a rule', CITY_WORDS, 'pets: { entries: { cat: { text: 猫 } } }', 'has words but no rule'],
    [
      'a title that is given',
      CITY_WORDS,
      'pets: { entries: { register: { title: 犬 } } }',
      'is given by what',
    ],
    ['a text that is empty', CITY_WORDS, "pets: { lead: '' }", 'is empty'],
  ])('%s', (_, file, content, problem) => {
    write(file, content);
    expect(faults()).toContain(problem);
    expect(faults()).toContain(file);
  });

  it('a rule without words', () => {
    write(
      '_shared/life-events.ja.yaml',
      WORDS.replace('    vet: { title: 注射, text: 受けます。, where: 動物病院 }\n', ''),
    );
    expect(faults()).toContain('pets.entries.vet has no words');
  });

  it('a place elsewhere without words for it', () => {
    write('_shared/life-events.ja.yaml', WORDS.replace(', where: 動物病院', ''));
    expect(faults()).toContain('pets.entries.vet.where is missing');
  });
});
