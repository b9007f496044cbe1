/**
 * Drafts, photographs and what became of them. Promises:
 * - a save has been read back from the disk before it answers;
 * - rows are encrypted before the transaction opens;
 * - two tabs that write the same draft lose nothing but an older text in the very same field;
 * - draft → waiting happens once, together with the sealed bytes.
 */
import { type Answers, attachmentIds } from '#contract/procedures/answers.ts';
import type { Clock } from '#lib/clock.ts';
import { fail, ok, type Result } from '#lib/result.ts';
import { uuidv7 } from '#lib/uuid.ts';
import type { Vault } from '#vault/vault.ts';
import { type ApplicationRow, type Database, type FileRow, isDiskFull, withConnection } from './database.ts';
import {
  type ApplicationRecord,
  applicationRecordSchema,
  type Earlier,
  type OutboxItem,
  type Photo,
} from './record.ts';

export type StoreFailure =
  /** Nothing more can be written; everything before is safe. */
  | { readonly kind: 'disk-full' }
  /** The database did not take it; what was typed is kept on the screen and tried again. */
  | { readonly kind: 'not-saved' }
  /** No such application on this phone. */
  | { readonly kind: 'not-here' }
  /** It was sent meanwhile, here or in another tab. */
  | { readonly kind: 'not-a-draft' }
  /** Typed in another tab while this one sealed: what would be sent is not what stands there. */
  | { readonly kind: 'changed-meanwhile' };

/** Rows of other tables that go with a change of the record, in the same transaction. */
export type Along = {
  readonly putFiles?: readonly FileRow[];
  readonly removeFiles?: readonly string[];
  readonly putOutbox?: readonly OutboxItem[];
  readonly clearOutbox?: boolean;
};

type Change = (
  record: ApplicationRecord,
) => Result<{ record: ApplicationRecord; along?: Along }, StoreFailure>;

