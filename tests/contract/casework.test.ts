import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { applicationStatusSchema } from '#contract/applications/schema.ts';
import {
  type CaseFile,
  caseFileSchema,
  caseListSchema,
  caseSummarySchema,
  staffSessionSchema,
} from '#contract/casework/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { uuidv7 } from '#lib/uuid.ts';
import { verifyAudit } from '#mock-api/audit/chain.ts';
import { openBytes, openDepartmentKey } from '#tests/support/builders.ts';
import { problemOf, useCityHall, withClaim } from '#tests/support/city-hall.ts';
import { describeOnEachEngine } from '#tests/support/database.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

describeOnEachEngine('casework', (engine) => {
  const on = useCityHall(engine);

  async function get(path: string, cookie: string): Promise<Response> {
    return on.hall.staff.request(`/api/v1/hino/${path}`, { headers: { cookie } });
  }
  async function list(cookie: string, query = '') {
    return caseListSchema.parse(await (await get(`casework/applications${query}`, cookie)).json());
  }
  async function open(id: string, cookie: string): Promise<{ file: CaseFile; etag: string }> {
    const response = await get(`casework/applications/${id}`, cookie);
    return { file: caseFileSchema.parse(await response.json()), etag: response.headers.get('etag') ?? '' };
  }
  async function sessionOf(cookie: string): Promise<unknown> {
    const body: { session: unknown } = await (await get('staff/session', cookie)).json();
    return body.session;
  }
  async function firstCase(cookie: string) {
    const [first] = (await list(cookie)).cases;
    if (!first) throw new Error('an application was filed');
    return first;
  }

  it('opens with the department’s phrase what the phone sealed', async () => {
    const photo = greyJpeg({ width: 100, height: 50 });
    const filing = await on.hall.filing({ photos: [photo], language: 'vi' });
    await on.hall.file(filing);
    const cookie = await on.hall.signIn('hino');
    const session = staffSessionSchema.parse(await sessionOf(cookie));
    expect(session).toMatchObject({ account: 'sato', city: 'hino', department: 'environment' });
    const phrase = on.hall.phrases.get('hino environment') ?? '';
    const identity = await openDepartmentKey(fromBase64Url(session.sealedDepartmentKey), phrase);

    const summary = await firstCase(cookie);
    expect(summary).toMatchObject({ language: 'vi', state: 'received', attachments: 1, twins: 0 });
    const { file, etag } = await open(summary.id, cookie);
    expect(etag).toBe('"1"');
    const content = await openBytes(fromBase64Url(file.sealed), identity);
    expect(JSON.parse(new TextDecoder().decode(content))).toEqual(filing.content);

    const [attachment] = file.attachments;
    expect(attachment?.bytes).toBe(photo.length);
    const answer = await get(`casework/applications/${summary.id}/attachments/${attachment?.id}`, cookie);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(await openBytes(new Uint8Array(await answer.arrayBuffer()), identity)).toEqual(photo);
  });

  it('lists in the order of arrival, page by page, each case once', async () => {
    const filed = [];
    for (let index = 0; index < 53; index += 1)
      filed.push((await on.hall.file(await on.hall.filing())).receipt);
    const cookie = await on.hall.signIn('hino');
    const first = await list(cookie);
    expect(first.cases).toHaveLength(50);
    const second = await list(cookie, `?cursor=${first.next}`);
    expect(second.next).toBeNull();
    expect([...first.cases, ...second.cases].map(({ receipt }) => receipt)).toEqual(filed);
  });

  it('refuses a cursor that it never gave', async () => {
    const cookie = await on.hall.signIn('hino');
    for (const cursor of ['*', 'AAAA', 'MjYxMQ', "'%3B--"]) {
      const response = await get(`casework/applications?cursor=${cursor}`, cookie);
      expect((await problemOf(response)).code).toBe('bad-request');
    }
  });

  it('hints at twins only to staff, and only at earlier ones', async () => {
    const dog = {
      dogName: 'ポチ',
      ownerPhone: '0425850000',
      birthYear: '2026',
      birthMonth: '5',
      birthDay: '1',
    };
    await on.hall.file(await on.hall.filing({ answers: dog }));
    await on.hall.file(await on.hall.filing({ answers: { ...dog, ownerName: '別の人' } }));
    await on.hall.file(await on.hall.filing({ answers: { ...dog, dogName: 'ハチ' } }));
    const { cases } = await list(await on.hall.signIn('hino'));
    expect(cases.map(({ twins }) => twins)).toEqual([0, 1, 0]);
  });

  it('accepts once, under the revision that was read, and tells the resident', async () => {
    const filing = await on.hall.filing();
    const receipt = await on.hall.file(filing);
    const cookie = await on.hall.signIn('hino');
    const { id } = await firstCase(cookie);
    const { etag } = await open(id, cookie);

    expect((await problemOf(await on.hall.accept('hino', id, cookie, '"7"'))).code).toBe(
      'precondition-failed',
    );
    on.hall.pass(60_000);
    const key = uuidv7(on.hall.services.clock);
    const accepted = await on.hall.accept('hino', id, cookie, etag, key);
    expect(caseSummarySchema.parse(await accepted.json()).state).toBe('accepted');
    expect((await on.hall.accept('hino', id, cookie, etag, key)).status).toBe(200);
    expect((await problemOf(await on.hall.accept('hino', id, cookie, '"2"'))).code).toBe('already-decided');

    const read = await on.hall.residents.request(
      `/api/v1/hino/applications/${receipt.receipt}`,
      withClaim(filing.claim),
    );
    expect(applicationStatusSchema.parse(await read.json())).toMatchObject({
      state: 'accepted',
      history: [
        { state: 'received', at: '2026-11-21T10:00:00+09:00' },
        { state: 'accepted', at: '2026-11-21T10:01:00+09:00' },
      ],
    });
    expect((await list(cookie, '?state=received')).cases).toEqual([]);
    expect((await list(cookie, '?state=accepted')).cases).toHaveLength(1);
  });

  it('asks for the revision that was read', async () => {
    await on.hall.file(await on.hall.filing());
    const cookie = await on.hall.signIn('hino');
    const { id } = await firstCase(cookie);
    const response = await on.hall.staff.request(`/api/v1/hino/casework/applications/${id}/acceptance`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': uuidv7(on.hall.services.clock),
      },
      body: '{}',
    });
    expect((await problemOf(response)).code).toBe('precondition-required');
  });

  it('leaves a row of the audit for each read and each act', async () => {
    await on.hall.file(await on.hall.filing({ photos: [greyJpeg({ width: 8, height: 8 })] }));
    const cookie = await on.hall.signIn('hino');
    const { id } = await firstCase(cookie);
    const { file } = await open(id, cookie);
    await get(`casework/applications/${id}/attachments/${file.attachments[0]?.id}`, cookie);
    await on.hall.accept('hino', id, cookie, '"1"');
    const { file: after } = await open(id, cookie);
    expect(after.history.map(({ act, account }) => [act, account])).toEqual([
      ['received', null],
      ['read', 'sato'],
      ['read-attachment', 'sato'],
      ['accepted', 'sato'],
      ['read', 'sato'],
    ]);
    expect(await verifyAudit(on.database.db, 'hino')).toMatchObject({ kind: 'whole', rows: 6 });
  });

  it('ends a session for good, and after eight hours by itself', async () => {
    const cookie = await on.hall.signIn('hino');
    const ended = await on.hall.staff.request('/api/v1/hino/staff/session', {
      method: 'DELETE',
      headers: { cookie },
    });
    expect(ended.status).toBe(204);
    expect(ended.headers.get('set-cookie')).toMatch(/Max-Age=0/u);
    expect(await sessionOf(cookie)).toBeNull();

    const next = await on.hall.signIn('hino');
    on.hall.pass(8 * 60 * 60 * 1000 - 1);
    expect(await sessionOf(next)).not.toBeNull();
    on.hall.pass(1);
    expect(await sessionOf(next)).toBeNull();
  });

  it('nobody comes or goes without a row in the audit', async () => {
    const { db } = on.database;
    const cookie = await on.hall.signIn('hino', 'suzuki');
    await sql`create function refuse_row() returns trigger language plpgsql as
      $$ begin raise exception 'no room for a row'; end $$`.execute(db);
    await sql`create trigger audit_full before insert on audit
      for each row execute function refuse_row()`.execute(db);
    await expect(on.hall.signIn('hino', 'sato')).rejects.toThrow('expected 200, got 500');
    const ending = await on.hall.staff.request('/api/v1/hino/staff/session', {
      method: 'DELETE',
      headers: { cookie },
    });
    expect(ending.status).toBe(500);
    const sessions = await db.selectFrom('staff_sessions').select('account').execute();
    expect(sessions).toEqual([{ account: 'suzuki' }]);

    // The other way round: a session that cannot end is not written down as ended.
    await sql`drop trigger audit_full on audit`.execute(db);
    await sql`create trigger session_stays before insert or delete on staff_sessions
      for each row execute function refuse_row()`.execute(db);
    await expect(on.hall.signIn('hino', 'sato')).rejects.toThrow('expected 200, got 500');
    await on.hall.staff.request('/api/v1/hino/staff/session', { method: 'DELETE', headers: { cookie } });
    const acts = await db.selectFrom('audit').select('act').execute();
    expect(acts).toEqual([{ act: 'signed-in' }]);
  });

  it('gives a new session at each sign-in and ends the one before', async () => {
    const first = await on.hall.signIn('hino');
    const response = await on.hall.staff.request('/api/v1/hino/staff/development-login', {
      method: 'POST',
      headers: { cookie: first, 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'suzuki' }),
    });
    const second = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(second).not.toBe(first);
    expect(await sessionOf(first)).toBeNull();
    expect(await sessionOf(second)).not.toBeNull();
    const rows = await on.database.db.selectFrom('staff_sessions').select('token_hash').execute();
    expect(rows).toHaveLength(1);
    expect(second).not.toContain(rows[0]?.token_hash);
  });
});

