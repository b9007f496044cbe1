import { expect, test } from 'vitest';
import { workerMessageSchema } from './messages.ts';

test.each([
  { type: 'keep', language: 'ja-easy', city: 'hino' },
  { type: 'version' },
  { type: 'SKIP_WAITING' },
])('understands $type', (message) => {
  expect(workerMessageSchema.safeParse(message)).toMatchObject({ success: true, data: message });
});

test.each([
  null,
  'SKIP_WAITING',
  { type: 'keep' },
  { type: 'keep', language: '../..', city: 'hino' },
  { type: 'clear' },
])('ignores %j', (message) => {
  expect(workerMessageSchema.safeParse(message).success).toBe(false);
});
