import { generateIdentity } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { sealedContentSchema, submissionSchema } from '#contract/applications/schema.ts';
import { fromBase64Url } from '#lib/base64url.ts';
import { sha256 } from '#lib/hash.ts';
import { open } from '#vault/open.ts';
import { recipientOf, seal } from '#vault/seal.ts';
import { submit } from './submission.ts';
import { dogDraft, type TestPhone, testPhone } from './testing.ts';

const answers = { dogName: 'ハナ', ownerName: '髙橋良子' };
const text = (buffer: ArrayBuffer | undefined) => new TextDecoder().decode(buffer);

async function ready() {
  const phone = await testPhone();
  const intake = await generateIdentity();
  const mine = await recipientOf(await generateIdentity());
  const created = await phone.store.create(dogDraft);
  if (!created.ok) throw new Error(created.failure.kind);
  const { id } = created.value;
  await phone.store.saveAnswers(id, answers);
  const read = async () => {
    const draft = await phone.store.read(id);
    if (!draft) throw new Error('the draft is gone');
    return draft;
  };
  const input = async (more: { photos?: string[] } = {}) => ({
    store: phone.store,
    sealer: {
      seal: (bytes: Uint8Array<ArrayBuffer>, recipient: string) => seal(bytes, [recipient]),
      residentRecipient: async () => mine,
    },
    clock: () => phone.clock.now,
    intakeKey: { id: 'hino-1', recipient: await recipientOf(intake) },
    draft: await read(),
    answers,
    photos: more.photos ?? [],
  });
  return { ...phone, id, intake, mine, input };
}

async function bodyOf(phone: Pick<TestPhone, 'database'>, kind: 'attachment' | 'application') {
  const items = await phone.database.outbox.toArray();
  return items.find((item) => item.kind === kind);
}

describe('sending a draft', () => {
  it('seals the answers to the city and to nobody else', async () => {
    const phone = await ready();
    expect((await submit(await phone.input())).ok).toBe(true);
    const item = await bodyOf(phone, 'application');
    expect(text(item?.body)).not.toContain('髙橋');
    const submission = submissionSchema.parse(JSON.parse(text(item?.body)));
    const opened = await open(fromBase64Url(submission.sealed), phone.intake);
    const content = sealedContentSchema.parse(JSON.parse(new TextDecoder().decode(opened)));
    expect(content).toMatchObject({ ...dogDraft, answers, residentRecipient: phone.mine });
    await expect(open(fromBase64Url(submission.sealed), await generateIdentity())).rejects.toThrow();
  });

  it('sends the hash of the claim, never the claim', async () => {
    const phone = await ready();
    const sent = await submit(await phone.input());
    const claim = sent.ok && sent.value.phase.kind === 'waiting' ? sent.value.phase.claim : '';
    const item = await bodyOf(phone, 'application');
    expect(text(item?.body)).not.toContain(claim);
    expect(JSON.parse(text(item?.body)).claimHash).toBe(await sha256(claim));
  });

  it('names each photograph by the hash of its sealed bytes', async () => {
    const phone = await ready();
    const jpeg = new TextEncoder().encode('a certificate');
    const added = await phone.store.addPhoto(phone.id, 'certificate', { width: 1, height: 1 }, jpeg);
    const photo = added.ok ? (added.value.photos[0]?.id ?? '') : '';
    await submit(await phone.input({ photos: [photo] }));
    const file = await bodyOf(phone, 'attachment');
    const application = await bodyOf(phone, 'application');
    expect(await open(new Uint8Array(file?.body ?? new ArrayBuffer()), phone.intake)).toEqual(jpeg);
    const sealedHash = await sha256(new Uint8Array(file?.body ?? new ArrayBuffer()));
    expect(JSON.parse(text(application?.body)).attachments).toEqual([{ id: photo, sha256: sealedHash }]);
    expect(file?.order).toBeLessThan(application?.order ?? 0);
  });

  it('happens once when two tabs press "send" together', async () => {
    const phone = await ready();
    const results = await Promise.all([submit(await phone.input()), submit(await phone.input())]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await phone.database.outbox.count()).toBe(1);
  });

  it('does not send what changed while it was being sealed', async () => {
    const phone = await ready();
    const input = await phone.input();
    const sealer = {
      ...input.sealer,
      seal: async (bytes: Uint8Array<ArrayBuffer>, recipient: string) => {
        await phone.store.saveAnswers(phone.id, { dogName: 'クロ' });
        return input.sealer.seal(bytes, recipient);
      },
    };
    expect(await submit({ ...input, sealer })).toEqual({ ok: false, failure: { kind: 'changed-meanwhile' } });
    expect((await phone.store.read(phone.id))?.phase.kind).toBe('draft');
    expect(await phone.database.outbox.count()).toBe(0);
  });

  it('lets go of what an older version asked for', async () => {
    const phone = await ready();
    const draft = (await phone.input()).draft;
    await phone.store.moveDraft(draft, { ...draft, earlier: [{ label: '色', value: '茶' }] });
    expect((await submit(await phone.input())).ok).toBe(true);
    expect((await phone.store.read(phone.id))?.earlier).toBeUndefined();
  });

  it('does not send what went over to another version while it was being sealed', async () => {
    const phone = await ready();
    const input = await phone.input();
    const sealer = {
      ...input.sealer,
      seal: async (bytes: Uint8Array<ArrayBuffer>, recipient: string) => {
        const { draft } = input;
        await phone.store.moveDraft(draft, { version: '2', answers: draft.answers, earlier: [] });
        return input.sealer.seal(bytes, recipient);
      },
    };
    expect(await submit({ ...input, sealer })).toEqual({ ok: false, failure: { kind: 'changed-meanwhile' } });
  });
});
