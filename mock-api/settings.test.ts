import { expect, test } from 'vitest';
import { readSettings, SettingsError, warningsOf } from './settings.ts';

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

test('a proxy that speaks TLS in front and is not believed is warned of', () => {
  const warned = (environment: Record<string, string>) => warningsOf(readSettings(environment)).length;
  expect(warned({ PUBLIC_ORIGIN: 'https://hall.example' })).toBe(1);
  expect(warned({ STAFF_ORIGIN: 'https://staff.hall.example' })).toBe(1);
  expect(warned({ PUBLIC_ORIGIN: 'https://hall.example', BEHIND_PROXY: 'on' })).toBe(0);
  expect(warned({ PUBLIC_ORIGIN: 'http://localhost:8080' })).toBe(0);
  expect(warned({})).toBe(0);
});
