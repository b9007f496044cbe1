import { describe, expect, it } from 'vitest';
import { SAMPLE, smallDefinition } from '#tests/support/small-definition.ts';
import { deadline, filingWindow, validate } from './rules.ts';
import type { AgeRule, Field, ProcedureDefinition } from './schema.ts';

type Deadline = NonNullable<ProcedureDefinition['deadline']>;

const field: Field = { key: 'event', kind: 'date' };

function due(rule: Partial<Deadline>): ProcedureDefinition {
  return smallDefinition([field], {
    deadline: {
      fromLatestOf: [{ field: 'event', plusDays: 0 }],
      basis: 'test',
      provenance: SAMPLE,
      ...rule,
    },
  });
}

function issuesOn(definition: ProcedureDefinition, event: string, today: string) {
  return validate(definition, { event }, today).map(({ code, parameters }) => ({ code, ...parameters }));
}

describe('a last day', () => {
  it.each([
    // 児童手当法8条: fifteen days from the day after the birth or the day of moving. The examples are those of
    // https://www.city.edogawa.tokyo.jp/e049/qa/kosodate/kosodate/teate/teate007.html
    ['15 days, claimed for May', { days: 15 }, '2026-04-30', '2026-05-15'],
    ['15 days over New Year', { days: 15 }, '2026-12-20', '2027-01-04'],
    // 介護保険法200条1項: the claim for 高額介護サービス費 lapses after two years.
    ['two years', { years: 2 }, '2026-08-31', '2028-08-31'],
    ['two years from the last day of February', { years: 2 }, '2026-02-28', '2028-02-29'],
    // 民法143条2項: a month without the corresponding day ends on its last.
    ['a month from 30 January', { months: 1 }, '2027-01-30', '2027-02-28'],
    // 民法143条2項: it begins on 1 March, so that it ends with August.
    ['six months from 29 February', { months: 6 }, '2028-02-29', '2028-08-31'],
  ] satisfies [string, Partial<Deadline>, string, string][])('of %s', (_, rule, event, until) => {
    expect(deadline(due(rule), { event })).toBe(until);
  });

  it('is not known while a date is not', () => {
    expect(filingWindow(due({ days: 15 }), {})).toEqual({ opens: null, until: null });
    expect(filingWindow(due({ days: 15 }), { event: '2026-02-30' })).toEqual({ opens: null, until: null });
    expect(filingWindow(smallDefinition([]), {})).toBeNull();
  });

  it('counts from the latest of several dates: 30 days after the pup was 90 days old', () => {
    // 狂犬病予防法4条1項: within 30 days from keeping it, or from the day after the 90th since its birth.
    const dog = due({
      days: 30,
      fromLatestOf: [
        { field: 'event', plusDays: 0 },
        { field: 'birth', plusDays: 90 },
      ],
    });
    expect(deadline(dog, { event: '2026-11-01', birth: '2020-05-05' })).toBe('2026-12-01');
    expect(deadline(dog, { event: '2026-11-01', birth: '2026-10-01' })).toBe('2027-01-29');
    expect(deadline(dog, { event: '2026-12-30', birth: '2026-10-01' })).toBe('2027-01-29');
    expect(deadline(dog, { event: '2026-12-31', birth: '2026-10-01' })).toBe('2027-01-30');
  });
});

describe('moving out through the national service', () => {
  // 住民基本台帳法24条の2: from 30 days before until 10 days after; later only at the window or by post.
  // https://www.city.kawachinagano.lg.jp/soshiki/6/85001.html
  const moving = due({ days: 10, opensDaysBefore: 30, late: 'counter' });

  it.each([
    ['31 days before', '2026-11-20', [{ code: 'not-yet', days: 1 }]],
    ['30 days before', '2026-11-21', []],
    ['on the day', '2026-12-21', []],
    ['10 days after', '2026-12-31', []],
    ['11 days after', '2027-01-01', [{ code: 'counter-only', days: 1 }]],
  ])('%s', (_, today, issues) => {
    expect(filingWindow(moving, { event: '2026-12-21' })).toEqual({
      opens: '2026-11-21',
      until: '2026-12-31',
    });
    expect(issuesOn(moving, '2026-12-21', today)).toEqual(issues);
  });

  it.each(['accepted', 'loss', undefined] as const)('is taken late where late means "%s"', (late) => {
    expect(issuesOn(due(late ? { days: 10, late } : { days: 10 }), '2026-11-01', '2027-06-01')).toEqual([]);
  });
});

