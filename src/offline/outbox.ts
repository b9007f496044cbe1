/**
 * Sends what waits, in order within an application and side by side otherwise. One tab leads (Web Locks); if
 * a browser has none, or a frozen tab holds the lead, two may send at once and the server's key still allows
 * one effect. What is sent never changes, so trying again is always safe.
 */
import type { Receipt } from '#contract/applications/schema.ts';
import type { Issue } from '#contract/problem.ts';
import type { Clock } from '#lib/clock.ts';
import { fail, ok } from '#lib/result.ts';
import { type Database, withConnection } from './database.ts';
import type { ApplicationRecord, OutboxItem } from './record.ts';
import type { Along, Store } from './store.ts';

export type SendOutcome =
  | { readonly kind: 'done'; readonly receipt: Receipt | null }
  /** Try again later. `answered` false means that it may have arrived all the same. */
  | { readonly kind: 'again'; readonly answered: boolean; readonly afterMs: number | null }
  /** The city no longer holds the photographs (orphans go in an hour): send them anew, then this. */
  | { readonly kind: 'files-missing' }
  | { readonly kind: 'refused'; readonly code: string; readonly issues: readonly Issue[] };

/** Given in by the app: this module never knows the network. */
export type Send = (
  item: OutboxItem,
  onProgress: (sent: number, total: number) => void,
) => Promise<SendOutcome>;

export type Waiting = {
  readonly application: string;
  /** A request left without an answer: being checked, not failed. */
  readonly isChecking: boolean;
  readonly attempts: number;
  /** 0–1 over all bytes of the application. */
  readonly progress: number;
};

export type Outbox = {
  /** Something may be due: at start, when the network or the person comes back, after a new act. */
  nudge(): void;
  waiting(): Promise<readonly Waiting[]>;
  subscribe(listener: () => void): () => void;
  stop(): void;
};

type Options = {
  readonly database: Database;
  readonly store: Store;
  readonly send: Send;
  readonly clock: Clock;
  /** 0 ≤ n < 1; for jitter. */
  readonly random: () => number;
  readonly locks: Pick<LockManager, 'request'> | null;
  readonly timer?: (work: () => void, ms: number) => () => void;
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 120_000;
const AT_ONCE = 3;
/** A lead that is not given up for so long is asked whether it still lives. */
const STEAL_AFTER_MS = 5_000;
const ANSWER_WITHIN_MS = 1_000;
const PROGRESS_EVERY_MS = 250;
/** The city lost the photographs so often that something else must be wrong. */
const MAX_ROUNDS = 3;

/** What tabs say to each other. */
type Word = 'nudge' | 'changed' | 'who-leads' | 'i-lead';

/** Doubling, up to two minutes, with half of it left to chance so that a city's phones do not return together. */
export function retryDelay(attempts: number, random: number): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));
  return Math.round(full / 2 + (full / 2) * random);
}

