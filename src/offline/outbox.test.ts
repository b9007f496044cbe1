import { afterEach, describe, expect, it } from 'vitest';
import type { Receipt } from '#contract/applications/schema.ts';
import { ok } from '#lib/result.ts';
import { createOutbox, type Outbox, retryDelay, type SendOutcome } from './outbox.ts';
import type { OutboxItem } from './record.ts';
import { dogDraft, type TestPhone, testPhone } from './testing.ts';

const outboxes: Outbox[] = [];
afterEach(() => {
  for (const outbox of outboxes.splice(0)) outbox.stop();
});

const receipt: Receipt = {
  receipt: '2611-0000-0135',
  procedure: 'dog-registration',
  version: '1',
  arrivedAt: '2026-11-21T10:32:00+09:00',
};
const arrived: SendOutcome = { kind: 'done', receipt };
const uploaded: SendOutcome = { kind: 'done', receipt: null };
const noAnswer: SendOutcome = { kind: 'again', answered: false, afterMs: null };
const claim = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A draft that was sealed and waits, with so many photographs before it. */
async function waiting(phone: TestPhone, photos = 0): Promise<string> {
  const created = await phone.store.create(dogDraft);
  if (!created.ok) throw new Error(created.failure.kind);
  const { id } = created.value;
  const items = Array.from({ length: photos + 1 }, (_, order): OutboxItem => {
    const kind = order < photos ? 'attachment' : 'application';
    const body = new Uint8Array(10).buffer;
    return {
      id: `${id}-${order}`,
      application: id,
      order,
      kind,
      city: 'hino',
      body,
      query: {},
      done: false,
      attempts: 0,
      rounds: 0,
      notBefore: 0,
      unanswered: false,
    };
  });
  const since = phone.clock.now.toISOString();
  await phone.store.update(id, (record) =>
    ok({
      record: { ...record, phase: { kind: 'waiting', key: record.id, claim, since } },
      along: { putOutbox: items },
    }),
  );
  return id;
}

type Network = {
  readonly sent: string[];
  readonly answer: (item: OutboxItem) => SendOutcome | Promise<SendOutcome>;
};

function outboxOf(phone: TestPhone, network: Network): { outbox: Outbox; ring: () => void } {
  const alarms: (() => void)[] = [];
  const outbox = createOutbox({
    database: phone.database,
    store: phone.store,
    clock: () => phone.clock.now,
    random: () => 0.5,
    locks: null,
    send: async (item) => {
      network.sent.push(item.id);
      return network.answer(item);
    },
    timer: (work) => {
      alarms.push(work);
      return () => alarms.splice(alarms.indexOf(work), 1);
    },
  });
  outboxes.push(outbox);
  return {
    outbox,
    ring: () => {
      for (const work of alarms.splice(0)) work();
    },
  };
}

/** Waits for a condition of the phone, which the outbox tells about. */
async function until(outbox: Outbox, phone: TestPhone, holds: () => Promise<boolean>): Promise<void> {
  if (await holds()) return;
  await new Promise<void>((resolve) => {
    const look = () => void holds().then((isSo) => isSo && resolve());
    outbox.subscribe(look);
    phone.store.subscribe(look);
  });
}

const phaseOf = async (phone: TestPhone, id: string) => (await phone.store.read(id))?.phase.kind;

