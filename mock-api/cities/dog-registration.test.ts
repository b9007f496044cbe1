/** What the three cities' data decides, asked through the rules that phone and server share. */
import { describe, expect, it } from 'vitest';
import type { Answers } from '#contract/procedures/answers.ts';
import {
  deadline,
  eligibility,
  fee,
  nextSteps,
  normalise,
  notPersonal,
  validate,
} from '#contract/procedures/rules.ts';
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { needsChecking } from '#contract/provenance-rules.ts';
import { loadCatalogue } from './catalogue.ts';

const catalogue = loadCatalogue();
const CITIES = ['hino', 'hachioji', 'hinode'];

function dogRegistration(city: string): ProcedureDefinition {
  const definition = catalogue.definition(city, 'dog-registration', '1');
  if (!definition) throw new Error(`${city} does not register dogs`);
  return definition;
}

function typed(changes: Answers = {}): Answers {
  return {
    chipped: 'no',
    dogName: 'ポチ',
    breed: '柴犬',
    coat: '茶',
    sex: 'male',
    birthYear: '令和8',
    birthMonth: '1',
    birthDay: '10',
    keptSinceYear: '2026',
    keptSinceMonth: '11',
    keptSinceDay: '１',
    ownerName: '日野 花子',
    ownerPhone: '042-585-1111',
    ownerAddressPostalCode: '191-0016',
    ownerAddressTown: '東京都日野市神明',
    ownerAddressStreet: '1-12-1',
    vaccinated: 'no',
    declared: 'yes',
    ...changes,
  };
}

function verdict(city: string, answers: Answers): string {
  const state = eligibility(dogRegistration(city), answers);
  return state.kind === 'verdict' ? `${state.outcome}: ${state.reason}` : state.kind;
}

describe('whether a dog must be registered', () => {
  it.each(['hino', 'hachioji'])('in %s a chip in the national register is enough', (city) => {
    expect(verdict(city, { chipped: 'yes', chipRegistered: 'yes' })).toBe('not-needed: chipRegistered');
  });

  it('in Hinode a chip in the national register is a reason to ask the town', () => {
    expect(verdict('hinode', { chipped: 'yes', chipRegistered: 'yes' })).toBe('ask: chipRegistered');
  });

  it.each(CITIES)('in %s a chip alone is not enough', (city) => {
    expect(verdict(city, { chipped: 'yes' })).toBe('question');
    expect(verdict(city, { chipped: 'yes', chipRegistered: 'no' })).toBe('needed: chipNotRegistered');
    expect(verdict(city, { chipped: 'yes', chipRegistered: 'unsure' })).toBe('ask: chipRegistrationUnsure');
  });

  it.each(CITIES)('in %s a dog without a chip is registered', (city) => {
    expect(verdict(city, { chipped: 'no' })).toBe('needed: noChip');
    expect(verdict(city, { chipped: 'unsure' })).toBe('ask: chipUnsure');
  });
});

describe.each(CITIES)('a dog registration in %s', (city) => {
  const definition = dogRegistration(city);

  it('passes with what everybody knows', () => {
    expect(validate(definition, normalise(definition, typed()), '2026-11-21')).toEqual([]);
  });

  it('asks for the number of a chip only when there is one, and can do without', () => {
    const withoutChip = normalise(definition, typed({ chipNumber: '392123456789012' }));
    expect(withoutChip).not.toHaveProperty('chipNumber');
    const chipped = { chipped: 'yes', chipRegistered: 'no' };
    expect(validate(definition, normalise(definition, typed(chipped)), '2026-11-21')).toEqual([]);
    const short = normalise(definition, typed({ ...chipped, chipNumber: '３９２-1' }));
    expect(validate(definition, short, '2026-11-21').map(({ path }) => path)).toEqual(['chipNumber']);
  });

  it('does not accept a dog kept before it was born, or tomorrow', () => {
    const early = normalise(definition, typed({ keptSinceYear: '2025' }));
    expect(validate(definition, early, '2026-11-21').map(({ code }) => code)).toEqual(['too-early']);
    expect(
      validate(definition, normalise(definition, typed()), '2026-10-31').map(({ code }) => code),
    ).toEqual(['in-the-future']);
  });

  it('costs the registration, and the tag of a vaccinated dog', () => {
    expect(fee(definition, { vaccinated: 'no' }).totalYen).toBe(3000);
    expect(fee(definition, { vaccinated: 'yes' }).totalYen).toBe(3550);
  });

  it('is due 30 days after the dog came, for a pup 30 days after day 90', () => {
    expect(deadline(definition, { birth: '2020-05-05', keptSince: '2026-11-01' })).toBe('2026-12-01');
    expect(deadline(definition, { birth: '2026-10-01', keptSince: '2026-11-01' })).toBe('2027-01-29');
  });

  it('says what comes next for a vaccinated dog and for another', () => {
    expect(nextSteps(definition, { vaccinated: 'yes' })).toEqual(['keep', 'tag', 'vaccinationTag']);
    expect(nextSteps(definition, { vaccinated: 'no' })).toEqual(['keep', 'tag', 'vaccinate']);
  });

  it('keeps readable nothing but sex and vaccination of the dog', () => {
    const answers = normalise(definition, typed());
    expect(notPersonal(definition, answers)).toEqual({ sex: 'male', vaccinated: 'no' });
  });

  it('has an answer to every part of its blind indexes', () => {
    const answers = normalise(definition, typed());
    for (const { fields } of definition.blindIndexes) {
      for (const field of fields) expect(answers).toHaveProperty(field);
    }
  });
});

describe('amounts without a source', () => {
  it.each([
    ['hino', ['registration', 'vaccinationTag']],
    ['hachioji', ['registration']],
    ['hinode', ['registration', 'vaccinationTag']],
  ])('of %s are shown with the advice to ask', (city, unsure) => {
    const { items } = fee(dogRegistration(city), { vaccinated: 'yes' });
    expect(items.filter(({ provenance }) => needsChecking(provenance)).map(({ id }) => id)).toEqual(unsure);
  });
});
