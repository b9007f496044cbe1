/** Builders of what the city hall answers; seals are real. */
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { SealedContent } from '#contract/applications/schema.ts';
import type { CaseFile, CaseSummary, StaffSession } from '#contract/casework/schema.ts';
import type { CityGuide } from '#contract/cities/schema.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import { toBase64Url } from '#lib/base64url.ts';

export const CASE_ID = '01935a2b-7c00-7000-8000-000000000001';
export const PHOTO_ID = '01935a2b-7c00-7000-8000-0000000000f1';
export const RECEIPT = '2611-0000-0135';
export const PHRASE = 'k3v9-0d0g-1n57-abcd-efgh-jkmn-pq';

export type Department = { readonly recipient: string; readonly session: StaffSession };

/** A department with a key of its own, sealed with `PHRASE`. */
export async function department(): Promise<Department> {
  const identity = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(10);
  encrypter.setPassphrase(PHRASE);
  const sealedDepartmentKey = toBase64Url(await encrypter.encrypt(identity));
  return {
    recipient: await identityToRecipient(identity),
    session: {
      account: 'sato',
      name: '佐藤 恵',
      city: 'hino',
      department: 'environment',
      sealedDepartmentKey,
    },
  };
}

export async function sealTo(recipient: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(bytes));
}

export function content(change: Partial<SealedContent> = {}): SealedContent {
  return {
    city: 'hino',
    procedure: 'dog-registration',
    version: '1',
    language: 'vi',
    answers: {
      chipped: 'no',
      // U+FA19 is a letter of its own: any normalisation would change the name.
      ownerName: '\ufa19谷 良子',
      sex: 'female',
      birth: '2026-08-01',
      ownerAddressPostalCode: '1910016',
      ownerAddressTown: '神明',
      ownerAddressStreet: '1-12-1',
      vaccinated: 'yes',
      certificate: PHOTO_ID,
      declared: 'yes',
    },
    attachments: [{ id: PHOTO_ID, sha256: 'A'.repeat(43) }],
    residentRecipient: `age1${'q'.repeat(58)}`,
    ...change,
  };
}

export function summary(change: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: CASE_ID,
    receipt: RECEIPT,
    procedure: 'dog-registration',
    version: '1',
    language: 'vi',
    arrivedAt: '2026-11-21T10:32:05+09:00',
    state: 'received',
    notPersonal: { sex: 'female' },
    attachments: 1,
    twins: 0,
    ...change,
  };
}

export async function caseFile(
  recipient: string,
  { inSeal = content(), about = summary() }: { inSeal?: SealedContent; about?: CaseSummary } = {},
): Promise<CaseFile> {
  const sealed = await sealTo(recipient, new TextEncoder().encode(JSON.stringify(inSeal)));
  return {
    summary: about,
    sealed: toBase64Url(sealed),
    attachments: [{ id: PHOTO_ID, bytes: 200_000 }],
    history: [{ at: about.arrivedAt, act: 'received', account: null }],
  };
}

const ASSUMED = { kind: 'assumed', why: 'a test' } as const;

export function guide(language: string): CityGuide {
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
      windows: [{ id: 'environment', phone: null, provenance: ASSUMED }],
    },
    text: {
      name: language === 'ja' ? '日野市' : 'Hino City',
      hall: '日野市役所',
      windows: { environment: { name: '環境保全課', place: '2階', hours: '8:30–17:15' } },
    },
    language,
    procedures: [
      {
        id: 'dog-registration',
        version: '1',
        title: language === 'ja' ? '犬の登録' : 'Dog registration',
        summary: '',
        keywords: [],
      },
    ],
    neighbours: [],
    simulated: true,
  } satisfies CityGuide;
}

const LABELS: Record<string, Record<string, string>> = {
  ja: { ownerName: '飼い主の氏名', sex: '性別', female: 'めす', certificate: '注射済の証明書' },
  en: {
    ownerName: 'Name of the owner',
    sex: 'Sex',
    female: 'Female',
    certificate: 'Vaccination certificate',
  },
  vi: { ownerName: 'Tên chủ', sex: 'Giới tính', female: 'Cái', certificate: 'Giấy chứng nhận tiêm' },
};

export function edition(language: string): ProcedureEdition {
  const words = LABELS[language] ?? {};
  const label = (key: string) => ({ label: words[key] ?? `${key} (${language})` });
  return {
    definition: {
      id: 'dog-registration',
      version: '1',
      kind: 'notification',
      assurance: 'contact',
      department: 'environment',
      window: 'environment',
      eligibility: { questions: [{ key: 'chipped', options: ['yes', 'no', 'unsure'] }], verdicts: [] },
      pages: [
        {
          id: 'dog',
          fields: [
            { key: 'sex', kind: 'choice', options: ['male', 'female'] },
            { key: 'birth', kind: 'date' },
          ],
        },
        {
          id: 'owner',
          fields: [
            { key: 'ownerName', kind: 'name', maxLength: 100 },
            { key: 'ownerAddress', kind: 'address' },
            { key: 'vaccinated', kind: 'yes-no' },
            { key: 'certificate', kind: 'attachment', maxFiles: 2, when: { field: 'vaccinated', is: 'yes' } },
            { key: 'declared', kind: 'declaration' },
          ],
        },
      ],
      declaration: 'declared',
      fee: [],
      deadline: null,
      next: [],
      notPersonal: ['sex'],
      blindIndexes: [],
      retentionDays: 365,
      retentionProvenance: ASSUMED,
    },
    text: {
      title: '犬の登録',
      summary: '',
      keywords: [],
      forWhom: '',
      untilWhen: '',
      prepare: [],
      minutes: 5,
      eligibility: { questions: { chipped: label('chipped') }, reasons: {} },
      pages: { dog: { title: `dog (${language})` }, owner: { title: `owner (${language})` } },
      fields: {
        sex: { ...label('sex'), options: { female: words.female ?? 'female', male: 'male' } },
        birth: label('birth'),
        ownerName: label('ownerName'),
        ownerAddress: label('ownerAddress'),
        vaccinated: label('vaccinated'),
        certificate: label('certificate'),
        declared: label('declared'),
      },
      fee: {},
      next: {},
      reviewed: { backTranslated: null, native: false },
    },
  };
}
