import { sql } from 'kysely';
import { readLiveness, readReadiness } from '#contract/system/endpoints.ts';
import { ok } from '#lib/result.ts';
import { isMigrated } from '../../db/migrate.ts';
import { refusal } from '../../middleware/failure.ts';
import { type Api, implement } from '../../middleware/implement.ts';

export function systemRoutes(api: Api): void {
  const { db } = api.services;

  implement(api, readLiveness, async () => ok({ body: { status: 'ok' as const } }));

  implement(api, readReadiness, async () => {
    try {
      await sql`select 1`.execute(db);
      return (await isMigrated(db)) ? ok({ body: { status: 'ok' as const } }) : refusal('unavailable');
    } catch {
      // Whatever the database says, the answer to "are you ready" is no.
      return refusal('unavailable');
    }
  });
}
