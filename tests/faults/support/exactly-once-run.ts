/**
 * One application between a real browser and a real server, with faults as scheduled. Afterwards the phone is
 * left alone until nothing waits; then the city's files and the phone must agree on one application.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { MAX_PHOTO_SIDE } from '#contract/applications/schema.ts';
import { normalise } from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { inspectJpeg } from '#mock-api/features/applications/jpeg.ts';
import type { Fault, FaultProxy } from '#tests/support/proxy.ts';
import {
  type Dog,
  declare,
  fillIn,
  PHOTO_HEIGHT,
  pressSend,
  readApplications,
  type Shown,
  typedAnswers,
} from './dog-form.ts';
import type { FiledCase, FiledCases } from './filed-cases.ts';
import type { RestartingServer } from './restarting-server.ts';
import type { Blow, BlowKind, Schedule } from './schedule.ts';
import { openStruckPhone, type Post, type StruckPhone } from './struck-phone.ts';

export type World = {
  readonly server: RestartingServer;
  readonly cases: FiledCases;
  /** For phones whose browser is not killed. */
  readonly browser: Browser;
  readonly definition: ProcedureDefinition;
};

export type Outcome = {
  readonly schedule: Schedule;
  /** What is wrong, in words; empty when all is well. */
  readonly findings: readonly string[];
  /** POSTs that reached the proxy. */
  readonly attempts: number;
  readonly faults: readonly Fault['kind'][];
  readonly blows: readonly BlowKind[];
  /** Applications of this dog in the city beyond one, and missing below one. */
  readonly duplicates: number;
  readonly lost: number;
  readonly settledMs: number;
};

/** Faults are over after seconds; what has not settled by then hangs. */
const SETTLES_WITHIN_MS = 75_000;
const LOOKS_AGAIN_MS = 100;

/** A phone with everything filled in and its faults laid out; nothing has been sent. */
export type PreparedRun = {
  /** Presses "send", lets the faults happen, waits until the phone is at rest, and looks what came of it. */
  finish(): Promise<Outcome>;
};

