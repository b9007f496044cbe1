import { expect, it } from 'vitest';
import { type Endpoint, pathOf } from '#contract/endpoint.ts';
import { ENDPOINTS } from '#contract/endpoints.ts';
import { sha256 } from '#lib/hash.ts';
import { uuidv7 } from '#lib/uuid.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import type { Filing } from '#tests/support/builders.ts';
import { type App, type CityHall, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine } from '#tests/support/database.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

/** Somebody else's things: of Hino, of the department `environment`. */
type Theirs = { readonly filing: Filing; readonly receipt: string; readonly application: string };

type Role = { readonly name: string; readonly headers: (hall: CityHall) => Promise<Record<string, string>> };

const ROLES: readonly Role[] = [
  { name: 'anyone', headers: async () => ({}) },
  { name: 'a claim of one’s own', headers: async () => ({ authorization: `Claim ${'A'.repeat(22)}` }) },
  { name: 'a bearer token', headers: async () => ({ authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAA' }) },
  { name: 'a made-up session', headers: async () => ({ cookie: '__Host-staff-session=made-up' }) },
  { name: 'staff of another city', headers: async (hall) => ({ cookie: await hall.signIn('hachioji') }) },
  {
    name: 'staff of another department',
    headers: async (hall) => ({ cookie: await sessionOfWaterworks(hall) }),
  },
];

describeOnEachEngine('nobody reaches what is somebody else’s', (engine) => {
  const on = useCityHall(engine);

  async function somebodyElse(): Promise<Theirs> {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 8, height: 8 })] });
    const { receipt } = await on.hall.file(filing);
    const { id } = await on.database.db.selectFrom('applications').select('id').executeTakeFirstOrThrow();
    return { filing, receipt, application: id };
  }

  async function ask(app: App, endpoint: Endpoint, theirs: Theirs, headers: Record<string, string>) {
    const path = pathOf(endpoint, {
      city: 'hino',
      procedure: 'dog-registration',
      version: '1',
      key: theirs.filing.key,
      receipt: theirs.receipt,
      application: theirs.application,
      attachment: theirs.filing.uploads[0]?.key ?? '',
    });
    return app.request(path, {
      method: endpoint.method,
      headers: {
        ...headers,
        ...(endpoint.request ? { 'content-type': 'application/json' } : {}),
        ...(endpoint.idempotent ? { 'idempotency-key': uuidv7(on.hall.services.clock) } : {}),
        ...(endpoint.conditional ? { 'if-match': '"1"' } : {}),
      },
      ...(endpoint.request ? { body: '{}' } : {}),
    });
  }

  const guarded = ENDPOINTS.filter(({ assurance }) => assurance !== 'none');

  it('on any operation that asks for somebody, in any other role, on either origin', async () => {
    const theirs = await somebodyElse();
    let asked = 0;
    for (const { name, headers } of ROLES) {
      for (const endpoint of guarded) {
        for (const app of [on.hall.residents, on.hall.staff]) {
          // Anew for each: one of the operations ends the session.
          const response = await ask(app, endpoint, theirs, await headers(on.hall));
          const who = `${name}: ${endpoint.id}`;
          if (response.ok) expect(await isHarmless(endpoint, response), who).toBe(true);
          else expect([401, 404], who).toContain(response.status);
          asked += 1;
        }
      }
    }
    expect(asked).toBe(ROLES.length * guarded.length * 2);
    const { db } = on.database;
    const acts = await db
      .selectFrom('audit')
      .select(['act', 'account'])
      .where('application_id', 'is not', null)
      .execute();
    expect(acts).toEqual([{ act: 'received', account: null }]);
    expect(await db.selectFrom('applications').select('state').execute()).toEqual([{ state: 'received' }]);
  });

  it('and the same walk succeeds for whom it belongs to: it asks for things that are there', async () => {
    const theirs = await somebodyElse();
    const cookie = await on.hall.signIn('hino');
    for (const endpoint of guarded.filter(({ id }) => id !== 'endStaffSession')) {
      const app = endpoint.audience === 'staff' ? on.hall.staff : on.hall.residents;
      const headers = { cookie, authorization: `Claim ${theirs.filing.claim}` };
      expect((await ask(app, endpoint, theirs, headers)).status, endpoint.id).toBe(endpoint.status);
    }
  });

  it('and cannot tell whether it exists', async () => {
    const theirs = await somebodyElse();
    const nothing: Theirs = {
      ...theirs,
      receipt: '2611-0000-9999',
      application: uuidv7(on.hall.services.clock),
    };
    for (const { name, headers } of ROLES) {
      const given = await headers(on.hall);
      for (const endpoint of guarded.filter(({ id }) => id !== 'endStaffSession')) {
        const app = endpoint.audience === 'staff' ? on.hall.staff : on.hall.residents;
        const [real, unreal] = [
          await ask(app, endpoint, theirs, given),
          await ask(app, endpoint, nothing, given),
        ];
        expect([unreal.status, await unreal.text()], `${name}: ${endpoint.id}`).toEqual([
          real.status,
          await real.text(),
        ]);
      }
    }
  });
});

/** Operations of staff that answer a clerk of another department about that department itself. */
async function isHarmless(endpoint: Endpoint, response: Response): Promise<boolean> {
  switch (endpoint.id) {
    case 'endStaffSession':
      return true;
    case 'listCases':
      return ((await response.json()) as { cases: unknown[] }).cases.length === 0;
    case 'settleSubmission':
      // Asked with a claim of one's own: this claim never used that key.
      return ((await response.json()) as { kind: string }).kind === 'unknown';
    default:
      return false;
  }
}

/** A department that no account of the development login has yet. */
async function sessionOfWaterworks({ services, keys }: CityHall): Promise<string> {
  const key = await keys.departmentKey('hino', 'environment');
  if (!key) throw new Error('the ceremony was held');
  const { db, clock } = services;
  const token = 'a-session-of-the-waterworks';
  const present = await keys.departmentKey('hino', 'waterworks');
  if (!present) {
    const { recipient, sealedIdentity } = key;
    await keys.addDepartmentKey(db, { city: 'hino', department: 'waterworks', recipient, sealedIdentity });
  }
  await db.deleteFrom('staff_sessions').where('account', '=', 'tanaka').execute();
  await db
    .insertInto('staff_sessions')
    .values({
      city: 'hino',
      token_hash: await sha256(token),
      account: 'tanaka',
      name: '田中 一',
      department: 'waterworks',
      created_at: clock(),
      expires_at: new Date(clock().getTime() + 60_000),
    })
    .execute();
  return `__Host-staff-session=${token}`;
}

describeOnEachEngine('operations of simulators', (engine) => {
  const on = useCityHall(engine, { simulators: false, catalogue: loadCatalogue({ simulated: false }) });

  it('are gone when simulators are off', async () => {
    const list = await on.hall.staff.request('/api/v1/hino/staff/development-accounts');
    const login = await on.hall.staff.request('/api/v1/hino/staff/development-login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"account":"sato"}',
    });
    expect([list.status, login.status]).toEqual([404, 404]);
    const guide = await (await on.hall.residents.request('/api/v1/hino/guide?language=ja')).json();
    expect(guide.simulated).toBe(false);
    const document = await (await on.hall.staff.request('/api/openapi.json')).text();
    expect(document).not.toContain('development');
  });
});
