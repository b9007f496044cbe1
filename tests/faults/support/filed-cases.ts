/** What the city really received, as its staff see it: every case opened with the department's key. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SealedContent, sealedContentSchema } from '#contract/applications/schema.ts';
import { caseFileSchema, caseListSchema, staffSessionSchema } from '#contract/casework/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { openBytes, openDepartmentKey } from '#tests/support/builders.ts';
import type { RestartingServer } from './restarting-server.ts';

export type FiledCase = {
  readonly receipt: string;
  readonly content: SealedContent;
  /** Opened, in the order of the list. */
  readonly attachments: readonly { readonly id: string; readonly bytes: Uint8Array }[];
};

export type FiledCases = {
  /** @returns the cases in which a field has this value */
  find(field: string, value: string): Promise<readonly FiledCase[]>;
  count(): Promise<number>;
};

const CITY = '/api/v1/hino';
const CASES = `${CITY}/casework/applications`;

export async function signInToCases(server: RestartingServer): Promise<FiledCases> {
  const signedIn = await server.ask('staff', `${CITY}/staff/development-login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'sato' }),
  });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = staffSessionSchema.parse(await signedIn.json());
  const key = await openDepartmentKey(fromBase64Url(session.sealedDepartmentKey), phraseIn(server.dataDir));
  const opened = new Map<string, Promise<FiledCase>>();

  const read = (path: string) => server.ask('staff', path, { headers: { cookie } });

  async function open(id: string): Promise<FiledCase> {
    const file = caseFileSchema.parse(await (await read(`${CASES}/${id}`)).json());
    const inside = await openBytes(fromBase64Url(file.sealed), key);
    const attachments = file.attachments.map(async (attachment) => {
      const sealed = await (await read(`${CASES}/${id}/attachments/${attachment.id}`)).arrayBuffer();
      return { id: attachment.id, bytes: await openBytes(new Uint8Array(sealed), key) };
    });
    return {
      receipt: file.summary.receipt,
      content: sealedContentSchema.parse(JSON.parse(new TextDecoder().decode(inside))),
      attachments: await Promise.all(attachments),
    };
  }

  /** Filed cases never change, so each is opened once. */
  async function all(): Promise<FiledCase[]> {
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `?${new URLSearchParams({ cursor })}`;
      const page = caseListSchema.parse(await (await read(`${CASES}${query}`)).json());
      for (const { id } of page.cases) if (!opened.has(id)) opened.set(id, open(id));
      cursor = page.next;
    } while (cursor !== null);
    return Promise.all(opened.values());
  }

  return {
    async find(field, value) {
      return (await all()).filter(({ content }) => content.answers[field] === value);
    },
    async count() {
      return (await all()).length;
    },
  };
}

function phraseIn(dataDir: string): string {
  const lines = readFileSync(join(dataDir, 'development-department-phrases.txt'), 'utf8');
  const phrase = /^hino environment (\S+)$/mu.exec(lines)?.[1];
  if (!phrase) throw new Error('the key ceremony left no phrase for the department');
  return phrase;
}
