import { generateIdentity } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { open } from './open.ts';
import { recipientOf, seal } from './seal.ts';
import { type DeviceKeys, type KeyShelf, openVault } from './vault.ts';

function shelf(): KeyShelf {
  let kept: DeviceKeys | null = null;
  return {
    read: async () => kept,
    claim: async (keys) => {
      kept ??= keys;
      return kept;
    },
  };
}

const text = new TextEncoder().encode('犬の名はハナ');

describe('the vault of a phone', () => {
  it('opens what it encrypted, in the same place only', async () => {
    const vault = await openVault(shelf());
    const box = await vault.encrypt(text, 'applications/1');
    expect(await vault.decrypt(box, 'applications/1')).toEqual(text);
    await expect(vault.decrypt(box, 'applications/2')).rejects.toThrow();
  });

  it('leaves nothing readable in the box', async () => {
    const vault = await openVault(shelf());
    const box = await vault.encrypt(text, 'applications/1');
    expect(new TextDecoder().decode(box)).not.toContain('ハナ');
  });

  it('keeps keys that no script can export', async () => {
    const place = shelf();
    await openVault(place);
    const keys = await place.read();
    expect(keys?.atRest.extractable).toBe(false);
    expect(keys?.resident.extractable).toBe(false);
  });

  it('opens the same boxes again after a restart, and in a second tab that came at the same moment', async () => {
    const place = shelf();
    const [first, second] = await Promise.all([openVault(place), openVault(place)]);
    const box = await first.encrypt(text, 'x');
    expect(await second.decrypt(box, 'x')).toEqual(text);
    expect(await (await openVault(place)).decrypt(box, 'x')).toEqual(text);
  });

  it('opens what the city sealed to this phone, and nobody else does', async () => {
    const vault = await openVault(shelf());
    const sealed = await seal(text, [await recipientOf(vault.resident)]);
    expect(await open(sealed, vault.resident)).toEqual(text);
    await expect(open(sealed, await generateIdentity())).rejects.toThrow();
  });
});