describe('what waits to be sent', () => {
  it('arrives, and nothing waits any longer', async () => {
    const phone = await testPhone();
    const id = await waiting(phone);
    const network = { sent: [], answer: () => arrived };
    const { outbox } = outboxOf(phone, network);
    outbox.nudge();
    await until(outbox, phone, async () => (await phaseOf(phone, id)) === 'arrived');
    expect((await phone.store.read(id))?.phase).toEqual({ kind: 'arrived', claim, receipt });
    expect(await outbox.waiting()).toEqual([]);
  });

  it('sends the photographs of an application before the application', async () => {
    const phone = await testPhone();
    const id = await waiting(phone, 2);
    const network = {
      sent: [] as string[],
      answer: (item: OutboxItem) => (item.kind === 'attachment' ? uploaded : arrived),
    };
    const { outbox } = outboxOf(phone, network);
    outbox.nudge();
    await until(outbox, phone, async () => (await phaseOf(phone, id)) === 'arrived');
    expect(network.sent).toEqual([`${id}-0`, `${id}-1`, `${id}-2`]);
  });

  it('lets nothing wait behind a photograph of another application', async () => {
    const phone = await testPhone();
    const slow = await waiting(phone, 1);
    phone.clock.now = new Date('2026-11-21T01:33:00Z');
    const quick = await waiting(phone);
    const never = new Promise<SendOutcome>(() => {});
    const network = { sent: [], answer: (item: OutboxItem) => (item.application === slow ? never : arrived) };
    const { outbox } = outboxOf(phone, network);
    outbox.nudge();
    await until(outbox, phone, async () => (await phaseOf(phone, quick)) === 'arrived');
    expect(await phaseOf(phone, slow)).toBe('waiting');
  });

  it('calls a lost answer "being checked", sends the same again later, and ends with one receipt', async () => {
    const phone = await testPhone();
    const id = await waiting(phone);
    const answers = [noAnswer, arrived];
    const network = { sent: [] as string[], answer: () => answers.shift() ?? arrived };
    const { outbox, ring } = outboxOf(phone, network);
    outbox.nudge();
    await until(outbox, phone, async () => (await outbox.waiting())[0]?.isChecking === true);
    phone.clock.now = new Date(phone.clock.now.getTime() + 60_000);
    ring();
    await until(outbox, phone, async () => (await phaseOf(phone, id)) === 'arrived');
    expect(network.sent).toEqual([`${id}-0`, `${id}-0`]);
  });

  it('does not try again before its time', async () => {
    const phone = await testPhone();
    const early = await waiting(phone);
    const network = {
      sent: [] as string[],
      answer: (item: OutboxItem) => (item.application === early ? noAnswer : arrived),
    };
    const { outbox, ring } = outboxOf(phone, network);
    outbox.nudge();
    await until(outbox, phone, async () => (await outbox.waiting())[0]?.attempts === 1);
    // The look that sends another one passes over the first.
    const other = await waiting(phone);
    ring();
    await until(outbox, phone, async () => (await phaseOf(phone, other)) === 'arrived');
    expect(network.sent).toEqual([`${early}-0`, `${other}-0`]);
  });

  it('gives the draft back with the reason when the city says no', async () => {
    const phone = await testPhone();
    const id = await waiting(phone);
    const issues = [{ path: 'ownerPhone', code: 'not-a-phone' }];
    const network = {
      sent: [],
      answer: (): SendOutcome => ({ kind: 'refused', code: 'answers-refused', issues }),
    };
    const { outbox } = outboxOf(phone, network);
    outbox.nudge();
    await until(outbox, phone, async () => (await phaseOf(phone, id)) === 'draft');
    expect((await phone.store.read(id))?.phase).toEqual({
      kind: 'draft',
      refusal: { code: 'answers-refused', issues },
    });
    expect(await phone.database.outbox.count()).toBe(0);
  });

  it('sends the photographs anew when the city no longer has them', async () => {
    const phone = await testPhone();
    const id = await waiting(phone, 1);
    let isForgotten = true;
    const network = {
      sent: [] as string[],
      answer: (item: OutboxItem): SendOutcome => {
        if (item.kind === 'attachment') return uploaded;
        if (!isForgotten) return arrived;
        isForgotten = false;
        return { kind: 'files-missing' };
      },
    };
    const { outbox, ring } = outboxOf(phone, network);
    outbox.nudge();
    await until(
      outbox,
      phone,
      async () => network.sent.length >= 2 && (await outbox.waiting())[0]?.progress === 0,
    );
    phone.clock.now = new Date(phone.clock.now.getTime() + 60_000);
    ring();
    await until(outbox, phone, async () => (await phaseOf(phone, id)) === 'arrived');
    expect(network.sent).toEqual([`${id}-0`, `${id}-1`, `${id}-0`, `${id}-1`]);
  });
});

describe('the wait between two attempts', () => {
  it('grows to two minutes and never comes down to nothing', () => {
    const delays = Array.from({ length: 20 }, (_, attempts) => retryDelay(attempts, 0));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(500);
    expect(retryDelay(20, 0.999)).toBeLessThanOrEqual(120_000);
    expect(retryDelay(3, 0.9)).toBeGreaterThan(retryDelay(3, 0.1));
  });
});
