/** Takes the server's memory of keys away, from outside: what the suites then see is what they exist to see. */
import { sql } from 'kysely';
import type { Database } from '#mock-api/db/client.ts';

/** From now on every row of the table idempotency is removed in the transaction that wrote it. */
export async function forgetKeys(db: Database): Promise<void> {
  await sql`
    create function forget_key() returns trigger language plpgsql as $$
    begin
      delete from idempotency where city = new.city and scope = new.scope and key = new.key;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger forget_key after insert on idempotency for each row execute function forget_key()`.execute(
    db,
  );
}
