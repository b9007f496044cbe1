/** docs/adding-a-procedure.md, followed to the letter: what it adds can be found, filled in and accepted. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cityGuideSchema } from '#contract/cities/schema.ts';
import { fee, nextSteps, normalise, validate } from '#contract/procedures/rules.ts';
import { procedureEditionSchema } from '#contract/procedures/schema.ts';
import { searchTextsSchema } from '#contract/procedures/search-texts.ts';
import { CatalogueError, loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { withLine } from '#mock-api/cities/fault-lines.ts';
import { useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine } from '#tests/support/database.ts';
import { ROOT } from '#tools/paths.ts';

const DOC = readFileSync(join(ROOT, 'docs/adding-a-procedure.md'), 'utf8');
const DEFINITION = 'hino/procedures/street-lamp/1/definition.yaml';
const ID = 'street-lamp';
/** Those that the page shows. */
const LANGUAGES = ['ja', 'en'];

const folder = mkdtempSync(join(tmpdir(), 'adding-'));
cpSync(join(ROOT, 'mock-api/cities'), folder, { recursive: true, filter: (path) => !path.endsWith('.ts') });
for (const [, file = '', content = ''] of DOC.matchAll(/^```yaml (\S+)\n(.*?)^```$/gmsu)) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}
const catalogue = loadCatalogue({ folder, languages: LANGUAGES });

afterAll(() => rmSync(folder, { recursive: true }));

describeOnEachEngine('a procedure added by the book', (engine) => {
  const on = useCityHall(engine, { catalogue });

  async function read(path: string): Promise<unknown> {
    const response = await on.hall.residents.request(`/api/v1/hino${path}`);
    expect(response.status).toBe(200);
    return response.json();
  }

  it('can be found in each language', async () => {
    for (const language of LANGUAGES) {
      const guide = cityGuideSchema.parse(await read(`/guide?language=${language}`));
      const listed = guide.procedures.find(({ id }) => id === ID);
      expect(listed?.keywords).toContain('街路灯');
      const texts = searchTextsSchema.parse(await read(`/search-texts?language=${language}`));
      expect(JSON.stringify(texts)).toContain(ID);
    }
  });

  it('can be filled in, filed and accepted', async () => {
    const path = `/procedures/${ID}/versions/1?language=en`;
    const { definition, text } = procedureEditionSchema.parse(await read(path));
    expect(text.fields.lamps?.entry).toBe('Street lamp');
    const typed = {
      danger: 'no',
      lamps: '1 3',
      lamps1Number: '１２',
      lamps1Fault: 'out',
      lamps3Fault: 'other',
      lamps3About: 'Only at night.\nIt hums.',
      sameStreet: 'yes',
      reporterName: '髙橋 花子',
      reporterPhone: '042-585-1111',
      declared: 'yes',
    };
    const answers = normalise(definition, typed);
    expect(validate(definition, answers, '2026-11-21')).toEqual([]);
    expect(nextSteps(definition, answers)).toEqual(['repair', 'street']);
    expect(fee(definition, answers)).toEqual({ items: [], totalYen: 0 });

    const filing = await on.hall.filing({ definition, answers: typed, language: 'en' });
    const receipt = await on.hall.file(filing);
    expect(receipt.receipt).toMatch(/^2611-/u);
    const row = await on.database.db.selectFrom('applications').selectAll().executeTakeFirstOrThrow();
    expect(row.not_personal).toEqual({ danger: 'no', sameStreet: 'yes' });

    const cookie = await on.hall.signIn('hino');
    const accepted = await on.hall.accept('hino', row.id, cookie, `"${row.revision}"`);
    expect(accepted.status).toBe(200);
  });

  it('is refused by the server when the phone lets too little through', async () => {
    const definition = catalogue.definition('hino', ID, '1');
    if (!definition) throw new Error('the page adds it');
    const response = await on.hall.send(
      await on.hall.filing({ definition, answers: { danger: 'no', lamps1Fault: '' } }),
    );
    expect(response.status).toBe(422);
  });
});

function faults(): readonly string[] {
  try {
    loadCatalogue({ folder, languages: LANGUAGES });
  } catch (error) {
    if (error instanceof CatalogueError) return error.faults;
    throw error;
  }
  return [];
}

it('shows the lines by which a page without readers is named', () => {
  const spoilt = join(folder, DEFINITION);
  const sound = readFileSync(spoilt, 'utf8');
  writeFileSync(
    spoilt,
    sound.replace('when: { count: lamps, atLeast: 2 }', "when: { field: danger, is: 'yes' }"),
  );
  try {
    const shown = /^```text\n(.*?)\n```$/msu.exec(DOC)?.[1]?.split('\n');
    expect(faults().map((fault) => `mock-api/cities/${withLine(folder, fault)}`)).toEqual(shown);
  } finally {
    writeFileSync(spoilt, sound);
  }
});
