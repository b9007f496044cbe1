import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueError, loadCatalogue } from './catalogue.ts';

const CITIES = fileURLToPath(new URL('.', import.meta.url));
const LANGUAGES = ['ja', 'ja-easy', 'en', 'pt', 'es', 'zh', 'ko', 'vi'];
const DOG = 'procedures/dog-registration/1';
const SHARED_DOG = `_shared/${DOG}`;

/** One procedure is enough to plant a fault in, and is read fast. */
function isSmall(path: string): boolean {
  return !/life-events|\/procedures\/(?!dog-registration)/u.test(path);
}

describe('a catalogue', () => {
  const catalogue = loadCatalogue();

  it('has all languages, Japanese first', () => {
    expect(catalogue.languages[0]).toBe('ja');
    expect(new Set(catalogue.languages)).toEqual(new Set(LANGUAGES));
  });

  it('has the cities in the order of their codes', () => {
    const ids = catalogue.cities.map(({ id }) => id);
    expect(ids.filter((id) => ['hino', 'hinode', 'hachioji'].includes(id))).toEqual([
      'hachioji',
      'hino',
      'hinode',
    ]);
  });

  it('has a guide for every city and language, with the same procedures', () => {
    for (const { id } of catalogue.cities) {
      const offered = catalogue.versions(id).map((procedure) => procedure.id);
      for (const language of catalogue.languages) {
        const listed = catalogue.guide(id, language)?.procedures.map((procedure) => procedure.id);
        expect(new Set(listed)).toEqual(new Set(offered));
      }
    }
  });

  it('knows no stranger', () => {
    expect(catalogue.city('edo')).toBeNull();
    expect(catalogue.guide('hino', 'la')).toBeNull();
    expect(catalogue.edition('hino', 'dog-registration', '0', 'ja')).toBeNull();
    expect(catalogue.definition('hino/..', 'dog-registration', '1')).toBeNull();
  });

  it('lays what a city says over what all say', () => {
    const edition = catalogue.edition('hinode', 'dog-registration', '1', 'ja');
    expect(edition?.text.title).toBe('犬の登録');
    expect(edition?.text.forWhom).toContain('日の出町');
    expect(edition?.definition.window).toBe('town-office');
  });

  it('says that it is a sample unless told that no simulator runs', () => {
    expect(catalogue.guide('hino', 'ja')?.simulated).toBe(true);
    expect(loadCatalogue({ simulated: false }).guide('hino', 'ja')?.simulated).toBe(false);
  });

  it('cannot be changed by those who read it', () => {
    expect(Object.isFrozen(catalogue.definition('hino', 'dog-registration', '1')?.pages[0]?.fields[0])).toBe(
      true,
    );
    expect(Object.isFrozen(catalogue.guide('hino', 'ja')?.procedures)).toBe(true);
    expect(Object.isFrozen(catalogue.cities)).toBe(true);
  });
});