/** The server must live until it is done: faults belong to sending. */
export async function prepareRun(world: World, schedule: Schedule): Promise<PreparedRun> {
  const { seed } = schedule;
  const dog: Dog = { name: `﨑${seed}号`, photoWidth: schedule.hasPhoto ? 64 + (seed % 400) : null };
  const proxy = await world.server.newProxy();
  const needsOwnBrowser = schedule.blows.some(({ kind }) => kind === 'browser-kill');
  const phone = await openStruckPhone(needsOwnBrowser ? null : world.browser);
  const close = async () => {
    await phone.close();
    await proxy.close();
  };
  const begin = async () => {
    const first = phone.page();
    await fillIn(first, proxy.origin, dog);
    return schedule.tabs === 2 ? [first, await secondTab(phone, first)] : [first];
  };
  try {
    const tabs = await begin();
    return { finish: () => send(world, schedule, dog, proxy, phone, tabs).finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function send(
  world: World,
  schedule: Schedule,
  dog: Dog,
  proxy: FaultProxy,
  phone: StruckPhone,
  tabs: readonly Page[],
): Promise<Outcome> {
  const strikes = strikesOf(world.server, schedule.blows, phone, proxy);
  const faults: Fault['kind'][] = [];
  let posts = 0;
  proxy.plan(({ method }) => {
    if (method !== 'POST') return { kind: 'none' };
    const number = posts;
    posts += 1;
    strikes.begin(number);
    const fault = schedule.faults[number] ?? { kind: 'none' };
    if (fault.kind !== 'none') faults.push(fault.kind);
    return fault;
  });
  const lastPosts = new Map<string, Post>();
  phone.onPost((post) => lastPosts.set(post.path, post));

  strikes.begin('send');
  const begun = performance.now();
  // A tab that is struck while it sends has sent as much as it could.
  await Promise.all(tabs.map((tab) => pressSend(tab).catch(() => undefined)));
  const shown = await settle(world.server, strikes, phone, proxy);
  const settledMs = Math.round(performance.now() - begun);
  const rows = await phone.rows();

  const findings = [...phone.uncaught.map((text) => `not caught: ${text}`)];
  const filed = await world.cases.find('dogName', dog.name);
  if (shown === null) findings.push(`did not settle within ${SETTLES_WITHIN_MS} ms`);
  else findings.push(...compare(world.definition, dog, filed, shown));
  if (JSON.stringify(rows) !== JSON.stringify({ applications: 1, files: 0, outbox: 0 }))
    findings.push(`the phone keeps ${JSON.stringify(rows)}`);
  findings.push(...(await repeatLate(world.server, lastPosts, filed)));

  return {
    schedule,
    findings,
    attempts: posts,
    faults,
    blows: strikes.landed,
    duplicates: Math.max(0, filed.length - 1),
    lost: filed.length === 0 ? 1 : 0,
    settledMs,
  };
}

async function secondTab(phone: StruckPhone, first: Page): Promise<Page> {
  const second = await phone.newTab();
  await second.goto(first.url());
  await declare(second);
  return second;
}

type Strikes = {
  /** The moment has come for blows that wait for it. */
  begin(moment: Blow['at']): void;
  /** Waits for blows that have begun. */
  ended(): Promise<void>;
  readonly landed: readonly BlowKind[];
};

function strikesOf(
  server: RestartingServer,
  blows: readonly Blow[],
  phone: StruckPhone,
  proxy: FaultProxy,
): Strikes {
  const landed: BlowKind[] = [];
  let running: Promise<void> = Promise.resolve();
  const left = new Set(blows);

  async function strike({ kind, afterMs }: Blow): Promise<void> {
    await wait(afterMs);
    switch (kind) {
      case 'server-kill':
        await server.killAndRestart();
        break;
      case 'tab-crash':
        await phone.crashTab();
        break;
      case 'tab-close':
        await phone.closeTab();
        break;
      case 'browser-kill':
        await phone.killBrowser();
        break;
    }
    landed.push(kind);
    await phone.reopen(proxy.origin, () => server.whenUp());
  }

  return {
    landed,
    begin(moment) {
      for (const blow of blows) {
        if (blow.at !== moment || !left.delete(blow)) continue;
        // One after the other: a browser that is not there cannot be killed.
        running = running.then(() => strike(blow));
      }
    },
    async ended() {
      let seen: Promise<void> | null = null;
      while (seen !== running) {
        seen = running;
        await seen;
      }
    },
  };
}

/**
 * Leaves the phone alone while anything waits. Where a blow came before sealing there is a draft: its owner
 * sends it again.
 * @returns what the phone shows at the end; null when it does not come to rest
 */
async function settle(
  server: RestartingServer,
  strikes: Strikes,
  phone: StruckPhone,
  proxy: FaultProxy,
): Promise<Shown | null> {
  const until = performance.now() + SETTLES_WITHIN_MS;
  while (performance.now() < until) {
    await strikes.ended();
    await server.whenUp();
    const rows = await phone.rows();
    if (rows?.outbox !== 0) {
      await wait(LOOKS_AGAIN_MS);
      continue;
    }
    const shown = await readApplications(phone.page(), proxy.origin).catch(() => null);
    if (!shown || shown.waiting > 0) continue;
    const [draft] = shown.drafts;
    if (draft === undefined) return shown;
    await sendAgain(phone.page(), `${proxy.origin}${draft}/check`).catch(() => undefined);
  }
  return null;
}

async function sendAgain(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await declare(page);
  await pressSend(page);
}

function compare(
  definition: ProcedureDefinition,
  dog: Dog,
  filed: readonly FiledCase[],
  shown: Shown,
): string[] {
  const findings: string[] = [];
  if (filed.length !== 1) findings.push(`the city has ${filed.length} applications`);
  if (shown.drafts.length > 0) findings.push(`the phone shows ${shown.drafts.length} drafts`);
  const receipts = filed.map(({ receipt }) => receipt);
  if (JSON.stringify(shown.arrived) !== JSON.stringify(receipts))
    findings.push(`the phone shows receipts [${shown.arrived}], the city has [${receipts}]`);
  for (const one of filed) findings.push(...compareContent(definition, dog, one));
  return findings;
}

function compareContent(
  definition: ProcedureDefinition,
  dog: Dog,
  { content, attachments }: FiledCase,
): string[] {
  const findings: string[] = [];
  const ids = attachments.map(({ id }) => id);
  const typed = { ...typedAnswers(dog), certificate: ids.join(' ') };
  const expected = sortedEntries(normalise(definition, typed));
  const actual = sortedEntries(content.answers);
  if (actual !== expected) findings.push(`filed ${actual} instead of ${expected}`);
  if (ids.length !== (dog.photoWidth === null ? 0 : 1)) findings.push(`filed ${ids.length} photographs`);
  for (const { bytes } of attachments) {
    const picture = inspectJpeg(bytes, MAX_PHOTO_SIDE);
    const size = picture.ok ? `${picture.value.width} × ${picture.value.height}` : picture.failure;
    if (size !== `${dog.photoWidth} × ${PHOTO_HEIGHT}`) findings.push(`filed another photograph: ${size}`);
  }
  return findings;
}

function sortedEntries(answers: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(answers).sort(([a], [b]) => a.localeCompare(b)));
}

/** The network delivers old requests once more, long after: they must be answered as the first time. */
async function repeatLate(
  server: RestartingServer,
  posts: ReadonlyMap<string, Post>,
  filed: readonly FiledCase[],
): Promise<string[]> {
  const findings: string[] = [];
  for (const { path, headers, body } of posts.values()) {
    if (!path.endsWith('/applications') || body === null) continue;
    const names = ['content-type', 'idempotency-key', 'accept'];
    const kept = Object.fromEntries(names.map((name) => [name, headers[name] ?? '']));
    const answer = await server.ask('residents', path, {
      method: 'POST',
      headers: kept,
      body: new Uint8Array(body),
    });
    const text = await answer.text();
    const isFirstAnswer = answer.status === 201 && filed.some(({ receipt }) => text.includes(receipt));
    if (!isFirstAnswer) findings.push(`repeated later, it was answered ${answer.status} ${text}`);
  }
  return findings;
}
