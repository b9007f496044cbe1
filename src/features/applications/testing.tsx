/** A phone with a draft on it, for tests of screens: a real store, no network. */
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { Answers } from '#contract/procedures/answers.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { createDraftWriter } from '#offline/draft-writer.ts';
import type { Offline } from '#offline/index.ts';
import { testPhone } from '#offline/testing.ts';
import { createUnkept } from '#offline/unkept.ts';

const ASSUMED = { kind: 'assumed', why: 'a test' } as const;

export const translator = await setupI18n('ja', ['shell', 'procedures', 'applications']);

export const place = { language: 'ja', city: 'hino' };

/** @param version the one that the city hands out by now */
export function guide(version = '1'): CityGuide {
  return {
    city: {
      id: 'hino',
      code: '132128',
      kind: 'city',
      colour: '#0017c1',
      prefecture: '東京都',
      addressPrefix: '日野市',
      officialSite: 'https://www.city.hino.lg.jp/',
      phone: '042-585-1111',
      windows: [{ id: 'child', phone: '042-000-0000', provenance: ASSUMED }],
    },
    text: {
      name: '日野市',
      hall: '日野市役所',
      windows: { child: { name: '子育て課', place: '2階', hours: '8:30–17:15' } },
    },
    language: 'ja',
    procedures: [{ id: 'child-allowance', version, title: '児童手当', summary: '', keywords: [] }],
    neighbours: [],
    simulated: true,
  };
}

type Changes = {
  readonly definition?: Partial<ProcedureEdition['definition']>;
  readonly text?: Partial<ProcedureEdition['text']>;
};

/** One page with a name and how many copies, and the declaration. */
export function edition({ definition, text }: Changes = {}): ProcedureEdition {
  return {
    definition: {
      id: 'child-allowance',
      version: '1',
      kind: 'application',
      assurance: 'contact',
      department: 'child',
      window: 'child',
      eligibility: null,
      pages: [
        {
          id: 'who',
          fields: [
            { key: 'parent', kind: 'name', maxLength: 10 },
            { key: 'copies', kind: 'number', min: 1, max: 9, optional: true },
          ],
        },
        { id: 'declaration', fields: [{ key: 'declared', kind: 'declaration' }] },
      ],
      declaration: 'declared',
      fee: [],
      deadline: null,
      next: [],
      notPersonal: [],
      blindIndexes: [],
      retentionDays: 365,
      retentionProvenance: ASSUMED,
      ...definition,
    },
    text: {
      title: '児童手当',
      summary: '',
      keywords: [],
      forWhom: '',
      untilWhen: '',
      prepare: ['通帳'],
      minutes: 5,
      eligibility: { questions: {}, reasons: {} },
      pages: { who: { title: '保護者' }, declaration: { title: '確認' } },
      fields: {
        parent: { label: 'お名前' },
        copies: { label: '部数', unit: '部' },
        declared: { label: '事実です' },
      },
      fee: {},
      next: {},
      reviewed: { backTranslated: null, native: false },
      ...text,
    },
  };
}

/** A draft of version 1 with these answers. */
export async function phoneWithDraft(answers: Answers = {}) {
  const { store, clock } = await testPhone();
  const created = await store.create({ ...place, procedure: 'child-allowance', version: '1' });
  if (!created.ok) throw new Error(created.failure.kind);
  const { id } = created.value;
  await store.saveAnswers(id, answers);
  const offline = {
    store,
    drafts: createDraftWriter({ save: store.saveAnswers }),
    unkept: createUnkept(),
    outbox: { nudge: () => undefined, subscribe: () => () => undefined, waiting: async () => [] },
    // Nothing is sent by a screen on its own.
  } as unknown as Offline;
  const record = async () => {
    const found = await store.read(id);
    if (!found) throw new Error('the draft is gone');
    return found;
  };
  return { offline, store, clock, id, record };
}

/** A screen at its address; the address is written beneath it. */
export function show(element: ReactNode, path = '/') {
  return render(
    <I18nextProvider i18n={translator}>
      <MemoryRouter initialEntries={[path]}>
        <main>
          <Routes>
            <Route path="*" element={element} />
          </Routes>
        </main>
        <Address />
      </MemoryRouter>
    </I18nextProvider>,
  );
}

function Address() {
  return <output>{useLocation().pathname}</output>;
}
