import pg from 'pg';
import { expect, it } from 'vitest';
import { runJobs } from '#mock-api/jobs.ts';
import { problemOf, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine, describeOnPostgres } from '#tests/support/database.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

describeOnEachEngine('one key, one effect', (engine) => {
  const on = useCityHall(engine);
  const applications = () => on.database.db.selectFrom('applications').select('receipt').execute();

  it('gives the first answer again to the same bytes', async () => {
    const filing = await on.hall.filing();
    const first = await on.hall.send(filing);
    on.hall.pass(60_000);
    const second = await on.hall.send(filing);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    expect(await applications()).toHaveLength(1);
  });

  it('refuses other bytes under the same key', async () => {
    const filing = await on.hall.filing();
    await on.hall.file(filing);
    const other = await on.hall.send({ ...filing, body: `${filing.body} ` });
    expect((await problemOf(other)).code).toBe('key-reused');
    expect(await applications()).toHaveLength(1);
  });

  it('keeps the keys of different people apart', async () => {
    const [mine, theirs] = [await on.hall.filing(), await on.hall.filing()];
    const first = await on.hall.send(mine);
    const second = await on.hall.send(theirs, mine.key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await applications()).toHaveLength(2);
  });

  it('keeps the same key of different operations apart', async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 16, height: 16 })] });
    const [upload] = filing.uploads;
    if (!upload) throw new Error('a photograph was asked for');
    expect((await on.hall.sendPhoto(filing, upload)).status).toBe(201);
    expect((await problemOf(await on.hall.send(filing, upload.key))).code).toBe('key-reused');
  });

  it('remembers no refusal: what was mended may use its key again', async () => {
    const photo = greyJpeg({ width: 16, height: 16 });
    const filing = await on.hall.filing({ photos: [photo] });
    expect((await problemOf(await on.hall.send(filing))).code).toBe('attachment-missing');
    expect((await on.hall.file(filing)).receipt).toMatch(/^2611/u);
  });

  it('answers again for at least 120 days', async () => {
    const filing = await on.hall.filing();
    const first = await on.hall.send(filing);
    on.hall.pass(120 * 24 * 60 * 60 * 1000);
    await runJobs(on.hall.services);
    const later = await on.hall.send(filing);
    expect(await later.text()).toBe(await first.text());
  });

  it('hangs on its row alone: without it the same act happens twice', async () => {
    const filing = await on.hall.filing();
    await on.hall.file(filing);
    await on.database.db.deleteFrom('idempotency').execute();
    await on.hall.file(filing);
    expect(await applications()).toHaveLength(2);
  });

  it('asks for a key', async () => {
    const { body } = await on.hall.filing();
    const response = await on.hall.residents.request('/api/v1/hino/applications', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await problemOf(response)).toMatchObject({
      code: 'bad-request',
      issues: [{ path: 'Idempotency-Key', code: 'invalid-format' }],
    });
  });
});

describeOnPostgres('while an act runs in another process', (engine) => {
  const on = useCityHall(engine);

  it('says so, and when to ask again', async () => {
    const filing = await on.hall.filing();
    const other = new pg.Client({ connectionString: on.database.url ?? '' });
    await other.connect();
    await other.query('begin');
    const name = JSON.stringify([filing.city, filing.claimHash, filing.key]);
    await other.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [name]);
    const meanwhile = await on.hall.send(filing);
    expect((await problemOf(meanwhile)).code).toBe('in-flight');
    expect(meanwhile.headers.get('retry-after')).toBe('1');
    await other.query('rollback');
    await other.end();
    expect((await on.hall.send(filing)).status).toBe(201);
  });
});