export function createOutbox(options: Options): Outbox {
  const { database, store, send, clock, random, locks } = options;
  const after = options.timer ?? defaultTimer;
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(`${database.name}-outbox`);
  channel.onmessage = (event: MessageEvent<Word>) => {
    switch (event.data) {
      case 'nudge':
        return comeForward();
      case 'changed':
        return tell();
      case 'who-leads':
        if (isLeading) channel.postMessage('i-lead' satisfies Word);
        return;
      case 'i-lead':
        leaderSpoke?.();
    }
  };
  const sent = new Map<string, number>();
  const active = new Set<string>();
  /** Not to be sent before this instant whatever happens: the city said so, or an outcome was not written down. */
  const heldUntil = new Map<string, number>();
  /** The person or the network came back: these need not wait for their next attempt. */
  const impatient = new Set<string>();
  let toldProgressAt = 0;
  let leaderSpoke: (() => void) | null = null;
  let isLeading = false;
  let isSeeking = false;
  let isStopped = false;
  let cancelTimer: (() => void) | null = null;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function wake(): void {
    soon(isLeading ? pass : lead);
  }

  /** A lost connection to the database stops nothing for good: it is looked at again. */
  function soon(work: () => Promise<void>): void {
    work().catch(() => {
      if (!isStopped) after(wake, STEAL_AFTER_MS);
    });
  }

  /** Becomes the one tab that sends, or stands in line for it, for as long as anything waits. */
  async function lead(): Promise<void> {
    if (isSeeking || isStopped) return;
    isSeeking = true;
    try {
      while (!isStopped && (await items()).length > 0) {
        if (!locks) return await hold();
        if ((await requestLead(locks)) === 'done') return;
      }
    } finally {
      isSeeking = false;
    }
  }

  /** @returns `again` when another tab leads and lives: it may yet die, so the line is not left */
  async function requestLead(manager: Pick<LockManager, 'request'>): Promise<'done' | 'again'> {
    const patience = new AbortController();
    const cancel = after(() => patience.abort(), STEAL_AFTER_MS);
    const lead = () => {
      cancel();
      return hold();
    };
    try {
      await manager.request(`${database.name}-outbox`, { signal: patience.signal }, lead);
      return 'done';
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
    if (isLeading) {
      // Robbed: another tab took us for frozen. It sends now.
      release?.();
      return 'again';
    }
    if (isStopped || !isLookedAt() || (await leaderAnswers())) return 'again';
    try {
      await manager.request(`${database.name}-outbox`, { steal: true }, lead);
      return 'done';
    } catch {
      release?.();
      return 'again';
    }
  }

  /** A frozen tab keeps its lock and answers nobody. */
  function leaderAnswers(): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = after(() => resolve(false), ANSWER_WITHIN_MS);
      leaderSpoke = () => {
        giveUp();
        resolve(true);
      };
      channel.postMessage('who-leads' satisfies Word);
    });
  }

  let release: (() => void) | null = null;

  async function hold(): Promise<void> {
    isLeading = true;
    try {
      await new Promise<void>((resolve) => {
        release = resolve;
        soon(pass);
      });
    } finally {
      isLeading = false;
      release = null;
    }
  }

  /** Starts whatever is due; plans the next look; gives up the lead when nothing waits. */
  async function pass(): Promise<void> {
    if (isStopped) return;
    const all = await items();
    if (all.length === 0 && active.size === 0) {
      release?.();
      return;
    }
    const now = clock().getTime();
    const next = firstOfEach(all).filter((item) => !active.has(item.application));
    for (const item of next) {
      if (active.size < AT_ONCE && dueAt(item) <= now) soon(() => run(item.application));
    }
    const times = next.map(dueAt).filter((due) => due > now);
    cancelTimer?.();
    if (times.length > 0) cancelTimer = after(() => soon(pass), Math.max(0, Math.min(...times) - now));
  }

  function dueAt(item: OutboxItem): number {
    const notBefore = impatient.has(item.application) ? 0 : item.notBefore;
    return Math.max(notBefore, heldUntil.get(item.application) ?? 0);
  }

  /** Sends one application's items until it is done or must wait. */
  async function run(application: string): Promise<void> {
    active.add(application);
    try {
      for (;;) {
        const item = firstOfEach(await items()).find((candidate) => candidate.application === application);
        if (!item || dueAt(item) > clock().getTime() || isStopped) break;
        impatient.delete(application);
        const outcome = await send(item, (bytes) => {
          sent.set(item.id, bytes);
          tellProgress();
        });
        if (isStopped) break;
        const now = clock().getTime();
        if (!(await isWrittenDown(item, outcome))) heldUntil.set(application, now + LAST_RETRY_MS);
        else if (outcome.kind === 'again' && outcome.afterMs !== null) {
          heldUntil.set(application, now + outcome.afterMs);
        }
        sent.delete(item.id);
        changed();
      }
    } finally {
      active.delete(application);
      if (isLeading) soon(pass);
    }
  }

  /** Sending the same again is safe, so an outcome that the disk did not take is simply met once more later. */
  async function isWrittenDown(item: OutboxItem, outcome: SendOutcome): Promise<boolean> {
    try {
      await settle(item, outcome);
      return true;
    } catch {
      return false;
    }
  }

  function settle(item: OutboxItem, outcome: SendOutcome): Promise<void> {
    switch (outcome.kind) {
      case 'done':
        if (item.kind === 'application' && outcome.receipt) return arrive(item, outcome.receipt);
        return put({ ...item, done: true, unanswered: false });
      case 'again': {
        const wait = outcome.afterMs ?? retryDelay(item.attempts, random());
        const notBefore = clock().getTime() + wait;
        return put({
          ...item,
          attempts: item.attempts + 1,
          notBefore,
          unanswered: item.unanswered || !outcome.answered,
        });
      }
      case 'files-missing':
        if (item.rounds < MAX_ROUNDS) return sendFilesAgain(item);
        return giveBack(item, { kind: 'refused', code: 'attachment-missing', issues: [] });
      case 'refused':
        return giveBack(item, outcome);
    }
  }

  /** Arrived: the receipt and the end of waiting are one write. The photographs are the city's now. */
  async function arrive(item: OutboxItem, receipt: Receipt): Promise<void> {
    await write(item, (record, claim) => ({
      record: { ...record, phase: { kind: 'arrived', claim, receipt } },
      along: { clearOutbox: true, removeFiles: record.photos.map((photo) => photo.id) },
    }));
  }

  /** The city said no: the draft is writable again and says why. */
  async function giveBack(item: OutboxItem, outcome: SendOutcome & { kind: 'refused' }): Promise<void> {
    const refusal = { code: outcome.code, issues: [...outcome.issues] };
    await write(item, (record) => ({
      record: { ...record, phase: { kind: 'draft', refusal } },
      along: { clearOutbox: true },
    }));
  }

  async function write(
    item: OutboxItem,
    change: (record: ApplicationRecord, claim: string) => { record: ApplicationRecord; along: Along },
  ): Promise<void> {
    const written = await store.update(item.application, (record) => {
      // Another tab wrote the same outcome before us.
      if (record.phase.kind !== 'waiting') return fail({ kind: 'not-a-draft' });
      return ok(change(record, record.phase.claim));
    });
    const isLost =
      !written.ok && (written.failure.kind === 'disk-full' || written.failure.kind === 'not-saved');
    if (isLost) throw new NotWrittenError();
  }

  async function sendFilesAgain(item: OutboxItem): Promise<void> {
    const notBefore = clock().getTime() + retryDelay(item.attempts, random());
    await withConnection(database, () =>
      database.transaction('rw', database.outbox, async () => {
        const group = await database.outbox.where('application').equals(item.application).toArray();
        const fresh = group.map((one) => ({ ...one, done: false, rounds: one.rounds + 1, notBefore }));
        await database.outbox.bulkPut(fresh);
      }),
    );
  }

  /** Only while it is still there: another tab may have finished it. */
  async function put(item: OutboxItem): Promise<void> {
    await withConnection(database, () =>
      database.transaction('rw', database.outbox, async () => {
        if (await database.outbox.get(item.id)) await database.outbox.put(item);
      }),
    );
  }

  function items(): Promise<readonly OutboxItem[]> {
    return withConnection(database, () => database.outbox.toArray());
  }

  function changed(): void {
    tell();
    channel.postMessage('changed' satisfies Word);
  }

  /** Four times a second is enough for eyes, and each time is work for a slow phone. */
  function tellProgress(): void {
    const now = clock().getTime();
    if (now - toldProgressAt < PROGRESS_EVERY_MS) return;
    toldProgressAt = now;
    tell();
  }

  return {
    nudge() {
      comeForward();
      channel.postMessage('nudge' satisfies Word);
    },
    async waiting() {
      return summarise(await items(), sent);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      cancelTimer?.();
      release?.();
      channel.close();
    },
  };

  /** The person or the network is back: what waits for its next attempt is tried now. Nothing is written for it. */
  function comeForward(): void {
    soon(async () => {
      for (const item of await items()) impatient.add(item.application);
      wake();
    });
  }
}

