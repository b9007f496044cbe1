/** Sealing and opening with age (X25519), in turns that leave the server able to answer others meanwhile. */
import { setImmediate } from 'node:timers/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { fail, ok, type Result } from '#lib/result.ts';

/** Bytes worked on before other requests get their turn: some 5 ms of ChaCha20 in JavaScript. */
const TURN_BYTES = 256 * 1024;

/**
 * A header holds one line for each recipient, and each costs a curve multiplication to try. Ours hold at most
 * two; a hostile one with thousands would hold the process for seconds.
 */
const MAX_HEADER_BYTES = 4_096;
const MAX_RECIPIENTS = 8;

/**
 * Opens what was sealed to an identity.
 * @returns `cannot-open` for other keys, damaged bytes, or anything that is no age file
 */
export async function open(
  sealed: Uint8Array,
  identity: string,
): Promise<Result<Uint8Array<ArrayBuffer>, 'cannot-open'>> {
  if (!hasModestHeader(sealed)) return fail('cannot-open');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return ok(await collect(await decrypter.decrypt(inTurns(sealed))));
  } catch {
    return fail('cannot-open');
  }
}

/**
 * Seals to one or several recipients.
 * @returns `bad-recipient` when one of them is no usable age recipient
 */
export async function seal(
  plain: Uint8Array,
  recipients: readonly string[],
): Promise<Result<Uint8Array<ArrayBuffer>, 'bad-recipient'>> {
  const encrypter = new Encrypter();
  let stream: ReadableStream<Uint8Array>;
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    stream = await encrypter.encrypt(inTurns(plain));
  } catch {
    // The curve's small-order points are well-formed text and refused only here.
    return fail('bad-recipient');
  }
  return ok(await collect(stream));
}

function hasModestHeader(sealed: Uint8Array): boolean {
  const start = Buffer.from(
    sealed.buffer,
    sealed.byteOffset,
    Math.min(sealed.length, MAX_HEADER_BYTES),
  ).toString('latin1');
  const end = start.indexOf('\n--- ');
  return end > 0 && start.slice(0, end).split('\n-> ').length - 1 <= MAX_RECIPIENTS;
}

function inTurns(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream({
    async pull(controller) {
      if (start > 0) await setImmediate();
      controller.enqueue(bytes.subarray(start, start + TURN_BYTES));
      start += TURN_BYTES;
      if (start >= bytes.length) controller.close();
    },
  });
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
