/** Every state of every page that a resident can meet, in the order in which one walk meets them. */
import { fileURLToPath } from 'node:url';
import { PROBLEM_MEDIA_TYPE, problem } from '#contract/problem.ts';
import { eligibility } from '#contract/procedures/rules.ts';
import { buildDog } from '#tests/journeys/support/dog.ts';
import type { DogPage, Resident } from '#tests/journeys/support/resident.ts';
import type { Phone } from '#tests/support/browser.ts';

/** What the walk needs; made once for all of its steps. */
export type Walk = {
  readonly phone: Phone;
  readonly resident: Resident;
  /** Path of a photograph. */
  readonly photo: string;
};

type Step = readonly [name: string, reach: (walk: Walk) => Promise<void>];

const dog = buildDog({ vaccinated: 'yes', chipNumber: '392141000000001' });

/** An empty page that is left, so that everything required is said to be missing. */
function withErrors(page: DogPage): Step {
  return [
    `the page "${page}" with what is missing`,
    async ({ resident }) => {
      await resident.next();
      await resident.page.getByRole('main').getByRole('alert').waitFor();
    },
  ];
}

function filledFrom(before: DogPage, page: DogPage): Step {
  return [
    `the page "${page}"`,
    async ({ resident }) => {
      await resident.fillPage(before, dog);
      await resident.atPage(page);
    },
  ];
}

const QUESTIONS: readonly Step[] = [
  [
    'home',
    async ({ resident }) => {
      await resident.visitUntilKept();
      await resident.heading(resident.words.t(`shell:home.lead.${resident.words.city.kind}`)).waitFor();
    },
  ],
  [
    'home with the languages open',
    async ({ resident }) => {
      await resident.page.locator('summary').first().click();
    },
  ],
  [
    'home after a search that finds nothing',
    async ({ resident }) => {
      const { t, city } = resident.words;
      await resident.visit();
      await resident.page.getByRole('searchbox').fill('zzz');
      await resident.page.getByText(t('procedures:list.none', { phone: city.phone })).waitFor();
    },
  ],
  [
    'the list of procedures',
    async ({ resident }) => {
      await resident.visit('/procedures');
      await resident.heading(resident.words.t('procedures:list.title')).waitFor();
    },
  ],
  [
    'the procedure',
    async ({ resident }) => {
      await resident.visit('/procedures/dog-registration');
      await resident.heading(resident.words.edition.text.title).waitFor();
    },
  ],
  [
    'the first question',
    async ({ resident }) => {
      const { t, edition } = resident.words;
      await resident.page.getByRole('link', { name: t('procedures:page.check'), exact: true }).click();
      await resident.page.getByText(edition.text.eligibility.questions.chipped?.label ?? '').waitFor();
    },
  ],
  [
    'the second question',
    async ({ resident }) => {
      const { t, edition } = resident.words;
      await resident.press(t('procedures:eligibility.yes'));
      await resident.page.getByText(edition.text.eligibility.questions.chipRegistered?.label ?? '').waitFor();
    },
  ],
  ['the verdict for a chip that is registered', ({ resident }) => answer(resident, 'yes')],
  ['the verdict for a chip that may be registered', ({ resident }) => answerAnew(resident, 'unsure')],
  ['the verdict for a chip that is not registered', ({ resident }) => answerAnew(resident, 'no')],
];

const FORM: readonly Step[] = [
  [
    'the page "dog-kind"',
    async ({ resident }) => {
      const { t } = resident.words;
      await resident.page.getByRole('link', { name: t('procedures:eligibility.start'), exact: true }).click();
      await resident.atPage('dog-kind');
    },
  ],
  withErrors('dog-kind'),
  filledFrom('dog-kind', 'dog-dates'),
  withErrors('dog-dates'),
  filledFrom('dog-dates', 'dog-chip'),
  [
    'the page "dog-chip" with a wrong number',
    async ({ resident }) => {
      await resident.fillPage('dog-chip', { ...dog, chipNumber: '123' });
      await resident.errorSummary(1).waitFor();
    },
  ],
  filledFrom('dog-chip', 'owner'),
  withErrors('owner'),
  filledFrom('owner', 'owner-address'),
  withErrors('owner-address'),
  [
    'the page "owner-address" with a suggestion',
    async ({ resident }) => {
      await resident.addressBox('postalCode').fill('191-0016');
      await resident.page.getByText(resident.words.t('applications:address.suggestion')).first().waitFor();
    },
  ],
  filledFrom('owner-address', 'vaccination'),
  withErrors('vaccination'),
  [
    'the page "vaccination" with a photograph',
    async ({ resident, photo }) => {
      await resident.fill.vaccination(dog);
      await resident.attach(photo);
      await resident.page.getByRole('img').waitFor();
    },
  ],
  [
    'the page "vaccination" with a file that is no picture',
    async ({ resident }) => {
      await resident.photoInput().setInputFiles(fileURLToPath(import.meta.url));
      await resident.page.getByText(resident.words.t('applications:photo.unreadable')).waitFor();
    },
  ],
  [
    'the check',
    async ({ resident }) => {
      await resident.next();
      await resident.heading(resident.words.t('applications:check.title')).waitFor();
    },
  ],
  [
    'the check without the declaration',
    async ({ resident }) => {
      await resident.send();
      await resident.errorSummary(1).waitFor();
    },
  ],
];

