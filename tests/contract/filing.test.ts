import { expect, it } from 'vitest';
import { applicationStatusSchema, receiptSchema, settlementSchema } from '#contract/applications/schema.ts';
import { isReceiptNumberOf } from '#contract/ids.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { openBytes } from '#tests/support/builders.ts';
import { useCityHall, withClaim } from '#tests/support/city-hall.ts';
import { describeOnEachEngine } from '#tests/support/database.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

describeOnEachEngine('filing an application', (engine) => {
  const on = useCityHall(engine);

  it('arrives in each city with a receipt number of that city', async () => {
    for (const { id, code } of on.hall.catalogue.cities) {
      const response = await on.hall.send(await on.hall.filing({ city: id }));
      expect(response.status).toBe(201);
      const receipt = receiptSchema.parse(await response.json());
      expect(isReceiptNumberOf(code, receipt.receipt)).toBe(true);
      expect(receipt.receipt).toMatch(/^2611-0000-01/u);
      expect(receipt.arrivedAt).toBe('2026-11-21T10:00:00+09:00');
    }
  });

  it('is settled, and read again on the phone that holds the claim', async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 640, height: 480 })] });
    const unknown = await on.hall.residents.request(
      `/api/v1/hino/submissions/${filing.key}`,
      withClaim(filing.claim),
    );
    expect(settlementSchema.parse(await unknown.json())).toEqual({ kind: 'unknown' });

    const receipt = await on.hall.file(filing);
    const settled = await on.hall.residents.request(
      `/api/v1/hino/submissions/${filing.key}`,
      withClaim(filing.claim),
    );
    expect(settlementSchema.parse(await settled.json())).toEqual({ kind: 'received', receipt });

    const read = await on.hall.residents.request(
      `/api/v1/hino/applications/${receipt.receipt}`,
      withClaim(filing.claim),
    );
    const status = applicationStatusSchema.parse(await read.json());
    expect(status).toMatchObject({ receipt, state: 'received' });
    expect(status.history).toEqual([{ state: 'received', at: receipt.arrivedAt }]);
    const copy = await openBytes(fromBase64Url(status.sealed), filing.residentIdentity);
    expect(JSON.parse(new TextDecoder().decode(copy))).toEqual(filing.content);
  });

  it('counts receipt numbers up within a month and begins anew in the next', async () => {
    const numbers = [];
    for (let index = 0; index < 3; index += 1)
      numbers.push((await on.hall.file(await on.hall.filing())).receipt);
    on.hall.pass(15 * 24 * 60 * 60 * 1000);
    numbers.push((await on.hall.file(await on.hall.filing())).receipt);
    expect(numbers.map((number) => number.replaceAll('-', '').slice(0, 10))).toEqual([
      '2611000001',
      '2611000002',
      '2611000003',
      '2612000001',
    ]);
  });

  it('stores nothing readable but what the definition calls not personal', async () => {
    const canary = '金糸雀 カナリア';
    const photo = greyJpeg({ width: 64, height: 64 });
    await on.hall.file(await on.hall.filing({ answers: { ownerName: canary }, photos: [photo] }));
    const row = await on.database.db.selectFrom('applications').selectAll().executeTakeFirstOrThrow();
    expect(row.not_personal).toEqual({ sex: 'male', vaccinated: 'yes' });
    for (const table of ['applications', 'attachments', 'blind_indexes', 'idempotency', 'audit'] as const) {
      const rows = await on.database.db.selectFrom(table).selectAll().execute();
      for (const value of rows.flatMap((stored) => Object.values(stored))) {
        const bytes = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? '');
        expect(bytes.includes(Buffer.from(canary))).toBe(false);
        expect(bytes.includes(Buffer.from(photo.subarray(0, 60)))).toBe(false);
      }
    }
    // Negative control: the same search finds what is stored readable.
    expect(Buffer.from(JSON.stringify(row.not_personal)).includes(Buffer.from('vaccinated'))).toBe(true);
  });
});
