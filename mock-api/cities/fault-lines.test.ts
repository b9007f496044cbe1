import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withLine } from './fault-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
writeFileSync(
  join(folder, 'a.yaml'),
  'title: A\npages:\n  - id: one\n  - id: two\n    fields:\n      - { key: b }\n',
);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a fault', () => {
  it.each([
    ['a.yaml: title is empty', 'a.yaml:1: title is empty'],
    ['a.yaml: pages.1 is never asked', 'a.yaml:4: pages.1 is never asked'],
    ['a.yaml: pages.1.fields.0 b is none', 'a.yaml:6: pages.1.fields.0 b is none'],
    ['a.yaml: pages.1.help is missing', 'a.yaml:4: pages.1.help is missing'],
    ['a.yaml: window is missing', 'a.yaml:1: window is missing'],
  ])('bears the line of what it is about: %s', (fault, expected) => {
    expect(withLine(folder, fault)).toBe(expected);
  });

  it('stays as it is where there is no file', () => {
    expect(withLine(folder, 'b.yaml: is missing')).toBe('b.yaml: is missing');
    expect(withLine(folder, 'hino dog-registration/1 is new. To publish it')).toBe(
      'hino dog-registration/1 is new. To publish it',
    );
  });
});
