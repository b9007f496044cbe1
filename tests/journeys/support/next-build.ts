/** A newer build for little: what changes for a phone is the revision, the pages and the worker's list. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Publishes the same build under another revision (`next`), with another list of assets in its worker.
 * @param dist folder that a running server serves; a copy, since it is changed
 */
export async function publishNextBuild(dist: string): Promise<void> {
  const worker = await readFile(join(dist, 'sw.js'), 'utf8');
  const revision = /<meta name="revision" content="([^"]+)"/u.exec(
    await readFile(join(dist, 'shell.html'), 'utf8'),
  )?.[1];
  if (!revision) throw new Error('the pages have no revision');
  await publish(
    dist,
    'sw.js',
    worker.replaceAll(revision, 'next').replace(/\/assets\/[\w.-]*shell[\w.-]*\.js/u, '/icons/icon.svg'),
  );
  for (const file of await readdir(dist, { recursive: true })) {
    if (!file.endsWith('.html') || file === 'staff.html') continue;
    await publish(dist, file, (await readFile(join(dist, file), 'utf8')).replaceAll(revision, 'next'));
  }
}

/** Swapped in whole, as a build is: the browser asks for the worker whenever it likes. */
async function publish(dist: string, file: string, content: string): Promise<void> {
  for (const suffix of ['.br', '.gz']) await rm(join(dist, `${file}${suffix}`), { force: true });
  await writeFile(join(dist, 'next'), content);
  await rename(join(dist, 'next'), join(dist, file));
}