export type Store = {
  create(
    start: Pick<ApplicationRecord, 'city' | 'procedure' | 'version' | 'language'>,
  ): Promise<Result<ApplicationRecord, StoreFailure>>;
  read(id: string): Promise<ApplicationRecord | null>;
  list(city: string): Promise<readonly ApplicationRecord[]>;
  /** Merges what was typed into the draft. */
  saveAnswers(id: string, typed: Answers): Promise<Result<ApplicationRecord, StoreFailure>>;
  addPhoto(
    id: string,
    field: string,
    photo: Omit<Photo, 'id' | 'bytes'>,
    jpeg: Uint8Array<ArrayBuffer>,
  ): Promise<Result<ApplicationRecord, StoreFailure>>;
  removePhoto(id: string, field: string, photo: string): Promise<Result<ApplicationRecord, StoreFailure>>;
  /** The draft is complete and waits to be handed in at the counter, until something is typed again. */
  markPrepared(id: string): Promise<Result<ApplicationRecord, StoreFailure>>;
  /**
   * Goes over to another version of the procedure, all at once.
   * @param seen the draft on which it was decided; if it is another by now, nothing changes
   */
  moveDraft(
    seen: ApplicationRecord,
    to: Pick<ApplicationRecord, 'version' | 'answers'> & { readonly earlier: readonly Earlier[] },
  ): Promise<Result<ApplicationRecord, StoreFailure>>;
  readPhoto(photo: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Removes everything of an application from this phone for good.
   * @param phase as the person saw it; if it is another by now, nothing is removed
   */
  discard(id: string, phase: ApplicationRecord['phase']['kind']): Promise<boolean>;
  update(id: string, change: Change): Promise<Result<ApplicationRecord, StoreFailure>>;
  /**
   * Told the id after every change, in this tab and in others; and what was written, where this tab wrote it.
   * @returns how to stop
   */
  subscribe(listener: Listener): () => void;
};

type Opened = { readonly revision: number; readonly record: ApplicationRecord };

type Listener = (id: string, written: ApplicationRecord | null) => void;

/** Writers that meet on one draft try again; more rounds than tabs a person can hold open. */
const MAX_ROUNDS = 20;

export function createStore({
  database,
  vault,
  clock,
}: {
  database: Database;
  vault: Vault;
  clock: Clock;
}): Store {
  const listeners = new Set<Listener>();
  const channel = new BroadcastChannel(`${database.name}-changes`);
  channel.onmessage = (event: MessageEvent<string>) => tell(event.data, null);
  // Typing saves several times a second: what was just written need not be opened to be written again.
  const opened = new Map<string, Opened>();

  function tell(id: string, written: ApplicationRecord | null): void {
    for (const listener of listeners) listener(id, written);
  }
  function announce(id: string, written: ApplicationRecord | null): void {
    tell(id, written);
    channel.postMessage(id);
  }

  async function decode(row: ApplicationRow): Promise<ApplicationRecord> {
    const known = opened.get(row.id);
    if (known?.revision === row.revision) return known.record;
    const bytes = await vault.decrypt(row.box, `applications/${row.id}`);
    const record = applicationRecordSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    opened.set(row.id, { revision: row.revision, record });
    return record;
  }
  function encode(record: ApplicationRecord): Promise<ArrayBuffer> {
    return vault.encrypt(new TextEncoder().encode(JSON.stringify(record)), `applications/${record.id}`);
  }

  async function readBack(id: string, revision: number, box: ArrayBuffer): Promise<void> {
    const row = await withConnection(database, () => database.applications.get(id));
    const isKept = row && (row.revision > revision || (row.revision === revision && sameBytes(row.box, box)));
    if (!isKept) throw new Error('what was saved is not on the disk');
  }

  const store: Store = {
    async create(start) {
      const now = clock().toISOString();
      const record: ApplicationRecord = {
        id: uuidv7(clock),
        ...start,
        answers: {},
        photos: [],
        createdAt: now,
        savedAt: now,
        phase: { kind: 'draft', refusal: null },
      };
      const box = await encode(record);
      try {
        // put, not add: done twice after a lost connection it is still one.
        await withConnection(database, () => database.applications.put({ id: record.id, revision: 1, box }));
        await readBack(record.id, 1, box);
      } catch (error) {
        return fail(failureOf(error));
      }
      announce(record.id, record);
      return ok(record);
    },

    async read(id) {
      const row = await withConnection(database, () => database.applications.get(id));
      return row ? decode(row) : null;
    },

    async list(city) {
      const rows = await withConnection(database, () => database.applications.toArray());
      // A row that cannot be opened must not hide the others.
      const opened = await Promise.all(rows.map((row) => decode(row).catch(() => null)));
      const records = opened.filter((record) => record !== null);
      // Ids are UUIDv7: their order is the order in which they were begun; newest first.
      return records.filter((record) => record.city === city).reverse();
    },

    saveAnswers: (id, typed) =>
      store.update(id, (record) => {
        if (record.phase.kind !== 'draft') return fail({ kind: 'not-a-draft' });
        const phase = unprepared(record.phase);
        return ok({ record: { ...record, phase, answers: { ...record.answers, ...typed } } });
      }),

    async addPhoto(id, field, size, jpeg) {
      const photo: Photo = { ...size, id: uuidv7(clock), bytes: jpeg.byteLength };
      const file = { id: photo.id, application: id, box: await vault.encrypt(jpeg, `files/${photo.id}`) };
      return store.update(id, (record) => {
        if (record.phase.kind !== 'draft') return fail({ kind: 'not-a-draft' });
        // Written already, and only the answer of the database was lost.
        if (record.photos.some((one) => one.id === photo.id)) return ok({ record });
        const ids = [...attachmentIds(record.answers[field]), photo.id];
        const answers = { ...record.answers, [field]: ids.join(' ') };
        return ok({
          record: {
            ...record,
            phase: unprepared(record.phase),
            answers,
            photos: [...record.photos, photo],
          },
          along: { putFiles: [file] },
        });
      });
    },

    removePhoto: (id, field, photo) =>
      store.update(id, (record) => {
        if (record.phase.kind !== 'draft') return fail({ kind: 'not-a-draft' });
        const ids = attachmentIds(record.answers[field]).filter((one) => one !== photo);
        const answers = { ...record.answers, [field]: ids.join(' ') };
        const photos = record.photos.filter((one) => one.id !== photo);
        const phase = unprepared(record.phase);
        return ok({ record: { ...record, phase, answers, photos }, along: { removeFiles: [photo] } });
      }),

    markPrepared: (id) =>
      store.update(id, (record) => {
        if (record.phase.kind !== 'draft') return fail({ kind: 'not-a-draft' });
        return ok({ record: { ...record, phase: { ...record.phase, isPrepared: true } } });
      }),

    moveDraft: (seen, { version, answers, earlier }) =>
      store.update(seen.id, (record) => {
        if (record.phase.kind !== 'draft') return fail({ kind: 'not-a-draft' });
        if (record.version !== seen.version || !sameAnswers(record.answers, seen.answers)) {
          return fail({ kind: 'changed-meanwhile' });
        }
        const phase = { kind: 'draft', refusal: null } as const;
        return ok({
          record: {
            ...record,
            phase,
            version,
            answers,
            earlier: [...(record.earlier ?? []), ...earlier],
          },
        });
      }),

    async readPhoto(photo) {
      const row = await withConnection(database, () => database.files.get(photo));
      return row ? vault.decrypt(row.box, `files/${photo}`) : null;
    },

    async discard(id, phase) {
      const row = await withConnection(database, () => database.applications.get(id));
      if (!row || (await decode(row)).phase.kind !== phase) return false;
      const isRemoved = await withConnection(database, () =>
        database.transaction('rw', database.applications, database.files, database.outbox, async () => {
          const current = await database.applications.get(id);
          if (current?.revision !== row.revision) return false;
          await database.applications.delete(id);
          await database.files.where('application').equals(id).delete();
          await database.outbox.where('application').equals(id).delete();
          return true;
        }),
      );
      opened.delete(id);
      if (isRemoved) announce(id, null);
      return isRemoved;
    },

    async update(id, change) {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const remembered = opened.get(id);
        const current = remembered ?? (await open(id));
        if (!current) return fail({ kind: 'not-here' });
        const changed = change(current.record);
        if (!changed.ok) {
          if (!remembered) return changed;
          // Another tab may have changed it since: only the disk may refuse.
          opened.delete(id);
          continue;
        }
        const record = { ...changed.value.record, savedAt: clock().toISOString() };
        const next = { id, revision: current.revision + 1, box: await encode(record) };
        try {
          const isWritten = await writeIf(current.revision, next, changed.value.along ?? {});
          if (!isWritten && !(await isOurs(next))) {
            opened.delete(id);
            continue;
          }
          await readBack(id, next.revision, next.box);
        } catch (error) {
          return fail(failureOf(error));
        }
        opened.set(id, { revision: next.revision, record });
        announce(id, record);
        return ok(record);
      }
      return fail({ kind: 'not-saved' });
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function open(id: string): Promise<Opened | null> {
    const row = await withConnection(database, () => database.applications.get(id));
    return row ? { revision: row.revision, record: await decode(row) } : null;
  }

  /** Done by a first attempt whose answer was lost with the connection. */
  async function isOurs(next: ApplicationRow): Promise<boolean> {
    const row = await withConnection(database, () => database.applications.get(next.id));
    return row?.revision === next.revision && sameBytes(row.box, next.box);
  }

  /** Writes only when nobody else wrote since; false otherwise. */
  function writeIf(revision: number, next: ApplicationRow, along: Along): Promise<boolean> {
    return withConnection(database, () =>
      database.transaction('rw', database.applications, database.files, database.outbox, async () => {
        const current = await database.applications.get(next.id);
        if (current?.revision !== revision) return false;
        await database.applications.put(next);
        if (along.putFiles) await database.files.bulkPut([...along.putFiles]);
        if (along.removeFiles) await database.files.bulkDelete([...along.removeFiles]);
        if (along.clearOutbox) await database.outbox.where('application').equals(next.id).delete();
        if (along.putOutbox) await database.outbox.bulkPut([...along.putOutbox]);
        return true;
      }),
    );
  }

  return store;
}

function unprepared(phase: ApplicationRecord['phase']): ApplicationRecord['phase'] {
  return phase.kind === 'draft' ? { kind: 'draft', refusal: phase.refusal } : phase;
}

function sameAnswers(one: Answers, other: Answers): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function failureOf(error: unknown): StoreFailure {
  return { kind: isDiskFull(error) ? 'disk-full' : 'not-saved' };
}

function sameBytes(a: ArrayBuffer, b: ArrayBuffer): boolean {
  if (a.byteLength !== b.byteLength) return false;
  const left = new Uint8Array(a);
  const right = new Uint8Array(b);
  return left.every((byte, index) => byte === right[index]);
}
