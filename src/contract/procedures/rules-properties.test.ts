import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, verdictOf } from '#tests/support/random-procedures.ts';
import * as rules from './rules.ts';
import { procedureDefinitionSchema } from './schema.ts';

const runs = { numRuns: 500 };

describe('whatever is defined and typed', () => {
  it('is a definition that the schema knows, so that what follows is about real ones', () => {
    fc.assert(
      fc.property(anyCase, ({ definition }) => {
        expect(procedureDefinitionSchema.safeParse(definition).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, typed }) => {
        const once = rules.normalise(definition, typed);
        expect(rules.normalise(definition, once)).toEqual(once);
      }),
      runs,
    );
  });

  it('leads to a verdict, never to an exception', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        expect(() => verdictOf(rules, one)).not.toThrow();
      }),
      runs,
    );
  });

  it('costs a sum in whole yen, or one that is not known', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, typed }) => {
        const { items, totalYen } = rules.fee(definition, rules.normalise(definition, typed));
        const known = items.every(({ yen }) => yen !== null);
        expect(totalYen === null).toBe(!known);
        if (totalYen !== null) expect(totalYen).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  it('comes along to another version, or is named with its value', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, next, typed, today }) => {
        const { answers, gone } = rules.moveToVersion(definition, next, typed, today);
        for (const [path, value] of Object.entries(typed).filter((entry) => entry[1].trim() !== '')) {
          const isNamed = gone.some((one) => one.path === path && one.value === value);
          expect(isNamed || (Object.hasOwn(answers, path) && answers[path] === value)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('asks nothing again and loses nothing when the version is the same', () => {
    fc.assert(
      fc.property(anyCase, ({ definition, typed, today }) => {
        const known = rules.moveToVersion(definition, definition, typed, today).answers;
        const { again, gone } = rules.moveToVersion(definition, definition, known, today);
        expect({ again, gone }).toEqual({ again: [], gone: [] });
      }),
      runs,
    );
  });
});