const SENT: readonly Step[] = [
  [
    'the check without a network',
    async ({ phone, resident }) => {
      await phone.context.setOffline(true);
      await resident.page.getByText(resident.words.t('applications:check.offlineTitle')).waitFor();
    },
  ],
  [
    'not yet received',
    async ({ resident }) => {
      await resident.declareAndSend();
      await resident.waiting();
    },
  ],
  [
    'home with what waits',
    async ({ resident }) => {
      const { t, edition } = resident.words;
      await resident.visit();
      await resident.page
        .getByText(t('applications:list.waitingCard', { title: edition.text.title }))
        .waitFor();
    },
  ],
  [
    'a place that is not kept, without a network',
    async ({ resident }) => {
      const { place, t } = resident.words;
      const elsewhere = place.city === 'hinode' ? 'hino' : 'hinode';
      await resident.page.goto(resident.page.url().replace(`/${place.city}`, `/${elsewhere}`));
      await resident.heading(t('shell:unavailable.title')).waitFor();
    },
  ],
  [
    'arrived',
    async ({ phone, resident }) => {
      await phone.context.setOffline(false);
      await resident.visit('/applications');
      await resident.page.getByRole('link', { name: resident.words.edition.text.title }).click();
      await resident.arrived();
      await resident.page.getByText(resident.words.t('applications:arrived.received')).waitFor();
    },
  ],
  [
    'arrived, with the copy of the city',
    async ({ resident }) => {
      const { t, city } = resident.words;
      await resident.press(t(`applications:arrived.copyOfCity.${city.kind}`));
      await resident.page.getByText(dog.ownerName).waitFor();
    },
  ],
];

const OTHERS: readonly Step[] = [
  [
    'a draft',
    async ({ resident }) => {
      await resident.start();
      await resident.page.goto(resident.page.url().replace(/\/form\/.*$/u, ''));
      await resident.heading(resident.words.t('applications:draft.title')).waitFor();
    },
  ],
  [
    'a draft that may be deleted',
    async ({ resident }) => {
      await resident.main.locator('summary').click();
      await resident.main.getByText(resident.words.t('applications:draft.discardWarning')).waitFor();
    },
  ],
  [
    'a draft that was refused',
    async ({ phone, resident }) => {
      const { t, place } = resident.words;
      const body = problem('answers-refused', { issues: [{ path: 'ownerPhone', code: 'not-a-phone' }] });
      await phone.context.route(`**/api/v1/${place.city}/applications`, (route) =>
        route.fulfill({ status: body.status, contentType: PROBLEM_MEDIA_TYPE, body: JSON.stringify(body) }),
      );
      await resident.start();
      await resident.fillForm(buildDog());
      await resident.declareAndSend();
      await resident.heading(t('applications:refused.title')).waitFor();
    },
  ],
  [
    'the applications in all their states',
    async ({ resident }) => {
      await resident.visit('/applications');
      await resident.page.getByText(resident.words.t('applications:list.state.refused')).waitFor();
    },
  ],
  [
    'help',
    async ({ resident }) => {
      await resident.visit('/help');
      await resident.heading(resident.words.t('shell:help.title')).waitFor();
    },
  ],
  [
    'an address that does not exist',
    async ({ resident }) => {
      await resident.visit('/nowhere');
      await resident.heading(resident.words.t('shell:notFound.title')).waitFor();
    },
  ],
  [
    'an application of another phone',
    async ({ resident }) => {
      await resident.visit('/applications/019aa2b4-0000-7000-8000-000000000000');
      await resident.page.getByText(resident.words.t('applications:list.notHere')).waitFor();
    },
  ],
  [
    'an address outside of every city',
    async ({ resident }) => {
      await resident.page.goto(new URL('/nowhere', resident.page.url()).href);
      await resident.page.getByRole('heading', { level: 1 }).first().waitFor();
    },
  ],
];

export const RESIDENT_PAGES: readonly Step[] = [...QUESTIONS, ...FORM, ...SENT, ...OTHERS];

type Answer = 'yes' | 'no' | 'unsure';

/** Whether the chip is registered; what follows from it is each city's own. */
async function answer(resident: Resident, chipRegistered: Answer): Promise<void> {
  const { t, edition } = resident.words;
  const verdict = eligibility(edition.definition, { chipped: 'yes', chipRegistered });
  if (verdict.kind !== 'verdict') throw new Error('these answers decide');
  await resident.press(t(`procedures:eligibility.${chipRegistered}`));
  const outcome = t(`procedures:eligibility.outcome.${verdict.outcome}`);
  await resident.page.getByText(outcome, { exact: true }).waitFor();
}

async function answerAnew(resident: Resident, chipRegistered: Answer): Promise<void> {
  const { t } = resident.words;
  await resident.press(t('procedures:eligibility.again'));
  await resident.press(t('procedures:eligibility.yes'));
  await answer(resident, chipRegistered);
}
