/** Postal codes of the whole country on this phone. What is not here is typed. */
import { browserTransport, type Transport } from '#api/transport.ts';
import {
  type PostalFile,
  postalFilePath,
  postalFilePaths,
  postalFileSchema,
  townsOf,
} from '#contract/cities/postal-pack.ts';

/** Folder of the pack; written in by the build and by the development server. */
declare const __POSTAL_PACK__: string | undefined;

const TIMEOUT_MS = 20_000;
/** Between two files, where a browser cannot say that it is idle. */
const PAUSE_MS = 200;

const files = new Map<string, Promise<PostalFile | null>>();

/**
 * Towns of a postal code, written out from the prefecture on; it may be several, also of several prefectures.
 * Empty when there is none, or when its file is neither here nor to be had: then the town is typed.
 * @param code seven digits
 * @param transport the network; tests give their own
 */
export async function loadTowns(
  code: string,
  transport: Transport = browserTransport,
): Promise<readonly string[]> {
  const pack = packPath();
  if (!pack) return [];
  const address = postalFilePath(pack, code);
  const reading = files.get(address) ?? readFile(address, transport);
  files.set(address, reading);
  const file = await reading;
  if (!file) files.delete(address);
  return file ? townsOf(file, code) : [];
}

let isLoading = false;

/**
 * Loads what is still missing of the pack, file after file, while nothing else is going on; the service worker
 * keeps it. Not without one, since nothing would be kept, and never while the person saves data.
 * @param transport the network; tests give their own
 */
export async function loadPackAhead(transport: Transport = browserTransport): Promise<void> {
  const pack = packPath();
  if (!pack || isLoading || !('serviceWorker' in navigator)) return;
  isLoading = true;
  await controlled();
  for (const address of postalFilePaths(pack)) {
    await idle();
    if (savesData() || navigator.onLine === false || !(await loadAhead(address, transport))) break;
  }
  isLoading = false;
}

/** @returns false when there is no use in asking for the next one now */
async function loadAhead(address: string, transport: Transport): Promise<boolean> {
  const isHere = await caches.match(address).catch(() => undefined);
  return isHere !== undefined || (await get(address, transport))?.status === 200;
}

async function readFile(address: string, transport: Transport): Promise<PostalFile | null> {
  const answer = await get(address, transport);
  if (answer?.status !== 200) return null;
  try {
    return postalFileSchema.parse(JSON.parse(new TextDecoder().decode(answer.body)));
  } catch {
    // A captive portal's page, for example.
    return null;
  }
}

function get(url: string, transport: Transport) {
  return transport({ method: 'GET', url, headers: {}, body: null, timeoutMs: TIMEOUT_MS });
}

function packPath(): string | null {
  return typeof __POSTAL_PACK__ === 'string' ? __POSTAL_PACK__ : null;
}

/** Once a service worker answers for this page; on a first visit it is still being installed. */
function controlled(): Promise<void> {
  const { serviceWorker } = navigator;
  return new Promise((resolve) => {
    if (serviceWorker.controller) resolve();
    else serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, PAUSE_MS);
  });
}

function savesData(): boolean {
  // Chromium's alone, so the DOM's types do not have it.
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
