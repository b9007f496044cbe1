import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

test('an empty environment is enough', () => {
  expect(readSettings({})).toMatchObject({
    PORT: 8080,
    STAFF_PORT: 8081,
    HOST: '127.0.0.1',
    SIMULATORS: true,
  });
});

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 8080 });
});

test('what cannot be read is named, all at once', () => {
  expect(() => readSettings({ PORT: '80x', MASTER_KEY: 'short', SIMULATORS: 'yes' })).toThrow(
    new SettingsError('These variables of the environment cannot be read: PORT, MASTER_KEY, SIMULATORS'),
  );
});
