/** A resident at work on one page of the app: what they look for, press and write, in their own words. */
import type { Locator, Page } from 'playwright-core';
import { homePath, procedurePath } from '#contract/addresses.ts';
import type { Dog, TypedDate } from './dog.ts';
import { until } from './until.ts';
import { DOG_REGISTRATION, type Words } from './words.ts';

/** Long enough for a busy machine; a condition that holds ends the wait at once. */
export const PATIENCE = { timeout: 30_000 };

export type Resident = ReturnType<typeof residentOn>;

export type DogPage = 'dog-kind' | 'dog-dates' | 'dog-chip' | 'owner' | 'owner-address' | 'vaccination';

/** @param origin `http://…` of the residents' app */
export function residentOn(page: Page, origin: string, words: Words) {
  const { t, edition, place } = words;
  const { text } = edition;
  const home = `${origin}${homePath(place)}`;
  page.setDefaultTimeout(PATIENCE.timeout);

  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const label = (field: string) => text.fields[field]?.label ?? '';
  const box = (field: string) => page.getByRole('textbox', { name: label(field) });
  const addressBox = (part: 'postalCode' | 'town' | 'street' | 'building') =>
    page.getByRole('textbox', { name: t(`applications:address.${part}`) });
  const radio = (field: string, option: string) =>
    page.getByRole('radiogroup', { name: label(field) }).getByRole('radio', { name: option, exact: true });
  const dateBoxes = (field: string) => {
    const group = page.getByRole('group', { name: label(field) });
    const part = (name: 'year' | 'month' | 'day') =>
      group.getByRole('textbox', { name: t(`applications:date.${name}`), exact: true });
    return { year: part('year'), month: part('month'), day: part('day') };
  };
  const declaration = () => page.getByRole('checkbox', { name: label('declared') });
  const photoInput = () => page.getByLabel(t('applications:photo.choose'));

  async function fillDate(field: string, { year, month, day }: TypedDate): Promise<void> {
    const boxes = dateBoxes(field);
    await boxes.year.fill(year);
    await boxes.month.fill(month);
    await boxes.day.fill(day);
  }

  const fill: Record<DogPage, (dog: Dog) => Promise<void>> = {
    async 'dog-kind'(dog) {
      await box('dogName').fill(dog.dogName);
      await box('breed').fill(dog.breed);
      await box('coat').fill(dog.coat);
      await radio('sex', text.fields.sex?.options?.[dog.sex] ?? '').check();
    },
    async 'dog-dates'(dog) {
      await fillDate('birth', dog.birth);
      await fillDate('keptSince', dog.keptSince);
    },
    async 'dog-chip'(dog) {
      await box('chipNumber').fill(dog.chipNumber ?? '');
    },
    async owner(dog) {
      await box('ownerName').fill(dog.ownerName);
      await box('ownerKana').fill(dog.ownerKana);
      await box('ownerPhone').fill(dog.ownerPhone);
    },
    async 'owner-address'(dog) {
      await addressBox('postalCode').fill(dog.postalCode);
      await addressBox('town').fill(dog.town);
      await addressBox('street').fill(dog.street);
      await addressBox('building').fill(dog.building);
    },
    async vaccination(dog) {
      await radio('vaccinated', t(`applications:yesNo.${dog.vaccinated}`)).check();
    },
  };

  const resident = {
    page,
    words,
    heading,
    press,
    label,
    box,
    addressBox,
    radio,
    dateBoxes,
    declaration,
    photoInput,
    main: page.getByRole('main'),
    /** The quiet line about phone and network. */
    status: page.getByRole('status').first(),
    next: () => press(t('applications:form.next')),
    send: () => press(t('applications:check.send')),

    /** @param path after `/{language}/{city}`, with its slash */
    async visit(path = ''): Promise<void> {
      await page.goto(`${home}${path}`);
    },

    /** Opens home and waits until the app can be opened without a network. */
    async visitUntilKept(path = ''): Promise<void> {
      await resident.visit(path);
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller) return;
        await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
      });
      const shell = `${homePath(place)}/-/shell`;
      await until(
        'the place is kept on the phone',
        () => page.evaluate(async (path) => (await caches.match(path)) !== undefined, shell),
        PATIENCE,
      );
    },

    async atPage(id: DogPage): Promise<void> {
      await heading(text.pages[id]?.title ?? '').waitFor();
    },

    /** Starts at once, without the questions before. */
    async start(): Promise<void> {
      await resident.visit(procedurePath(place, DOG_REGISTRATION).slice(homePath(place).length));
      await page.getByRole('link', { name: t('procedures:page.start'), exact: true }).click();
      await resident.atPage('dog-kind');
    },

    /** Writes one page and goes on. */
    async fillPage(id: DogPage, dog: Dog): Promise<void> {
      await resident.atPage(id);
      await fill[id](dog);
      await resident.next();
    },

    /** @param photo attached to the last page */
    async fillForm(dog: Dog, photo: string | null = null): Promise<void> {
      await resident.fillPage('dog-kind', dog);
      await resident.fillPage('dog-dates', dog);
      if (dog.chipNumber !== undefined) await resident.fillPage('dog-chip', dog);
      await resident.fillPage('owner', dog);
      await resident.fillPage('owner-address', dog);
      await resident.atPage('vaccination');
      await fill.vaccination(dog);
      if (photo !== null) await resident.attach(photo);
      await resident.next();
      await heading(t('applications:check.title')).waitFor();
    },

    fill,

    async attach(photo: string): Promise<void> {
      await photoInput().setInputFiles(photo);
      await page.getByText(t('applications:photo.added')).waitFor();
    },

    async declareAndSend(): Promise<void> {
      await declaration().check();
      await resident.send();
    },

    async waiting(): Promise<void> {
      await heading(t('applications:waiting.title')).waitFor();
    },

    /** @returns the receipt number */
    async arrived(): Promise<string> {
      await heading(t('applications:arrived.title')).waitFor();
      return resident.receipt();
    },

    async receipt(): Promise<string> {
      const card = page.getByRole('region', { name: t('applications:arrived.receipt') });
      return (await card.getByRole('strong').textContent()) ?? '';
    },

    /** The one box with what is still to be mended. */
    errorSummary(number: number): Locator {
      return page.getByRole('alert', { name: t('applications:form.summary', { number }) });
    },
  };
  return resident;
}