describe('an age on the day of the form', () => {
  function ageIssues(rule: AgeRule, birth: string, today: string) {
    return issuesOn(smallDefinition([{ key: 'event', kind: 'date', ages: [rule] }]), birth, today);
  }

  it.each([
    // 児童手当法3条1項: a child until 31 March after reaching 18.
    [{ untilMarchAfter: 18 }, '2008-04-01', '2026-03-31', []],
    [{ untilMarchAfter: 18 }, '2008-04-01', '2026-04-01', [{ code: 'too-old', untilMarchAfter: 18 }]],
    [{ untilMarchAfter: 18 }, '2008-04-02', '2027-03-31', []],
    [{ untilMarchAfter: 18 }, '2008-02-29', '2026-04-01', [{ code: 'too-old', untilMarchAfter: 18 }]],
    // Children from then until 31 March after reaching 22 are counted: https://town.chonan.chiba.jp/?p=43117
    [{ fromAprilAfter: 18 }, '2008-04-01', '2026-03-31', [{ code: 'too-young', fromAprilAfter: 18 }]],
    [{ fromAprilAfter: 18, untilMarchAfter: 22 }, '2008-04-01', '2026-04-01', []],
    [{ fromAprilAfter: 18, untilMarchAfter: 22 }, '2004-04-01', '2026-03-31', []],
    [
      { fromAprilAfter: 18, untilMarchAfter: 22 },
      '2004-04-01',
      '2026-04-01',
      [{ code: 'too-old', untilMarchAfter: 22 }],
    ],
    // 介護保険法9条: from 65 for any cause, from 40 to 64 for one of sixteen diseases.
    [{ atLeast: 65 }, '1961-11-22', '2026-11-20', [{ code: 'too-young', atLeast: 65 }]],
    [{ atLeast: 65 }, '1961-11-22', '2026-11-21', []],
    [{ atLeast: 40, under: 65 }, '1986-11-22', '2026-11-20', [{ code: 'too-young', atLeast: 40 }]],
    [{ atLeast: 40, under: 65 }, '1986-11-22', '2026-11-21', []],
    [{ atLeast: 40, under: 65 }, '1961-11-22', '2026-11-20', []],
    [{ atLeast: 40, under: 65 }, '1961-11-22', '2026-11-21', [{ code: 'too-old', under: 65 }]],
    // Born on 29 February, 18 is reached on 28 February (民法143条2項).
    [{ atLeast: 18 }, '2008-02-29', '2026-02-27', [{ code: 'too-young', atLeast: 18 }]],
    [{ atLeast: 18 }, '2008-02-29', '2026-02-28', []],
  ] satisfies [AgeRule, string, string, object[]][])('%o, born %s, on %s', (rule, birth, today, issues) => {
    expect(ageIssues(rule, birth, today)).toEqual(issues);
  });

  it('is asked on another day of the form, and only when its condition holds', () => {
    const ages = [{ when: { field: 'kind', is: 'first' }, on: 'start', atLeast: 65 }];
    const definition = smallDefinition([{ key: 'event', kind: 'date', ages }]);
    const codes = (answers: Record<string, string>) =>
      validate(definition, { event: '1961-11-22', ...answers }, '2020-01-01').map(({ code }) => code);
    expect(codes({ kind: 'first', start: '2026-11-20' })).toEqual(['too-young']);
    expect(codes({ kind: 'first', start: '2026-11-21' })).toEqual([]);
    expect(codes({ kind: 'first' })).toEqual([]);
    expect(codes({ kind: 'other', start: '2000-01-01' })).toEqual([]);
  });
});
