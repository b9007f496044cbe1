import { expect, it } from 'vitest';
import type { Receipt } from '#contract/applications/schema.ts';
import { verifyAudit } from '#mock-api/audit/chain.ts';
import { openCityHall, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine, describeOnPostgres } from '#tests/support/database.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

const RACERS = 16;

describeOnEachEngine('many at once', (engine) => {
  const on = useCityHall(engine);

  it(`${RACERS} posts of one act have one effect and agree on its receipt`, async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 64, height: 64 })] });
    const uploads = filing.uploads.flatMap((upload) => Array.from({ length: RACERS }, () => upload));
    const uploaded = await Promise.all(uploads.map((upload) => on.hall.sendPhoto(filing, upload)));
    expect(uploaded.every(({ status }) => status === 201 || status === 409)).toBe(true);

    const answers = await Promise.all(Array.from({ length: RACERS }, () => on.hall.send(filing)));
    const arrived = answers.filter(({ status }) => status === 201);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(arrived.length).toBeGreaterThan(0);
    expect(new Set(await Promise.all(arrived.map((answer) => answer.text()))).size).toBe(1);

    const { db } = on.database;
    expect(await db.selectFrom('applications').select('id').execute()).toHaveLength(1);
    expect(await db.selectFrom('attachments').select('id').execute()).toHaveLength(1);
    expect(await db.selectFrom('receipt_serials').select('last_serial').execute()).toEqual([
      { last_serial: 1 },
    ]);
  });

  it('different acts at one time get numbers without gap or double, in an unbroken audit', async () => {
    const filings = await Promise.all(Array.from({ length: RACERS }, () => on.hall.filing()));
    const answers = await Promise.all(filings.map((filing) => on.hall.send(filing)));
    expect(answers.map(({ status }) => status)).toEqual(filings.map(() => 201));
    const receipts = await Promise.all(answers.map(async (answer) => (await answer.json()) as Receipt));
    const serials = receipts
      .map(({ receipt }) => Number(receipt.replaceAll('-', '').slice(4, 10)))
      .sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: RACERS }, (_, index) => index + 1));
    expect(await verifyAudit(on.database.db, 'hino')).toMatchObject({ kind: 'whole', rows: RACERS });
  });

  it('two clerks accept one case once', async () => {
    const receipt = await on.hall.file(await on.hall.filing());
    const cookies = [await on.hall.signIn('hino', 'sato'), await on.hall.signIn('hino', 'suzuki')];
    const { id } = await on.database.db
      .selectFrom('applications')
      .select('id')
      .where('receipt', '=', receipt.receipt)
      .executeTakeFirstOrThrow();
    const answers = await Promise.all(cookies.map((cookie) => on.hall.accept('hino', id, cookie, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describeOnPostgres('two processes on one database', (engine) => {
  const on = useCityHall(engine);

  it('start at once and agree on keys', async () => {
    const others = await Promise.all([openCityHall(on.database), openCityHall(on.database)]);
    const keys = await Promise.all(others.map(({ keys: ring }) => ring.currentIntakeKey('hino')));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  });

  it('let one act have one effect, whichever it reaches', async () => {
    const other = await openCityHall(on.database);
    const filing = await on.hall.filing();
    const answers = await Promise.all(
      Array.from({ length: RACERS }, (_, index) => (index % 2 ? other : on.hall).send(filing)),
    );
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await on.database.db.selectFrom('applications').select('id').execute()).toHaveLength(1);
  });
});
