/** A phone whose tabs crash and whose browser is killed, and that is opened again as a person would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { killProfile, newPhone, openProfile, type Phone } from '#tests/support/browser.ts';
import { HOME } from './dog-form.ts';

/** A page whose server was killed while it loaded is opened anew after so long. */
const WAITS_MS = 15_000;

/** Rows in the phone's database, as they lie on its disk. */
export type Rows = { readonly applications: number; readonly files: number; readonly outbox: number };

export type StruckPhone = {
  /** The tab that the person looks at. */
  page(): Page;
  newTab(): Promise<Page>;
  crashTab(): Promise<void>;
  closeTab(): Promise<void>;
  killBrowser(): Promise<void>;
  /** Opens the home page when no tab is left. @param whenUp resolves when there is a server to open it from */
  reopen(origin: string, whenUp: () => Promise<void>): Promise<void>;
  /** @returns null while no page is there to look from, or nothing was ever stored */
  rows(): Promise<Rows | null>;
  /** Errors that the app did not catch. */
  readonly uncaught: readonly string[];
  /** Told of every POST that leaves a page. */
  onPost(listener: (post: Post) => void): void;
  close(): Promise<void>;
};

export type Post = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
};

/** @param shared a browser for phones that keep theirs; null gives one of its own, that can be killed */
export async function openStruckPhone(shared: Browser | null): Promise<StruckPhone> {
  const profile = shared ? null : mkdtempSync(join(tmpdir(), 'city-hall-profile-'));
  const uncaught: string[] = [];
  const listeners: ((post: Post) => void)[] = [];
  let phone: Phone = await open();
  let page: Page | null = phone.page;

  async function open(): Promise<Phone> {
    const opened = profile ? await openProfile(profile) : await newPhone(sharedBrowser());
    opened.context.setDefaultTimeout(WAITS_MS);
    opened.context.on('weberror', (error) => uncaught.push(error.error().stack ?? error.error().message));
    opened.context.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const { pathname, search } = new URL(request.url());
      const post = { path: pathname + search, headers: request.headers(), body: request.postDataBuffer() };
      for (const listener of listeners) listener(post);
    });
    return opened;
  }

  function sharedBrowser(): Browser {
    if (!shared) throw new Error('this phone has a browser of its own');
    return shared;
  }

  function openTabs(): Page[] {
    return phone.context.pages().filter((tab) => !tab.isClosed());
  }

  return {
    uncaught,
    page() {
      if (!page) throw new Error('no tab is open');
      return page;
    },
    newTab: () => phone.context.newPage(),
    async crashTab() {
      const tab = page;
      if (!tab) return;
      const crashed = tab.waitForEvent('crash');
      const session = await phone.context.newCDPSession(tab);
      // It never answers: it is dead.
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      // Tabs of one address may share a process: all that died are closed, as their owner would.
      page = null;
      for (const other of openTabs()) {
        if (other === tab || !(await answers(other))) await other.close();
        else page = other;
      }
    },
    async closeTab() {
      const tab = page;
      if (!tab) return;
      // The browser ends with its last tab; on a phone it stays.
      page = openTabs().find((other) => other !== tab) ?? null;
      if (!page) await phone.context.newPage();
      await tab.close();
    },
    async killBrowser() {
      if (!profile) throw new Error('a shared browser is not killed');
      page = null;
      await killProfile(phone, profile);
      phone = await open();
    },
    async reopen(origin, whenUp) {
      while (!page) {
        await whenUp();
        const tab = openTabs()[0] ?? (await phone.context.newPage());
        const opened = await tab.goto(`${origin}${HOME}`).catch(() => null);
        if (opened?.ok()) page = tab;
      }
    },
    async rows() {
      return page ? page.evaluate(countRows).catch(() => null) : null;
    },
    onPost(listener) {
      listeners.push(listener);
    },
    async close() {
      await phone.context.close();
      // Processes of a killed browser may still write for a moment.
      if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function answers(page: Page): Promise<boolean> {
  return page.evaluate(() => true).catch(() => false);
}

/** Runs in the page, beside the app, which opens the same database by Dexie. */
async function countRows(): Promise<{ applications: number; files: number; outbox: number } | null> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'city-hall')) return null;
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await answer(indexedDB.open('city-hall'));
  try {
    const count = (table: string) =>
      answer(database.transaction(table, 'readonly').objectStore(table).count());
    return {
      applications: await count('applications'),
      files: await count('files'),
      outbox: await count('outbox'),
    };
  } finally {
    database.close();
  }
}
