/** The peer of the API: a round trip through the same server, router, driver and engine, with nothing to do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { openEmbedded, openPostgres } from '#mock-api/db/client.ts';

const [, , folder = '', url = ''] = process.argv;
const { db } = url === '' ? await openEmbedded(folder) : openPostgres(url);
const app = new Hono();
app.post('/', async (context) => {
  await context.req.arrayBuffer();
  await sql`select 1`.execute(db);
  return context.json({ status: 'ok' }, 201);
});
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
