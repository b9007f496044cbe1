import { expect, it } from 'vitest';
import { MAX_PHOTO_SIDE } from '#contract/applications/schema.ts';
import { runJobs } from '#mock-api/jobs.ts';
import { openBytes, openDepartmentKey, sealBytes, type Upload } from '#tests/support/builders.ts';
import { problemOf, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine } from '#tests/support/database.ts';
import { exifSegment, greyJpeg } from '#tests/support/jpeg.ts';

const HOUR_MS = 60 * 60 * 1000;

describeOnEachEngine('a photograph on its own', (engine) => {
  const on = useCityHall(engine);

  async function photographed(photo: Uint8Array<ArrayBuffer>) {
    const filing = await on.hall.filing({ photos: [photo] });
    const [upload] = filing.uploads;
    if (!upload) throw new Error('a photograph was asked for');
    return { filing, upload };
  }
  const stored = () => on.database.db.selectFrom('attachments').selectAll().execute();

  it('is kept so that the department and the resident can open it, and nobody else', async () => {
    const photo = greyJpeg({ width: 800, height: 600 });
    const { filing, upload } = await photographed(photo);
    const response = await on.hall.sendPhoto(filing, upload);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ id: upload.key, sha256: upload.sha256 });

    const [row] = await stored();
    if (!row) throw new Error('it was stored');
    const department = await on.hall.keys.departmentKey('hino', 'environment');
    const phrase = on.hall.phrases.get('hino environment');
    if (!department || !phrase) throw new Error('the ceremony was held');
    const identity = await openDepartmentKey(department.sealedIdentity, phrase);
    expect(await openBytes(row.sealed, identity)).toEqual(photo);
    expect(await openBytes(row.sealed, filing.residentIdentity)).toEqual(photo);
    const intake = await on.hall.keys.intakeIdentity('hino', upload.query.intakeKey);
    if (!intake.ok) throw new Error('the key is current');
    await expect(openBytes(row.sealed, intake.value)).rejects.toThrow();
  });

  it('is refused when it is no photograph that our phones make', async () => {
    const small = { width: 64, height: 64 };
    const cases: [name: string, photo: Uint8Array<ArrayBuffer>, code: string][] = [
      ['text', new TextEncoder().encode('no picture'), 'not-a-jpeg'],
      ['PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not-a-jpeg'],
      ['place of capture', greyJpeg(small, { afterStart: [exifSegment('35.67N 139.39E')] }), 'metadata'],
      ['a film behind it', greyJpeg(small, { afterEnd: new TextEncoder().encode('ftypmp42') }), 'not-a-jpeg'],
      ['too wide', greyJpeg({ width: MAX_PHOTO_SIDE + 1, height: 8 }), 'too-many-pixels'],
      ['too high', greyJpeg({ width: 8, height: MAX_PHOTO_SIDE + 1 }), 'too-many-pixels'],
    ];
    for (const [name, photo, code] of cases) {
      const { filing, upload } = await photographed(photo);
      const problem = await problemOf(await on.hall.sendPhoto(filing, upload));
      expect(problem, name).toMatchObject({ code: 'attachment-refused', issues: [{ code }] });
    }
    expect(await stored()).toEqual([]);
    expect(await on.database.db.selectFrom('idempotency').selectAll().execute()).toEqual([]);
  });

  it('is refused when it cannot be opened or sealed anew', async () => {
    const { filing, upload } = await photographed(greyJpeg({ width: 8, height: 8 }));
    const refused = async (change: Partial<Upload>) =>
      (await problemOf(await on.hall.sendPhoto(filing, { ...upload, ...change }))).code;
    const { query } = upload;
    expect(await refused({ body: upload.body.slice(0, -1) })).toBe('cannot-open');
    expect(await refused({ body: new Uint8Array() })).toBe('cannot-open');
    expect(await refused({ query: { ...query, intakeKey: 'unheard-of' } })).toBe('key-retired');
    expect(await refused({ query: { ...query, procedure: 'unheard-of' } })).toBe('version-unknown');
    expect(await refused({ query: { ...query, version: '99' } })).toBe('version-unknown');
    expect(await refused({ query: { ...query, residentRecipient: `age1${'q'.repeat(58)}` } })).toBe(
      'bad-request',
    );
    expect(await stored()).toEqual([]);
  });

  it('is refused when it is too large to be one', async () => {
    const { filing, upload } = await photographed(greyJpeg({ width: 8, height: 8 }));
    const tooLarge = new Uint8Array(20 * 1024 * 1024 + 128 * 1024);
    const code = (await problemOf(await on.hall.sendPhoto(filing, { ...upload, body: tooLarge }))).code;
    expect(code).toBe('too-large');
  });

  it('is gone after an hour unless it was filed, and may then come again under its key', async () => {
    const left = await photographed(greyJpeg({ width: 24, height: 24 }));
    const filed = await photographed(greyJpeg({ width: 32, height: 32 }));
    await on.hall.sendPhoto(left.filing, left.upload);
    await on.hall.file(filed.filing);

    on.hall.pass(HOUR_MS - 1);
    await runJobs(on.hall.services);
    expect(await stored()).toHaveLength(2);
    on.hall.pass(2);
    await runJobs(on.hall.services);
    expect((await stored()).map(({ id }) => id)).toEqual([filed.upload.key]);
    expect(on.hall.log).toContainEqual({ kind: 'job', job: 'remove-orphans', changed: 1 });

    expect((await problemOf(await on.hall.send(left.filing))).code).toBe('attachment-missing');
    await on.hall.file(left.filing);
    expect(await stored()).toHaveLength(2);
  });

  it('may not make an application larger than the limit', async () => {
    // Sizes are set in the database: real photographs of 21 MB would take the test a minute.
    const photos = [1, 2].map((count) => greyJpeg({ width: 8 * count, height: 8 }));
    const filing = await on.hall.filing({ photos });
    for (const upload of filing.uploads) await on.hall.sendPhoto(filing, upload);
    await on.database.db.deleteFrom('attachments').execute();
    for (const { key, sha256, query } of filing.uploads) {
      await on.database.db
        .insertInto('attachments')
        .values({
          city: 'hino',
          id: key,
          claim_hash: query.claimHash,
          sealed_sha256: sha256,
          department: 'environment',
          sealed: Buffer.from(await sealBytes(new Uint8Array(), query.residentRecipient)),
          bytes: 21 * 1024 * 1024,
          application_id: null,
          created_at: on.hall.services.clock(),
        })
        .execute();
    }
    expect((await problemOf(await on.hall.send(filing))).code).toBe('too-large');
  });
});
