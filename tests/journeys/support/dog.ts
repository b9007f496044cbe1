/** What a resident knows about the dog and about themselves. */
import { addDays, type PlainDate, tokyoToday } from '#lib/dates.ts';

export type TypedDate = { readonly year: string; readonly month: string; readonly day: string };

export type Dog = {
  readonly dogName: string;
  readonly breed: string;
  readonly coat: string;
  readonly sex: 'male' | 'female';
  readonly birth: TypedDate;
  readonly keptSince: TypedDate;
  readonly chipNumber?: string;
  readonly ownerName: string;
  readonly ownerKana: string;
  readonly ownerPhone: string;
  readonly postalCode: string;
  readonly town: string;
  readonly street: string;
  readonly building: string;
  readonly vaccinated: 'yes' | 'no';
};

const DAYS_KEPT = 5;
const DAYS_OLD = 200;

/** A grown dog that came home a few days ago: the deadline lies ahead. Dates are typed as numbers. */
export function buildDog(more: Partial<Dog> = {}): Dog {
  const today = tokyoToday(() => new Date());
  return {
    dogName: 'ハナ',
    breed: '柴犬',
    coat: '茶',
    sex: 'female',
    birth: typedDate(addDays(today, -DAYS_OLD)),
    keptSince: typedDate(addDays(today, -DAYS_KEPT)),
    ownerName: '髙橋 良子',
    ownerKana: 'たかはし よしこ',
    ownerPhone: '０４２ー585ー1111',
    postalCode: '191-0016',
    town: '東京都日野市神明',
    street: '1丁目12番地の1',
    building: '',
    vaccinated: 'no',
    ...more,
  };
}

export function typedDate(date: PlainDate): TypedDate {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: String(Number(month)), day: String(Number(day)) };
}