describe('a catalogue with a fault', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cities-'));
    cpSync(CITIES, folder, { recursive: true, filter: isSmall });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function change(file: string, from: string | RegExp, to: string): void {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(from, to);
    expect(changed, `${from} stands in ${file}`).not.toBe(text);
    writeFileSync(path, changed);
  }

  function faults(languages: readonly string[] = LANGUAGES): readonly string[] {
    try {
      loadCatalogue({ folder, languages });
    } catch (error) {
      if (error instanceof CatalogueError) return error.faults;
      throw error;
    }
    return [];
  }

  it('loads when nothing is wrong', () => {
    expect(faults()).toEqual([]);
  });

  const planted: readonly (readonly [
    what: string,
    file: string,
    from: string | RegExp,
    to: string,
    fault: string,
  ])[] = [
    [
      'YAML that cannot be read',
      'hino/ja.yaml',
      'name: 日野市',
      'name: [日野市',
      'hino/ja.yaml: cannot be read',
    ],
    [
      'an unknown key',
      'hino/city.yaml',
      'kind: city',
      'kind: city\nmayor: nobody',
      'hino/city.yaml: the file has the unknown key mayor',
    ],
    [
      'a missing key',
      'hinode/city.yaml',
      'addressPrefix: 西多摩郡日の出町\n',
      '',
      'hinode/city.yaml: addressPrefix is missing',
    ],
    [
      'a wrong kind of municipality',
      'hinode/city.yaml',
      'kind: town',
      'kind: village',
      'hinode/city.yaml: kind must be one of city, town',
    ],
    [
      'a pale colour',
      'hino/city.yaml',
      '#0017c1',
      '#ffee00',
      'hino/city.yaml: colour #ffee00 has a contrast',
    ],
    [
      'a window without words',
      'hachioji/en.yaml',
      'welfare-policy:',
      'welfare:',
      'hachioji/en.yaml: windows.welfare-policy is missing',
    ],
    [
      'words for no window',
      'hachioji/en.yaml',
      'welfare-policy:',
      'welfare:',
      'hachioji/en.yaml: windows.welfare is not needed',
    ],
    [
      'a fact without origin',
      'hino/city.yaml',
      /provenance:[\s\S]*/,
      '',
      'hino/city.yaml: windows.0.provenance is missing',
    ],
    [
      'an assumption without reason',
      `hinode/${DOG}/definition.yaml`,
      /why: No source says whether .*/,
      "why: ' '",
      'is assumed without saying why',
    ],
    [
      'a source without address',
      `hino/${DOG}/definition.yaml`,
      /url: https.*1003147.html/,
      'url: city page',
      'the source city page is no address',
    ],
    [
      'a source without date',
      'hino/city.yaml',
      "date: '2024-04-01'",
      'date: lately',
      "hino/city.yaml: windows.0.provenance the source's date lately is none",
    ],
    [
      'a window that the city lacks',
      `hino/${DOG}/definition.yaml`,
      'window: environment',
      'window: town-office',
      `hino/${DOG}/definition.yaml: window names the window town-office, which hino does not have`,
    ],
    [
      'a condition on a later field',
      `${SHARED_DOG}/definition.yaml`,
      '{ key: breed,',
      '{ key: breed, when: { field: sex, is: male },',
      'depends on sex, which is not asked before it',
    ],
    [
      'a condition on an option that is none',
      `${SHARED_DOG}/definition.yaml`,
      "{ id: vaccinate, when: { field: vaccinated, is: 'no' } }",
      '{ id: vaccinate, when: { field: vaccinated, is: maybe } }',
      `${SHARED_DOG}/definition.yaml: next.3 vaccinated never is maybe`,
    ],
    [
      'a verdict that hides the next',
      `hinode/${DOG}/definition.yaml`,
      '      when: { field: chipped, is: unsure }\n',
      '',
      'eligibility.verdicts.3 hides the verdicts after it',
    ],
    [
      'questions without a last verdict',
      `hinode/${DOG}/definition.yaml`,
      '      reason: noChip\n',
      "      reason: noChip\n      when: { field: chipped, is: 'no' }\n",
      'eligibility.verdicts.4 is the last verdict',
    ],
    [
      'a key twice',
      `${SHARED_DOG}/definition.yaml`,
      'key: keptSince,',
      'key: birth,',
      'the key birth stands for two answers',
    ],
    [
      'a key that is a part of another',
      `${SHARED_DOG}/definition.yaml`,
      'key: breed',
      'key: birthYear',
      'the key birthYear stands for two answers',
    ],
    [
      'a deadline from no date',
      `${SHARED_DOG}/definition.yaml`,
      '{ field: keptSince, plusDays: 0 }',
      '{ field: breed, plusDays: 0 }',
      'counts from breed, which is no date of this form',
    ],
    [
      'a date compared with a later one',
      `${SHARED_DOG}/definition.yaml`,
      'notBefore: { field: birth }',
      'notBefore: { field: died }',
      'keptSince is compared with died, which is no earlier date',
    ],
    [
      'a declaration that is none',
      `${SHARED_DOG}/definition.yaml`,
      'declaration: declared',
      'declaration: dogName',
      'dogName is no declaration of this form',
    ],
    [
      'a personal answer kept readable',
      `${SHARED_DOG}/definition.yaml`,
      'notPersonal: [sex,',
      'notPersonal: [ownerPhone,',
      'notPersonal.0 ownerPhone is a phone and says something about a person',
    ],
    [
      'a blind index over no answer',
      `${SHARED_DOG}/definition.yaml`,
      'fields: [dogName,',
      'fields: [catName,',
      'blindIndexes.0 catName is no answer',
    ],
    [
      'a page without words',
      `${SHARED_DOG}/en.yaml`,
      '  dog-chip:',
      '  chip:',
      `${SHARED_DOG}/en.yaml: pages.dog-chip is missing`,
    ],
    [
      'a field without words',
      `${SHARED_DOG}/vi.yaml`,
      '  coat:',
      '  fur:',
      `${SHARED_DOG}/vi.yaml: fields.coat is missing`,
    ],
    [
      'an option without words',
      `${SHARED_DOG}/ja.yaml`,
      '      female: メス\n',
      '',
      'fields.sex.options.female is missing',
    ],
    [
      'options of a field that has none',
      `${SHARED_DOG}/ja.yaml`,
      '    label: 毛の色',
      '    label: 毛の色\n    options: { brown: 茶 }',
      'fields.coat.options.brown is not needed',
    ],
    [
      'a question without words',
      `${SHARED_DOG}/en.yaml`,
      '    chipped:',
      '    tagged:',
      'eligibility.questions.chipped is missing',
    ],
    [
      'a reason without words',
      `hino/${DOG}/vi.yaml`,
      'chipRegistrationUnsure:',
      'unsure:',
      'eligibility.reasons.chipRegistrationUnsure is missing',
    ],
    [
      'a fee without words',
      `${SHARED_DOG}/ja.yaml`,
      '  registration: 犬',
      '  tag: 犬',
      'fee.registration is missing',
    ],
    [
      'a next step without words',
      `hino/${DOG}/en.yaml`,
      '  vaccinate:',
      '  inject:',
      'next.vaccinate is missing',
    ],
    [
      'an empty text',
      `hinode/${DOG}/ja.yaml`,
      /forWhom: .*/,
      "forWhom: ''",
      `hinode/${DOG}/ja.yaml: forWhom is empty`,
    ],
    [
      'a help that is missing in one language',
      `${SHARED_DOG}/pt.yaml`,
      /(\n {2}coat:\n {4}label: .*)\n {4}help: .*/,
      '$1',
      `${SHARED_DOG}/pt.yaml: fields.coat.help is said in Japanese only`,
    ],
    [
      'kana in a foreign text',
      `${SHARED_DOG}/es.yaml`,
      /title: .*/,
      'title: Registro de perro いぬ',
      `${SHARED_DOG}/es.yaml: title has い, Japanese outside of （…）`,
    ],
    [
      'kanji in a text of a language without them',
      'hino/ko.yaml',
      /name: .*/,
      'name: 日野市',
      'hino/ko.yaml: name has 日, Japanese outside of （…）',
    ],
    [
      'another telephone number than in Japanese',
      'hinode/zh.yaml',
      '042-597-0511',
      '042-597-0512',
      'hinode/zh.yaml: windows.town-office.place has other telephone numbers than in Japanese (042-597-0511)',
    ],
    [
      'another placeholder than in Japanese',
      `${SHARED_DOG}/zh.yaml`,
      /title: (.*)/,
      'title: $1 {{city}}',
      `${SHARED_DOG}/zh.yaml: title has other placeholders than in Japanese (none)`,
    ],
    [
      'a list that is shorter than in Japanese',
      `${SHARED_DOG}/vi.yaml`,
      /\n {2}- Số vi mạch.*/,
      '',
      `${SHARED_DOG}/vi.yaml: prepare has 2 lines, but 3 in Japanese`,
    ],
  ];

  it.each(planted)('names %s', (_what, file, from, to, fault) => {
    change(file, from, to);
    const found = faults();
    expect(
      found.some((line) => line.includes(fault)),
      found.join('\n'),
    ).toBe(true);
  });

  it('names a missing file of a language', () => {
    rmSync(join(folder, 'hino/vi.yaml'));
    expect(faults()).toEqual(['hino/vi.yaml: is missing']);
  });

  it('names every file of a language that is not there at all', () => {
    const files = ['hachioji', 'hino', 'hinode'].map((id) => `${id}/tlh.yaml: is missing`);
    expect(faults([...LANGUAGES, 'tlh'])).toEqual(
      expect.arrayContaining([...files, `${SHARED_DOG}/tlh.yaml: is missing`]),
    );
  });

  it('names all faults at once, a shared one only once', () => {
    change(`${SHARED_DOG}/en.yaml`, '  coat:', '  fur:');
    change('hino/ja.yaml', '  environment:', '  nature:');
    expect(faults()).toEqual([
      `${SHARED_DOG}/en.yaml: fields.coat is missing`,
      `${SHARED_DOG}/en.yaml: fields.fur is not needed`,
      'hino/ja.yaml: windows.environment is missing',
      'hino/ja.yaml: windows.nature is not needed',
    ]);
  });

  it('names a folder without cities', () => {
    rmSync(folder, { recursive: true });
    cpSync(join(CITIES, '_shared'), join(folder, '_shared'), { recursive: true });
    expect(faults()).toEqual(['.: there is no city']);
  });

  it('serves an older version beside the newest, which the guide lists', () => {
    for (const root of [SHARED_DOG, `hino/${DOG}`]) {
      cpSync(join(folder, root), join(folder, root.replace(/1$/, '10')), { recursive: true });
      cpSync(join(folder, root), join(folder, root.replace(/1$/, '9')), { recursive: true });
    }
    const catalogue = loadCatalogue({ folder, languages: LANGUAGES });
    expect(catalogue.guide('hino', 'ja')?.procedures.map(({ version }) => version)).toEqual(['10']);
    expect(catalogue.definition('hino', 'dog-registration', '9')?.version).toBe('9');
    expect(catalogue.versions('hino').map(({ version }) => version)).toEqual(['1', '9', '10']);
    expect(catalogue.versions('hinode').map(({ version }) => version)).toEqual(['1']);
  });
});
