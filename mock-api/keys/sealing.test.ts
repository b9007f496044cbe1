import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { open, seal } from './sealing.ts';

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);

async function sealed(plain: Uint8Array, recipients: readonly string[] = [recipient]) {
  const result = await seal(plain, recipients);
  if (!result.ok) throw new Error(result.failure);
  return result.value;
}

describe('sealing', () => {
  it('opens what it sealed, at every length around the pieces it works in', async () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 262_144, 262_145, 1_000_000]) {
      const plain = new Uint8Array(length).map((_, index) => index % 251);
      const opened = await open(await sealed(plain), identity);
      expect(opened.ok && Buffer.compare(opened.value, plain), `${length} bytes`).toBe(0);
    }
  });

  it('opens for each of several recipients', async () => {
    const other = await generateX25519Identity();
    const file = await sealed(new Uint8Array([1, 2, 3]), [recipient, await identityToRecipient(other)]);
    for (const key of [identity, other]) expect((await open(file, key)).ok).toBe(true);
  });

  it('does not open when one bit is wrong, anywhere', async () => {
    const file = await sealed(new Uint8Array(100));
    for (let at = 0; at < file.length; at += 1) {
      const damaged = file.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(await open(damaged, identity), `byte ${at}`).toEqual({ ok: false, failure: 'cannot-open' });
    }
  });

  it('refuses a header that would keep it busy', async () => {
    const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
    const hostile = new TextEncoder().encode(
      `age-encryption.org/v1\n${stanza.repeat(20_000)}--- ${'A'.repeat(43)}\n`,
    );
    expect(await open(hostile, identity)).toEqual({ ok: false, failure: 'cannot-open' });
    // The same file with one true recipient among ten: refused before any is tried.
    const recipients = await Promise.all(
      Array.from({ length: 10 }, async () => identityToRecipient(await generateX25519Identity())),
    );
    expect(
      (await open(await sealed(new Uint8Array(1), [recipient, ...recipients.slice(0, 6)]), identity)).ok,
    ).toBe(true);
    expect((await open(await sealed(new Uint8Array(1), [recipient, ...recipients]), identity)).ok).toBe(
      false,
    );
  });

  it('names a recipient that is none', async () => {
    for (const none of ['age1nonsense', `age1${'q'.repeat(58)}`, '']) {
      expect(await seal(new Uint8Array(1), [none])).toEqual({ ok: false, failure: 'bad-recipient' });
    }
  });

  it('lets others have their turn while it works on a large file', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await sealed(new Uint8Array(4 * 1024 * 1024));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(4);
  });
});
