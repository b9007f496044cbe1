import * as z from 'zod/mini';
import { CITY_ID, LANGUAGE_TAG } from './id-patterns.ts';

/** A city's folder name in mock-api/cities, which is also its part of every address. */
export const cityId = z.string().check(z.regex(CITY_ID));

const SLUG = /^[a-z][a-z0-9-]{1,60}$/;

export const procedureId = z.string().check(z.regex(SLUG));

/** A life event of the catalogue: `moving`, `birth`. */
export const lifeEventId = z.string().check(z.regex(SLUG));

/** A language as it stands in an address: `ja`, `ja-easy`, `en`, … */
export const languageTag = z.string().check(z.regex(LANGUAGE_TAG));
export type LanguageTag = z.infer<typeof languageTag>;

const uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** A UUIDv7 made by the phone: the name of one act, whatever happens to its answers. */
export const idempotencyKey = uuid;

/** Made by the phone before anything is sent; also the key under which the file is uploaded. */
export const attachmentId = uuid;
export const applicationId = uuid;

/** SHA-256 as base64url. */
export const digest = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** The secret of an anonymous act: 128 bits made on the phone; only its hash is sent with the act. */
export const claimSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** `2611-0000-0135`: year and month, a serial of the city, two check digits. */
export const receiptNumber = z.string().check(z.regex(/^\d{4}-\d{4}-\d{4}$/));
export type ReceiptNumber = z.infer<typeof receiptNumber>;

/** Serials a city can give in a month. */
export const RECEIPT_SERIALS = 1_000_000;

/**
 * A receipt number 受付番号: four digits of year and month (Asia/Tokyo), six of the serial, two check digits
 * by ISO/IEC 7064 MOD 97-10 over the municipality's code and the rest. A slip of one digit, two digits
 * exchanged, or the number of another city does not pass.
 * @param municipalityCode five or six digits of the Ministry of Internal Affairs
 * @param yearMonth `2611` for November 2026
 * @throws RangeError when the serial does not fit
 */
export function makeReceiptNumber(
  municipalityCode: string,
  yearMonth: string,
  serial: number,
): ReceiptNumber {
  if (!Number.isInteger(serial) || serial < 0 || serial >= RECEIPT_SERIALS) {
    throw new RangeError(`receipt serial ${serial} is out of range`);
  }
  const body = `${yearMonth}${String(serial).padStart(6, '0')}`;
  const check = String(98 - remainder97(`${municipalityCode}${body}00`)).padStart(2, '0');
  return `${body}${check}`.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}

/** Whether a number could have been given by this municipality. */
export function isReceiptNumberOf(municipalityCode: string, receipt: string): boolean {
  const digits = receipt.replaceAll('-', '');
  return /^\d{12}$/.test(digits) && remainder97(`${municipalityCode}${digits}`) === 1;
}

/** The remainder by 97 of a number too long for a double, taken digit by digit. */
function remainder97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}