class NotWrittenError extends Error {}

/** The next item of every application. */
function firstOfEach(items: readonly OutboxItem[]): readonly OutboxItem[] {
  const first = new Map<string, OutboxItem>();
  for (const item of items) {
    const best = first.get(item.application);
    if (!item.done && (!best || item.order < best.order)) first.set(item.application, item);
  }
  return [...first.values()];
}

function summarise(items: readonly OutboxItem[], sent: ReadonlyMap<string, number>): readonly Waiting[] {
  const applications = [...new Set(items.map((item) => item.application))];
  return applications.map((application) => {
    const group = items.filter((item) => item.application === application);
    const total = group.reduce((sum, item) => sum + item.body.byteLength, 0);
    const gone = group.reduce(
      (sum, item) => sum + (item.done ? item.body.byteLength : (sent.get(item.id) ?? 0)),
      0,
    );
    return {
      application,
      isChecking: group.some((item) => item.unanswered && !item.done),
      attempts: Math.max(...group.map((item) => item.attempts)),
      progress: total === 0 ? 0 : Math.min(1, gone / total),
    };
  });
}

function isLookedAt(): boolean {
  return typeof document === 'undefined' || document.visibilityState === 'visible';
}

function defaultTimer(work: () => void, ms: number): () => void {
  const id = setTimeout(work, ms);
  return () => clearTimeout(id);
}