describeOnEachEngine('what the database itself refuses', (engine) => {
  const on = useCityHall(engine);

  async function refused(statement: ReturnType<typeof sql>): Promise<void> {
    await expect(statement.execute(on.database.db)).rejects.toMatchObject({ code: '23000' });
  }

  it('a change of what was filed', async () => {
    await on.hall.file(await on.hall.filing({ photos: [greyJpeg({ width: 8, height: 8 })] }));
    await refused(sql`update applications set sealed_department = '\\x00'`);
    await refused(sql`update applications set not_personal = '{}'`);
    await refused(sql`update applications set arrived_at = arrived_at + interval '1 day'`);
    await refused(sql`delete from applications`);
    await refused(sql`update attachments set sealed = '\\x00'`);
    await refused(sql`update attachments set application_id = null`);
    await refused(sql`delete from attachments`);
    // State and revision are what moves.
    await sql`update applications set state = 'accepted', revision = 2`.execute(on.database.db);
  });

  it('a change of the audit', async () => {
    await on.hall.file(await on.hall.filing());
    await refused(sql`update audit set account = 'sato'`);
    await refused(sql`delete from audit`);
    await refused(sql`truncate audit`);
  });

  it('and if its owner takes that protection away, the chain shows the first row that was touched', async () => {
    for (let index = 0; index < 4; index += 1) await on.hall.file(await on.hall.filing());
    const { db } = on.database;
    await sql`alter table audit disable trigger user`.execute(db);
    await sql`update audit set department = 'other' where seq = 3`.execute(db);
    expect(await verifyAudit(db, 'hino')).toEqual({ kind: 'broken', seq: '3' });
    await sql`update audit set department = 'environment' where seq = 3`.execute(db);
    expect(await verifyAudit(db, 'hino')).toMatchObject({ kind: 'whole', rows: 4 });
    await sql`delete from audit where seq = 2`.execute(db);
    expect(await verifyAudit(db, 'hino')).toEqual({ kind: 'broken', seq: '3' });
  });
});
