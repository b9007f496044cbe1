// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { setupI18n } from '#i18n/setup.ts';
import { EligibilityPage } from './eligibility-page.tsx';
import { ProcedurePage } from './procedure-page.tsx';

afterEach(cleanup);

const translator = await setupI18n('ja', ['shell', 'procedures']);
const provenance = { kind: 'assumed', why: 'a test' } as const;

const guide: CityGuide = {
  city: {
    id: 'hino',
    code: '132128',
    kind: 'city',
    colour: '#0017c1',
    prefecture: '東京都',
    addressPrefix: '日野市',
    officialSite: 'https://www.city.hino.lg.jp/',
    phone: '042-585-1111',
    windows: [],
  },
  text: { name: '日野市', hall: '日野市役所', windows: {} },
  language: 'ja',
  procedures: [{ id: 'moving-out', version: '1', title: '転出届', summary: '', keywords: [] }],
  neighbours: [],
  simulated: true,
};

const edition: ProcedureEdition = {
  definition: {
    id: 'moving-out',
    version: '1',
    kind: 'notification',
    assurance: 'signed',
    persons: {
      subject: 'movers',
      applicant: 'mover',
      submitters: [{ id: 'self' }, { id: 'agent', proof: 'power' }],
    },
    department: 'residents',
    window: 'residents',
    eligibility: { questions: [{ key: 'where', options: ['abroad', 'unsure'] }], verdicts: [] },
    pages: [],
    declaration: 'declared',
    fee: [{ id: 'copy', yen: 300, times: 'copies', provenance }],
    deadline: {
      days: 10,
      fromLatestOf: [],
      late: 'counter',
      basis: '住民基本台帳法24条',
      provenance,
    },
    next: [{ id: 'certificate' }],
    notPersonal: [],
    blindIndexes: [],
    retentionDays: 365,
    retentionProvenance: provenance,
  },
  text: {
    title: '転出届',
    summary: '',
    keywords: [],
    forWhom: '',
    untilWhen: '引っ越す日から10日以内',
    prepare: [],
    minutes: 5,
    persons: { movers: '引っ越す方', mover: '届け出る方', self: '本人', agent: '代理人' },
    eligibility: {
      questions: { where: { label: 'どこへ引っ越しますか。', options: { abroad: '国外' } } },
      reasons: {},
    },
    pages: {},
    fields: { power: { label: '委任状の写真' } },
    fee: { copy: '写しの手数料' },
    next: { certificate: '転出証明書を郵便で送ります。' },
    reviewed: { backTranslated: null, native: false },
  },
};

function show(at: 'page' | 'eligibility') {
  const props = { place: { language: 'ja', city: 'hino' }, guide, embedded: edition };
  const page = at === 'page' ? <ProcedurePage {...props} waits={null} /> : <EligibilityPage {...props} />;
  render(
    <I18nextProvider i18n={translator}>
      <MemoryRouter initialEntries={['/moving-out']}>
        <Routes>
          <Route path="/:procedure" element={page} />
        </Routes>
      </MemoryRouter>
    </I18nextProvider>,
  );
}

const rowOf = (term: string) => screen.getByText(term, { selector: 'dt' }).closest('div')?.textContent;

describe('the page of a procedure', () => {
  it('says before one starts that it is handed in at the counter', () => {
    show('page');
    expect(screen.getByText('スマホで用意して、窓口で出す手続です')).toBeTruthy();
  });

  it('says whom it concerns, who may file, and with what paper', () => {
    show('page');
    expect(rowOf('どなたのこと')).toContain('引っ越す方');
    expect(rowOf('どなたの名前で')).toContain('届け出る方');
    expect(rowOf('手続ができる方')).toContain('本人代理人：委任状の写真が必要です');
  });

  it('says what being late means, and on what law the deadline stands', () => {
    show('page');
    expect(rowOf('いつまで')).toContain('期限を過ぎたら、窓口で出してください。');
    expect(rowOf('いつまで')).toContain('期限のきまり（住民基本台帳法24条）');
  });

  it('gives the fee for one where it depends on how many', () => {
    show('page');
    expect(rowOf('手数料')).toContain('写しの手数料 1つにつき300円');
  });

  it('says what comes afterwards', () => {
    show('page');
    expect(rowOf('出したあと')).toContain('転出証明書を郵便で送ります。');
  });
});

describe('the first questions', () => {
  it('are answered with words of their own, or the common ones', () => {
    show('eligibility');
    expect(screen.getByRole('button', { name: '国外' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'わからない' })).toBeTruthy();
    expect(screen.getByText('スマホで用意して、窓口で出す手続です')).toBeTruthy();
  });
});
