import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReceiptNumberOf, makeReceiptNumber, RECEIPT_SERIALS } from './ids.ts';

const HINO = '132128';
const HACHIOJI = '132012';
const serial = fc.integer({ min: 0, max: RECEIPT_SERIALS - 1 });

describe('a receipt number', () => {
  it('is grouped by four and passes its own check', () => {
    const receipt = makeReceiptNumber(HINO, '2611', 135);
    expect(receipt).toMatch(/^2611-0001-35\d{2}$/);
    expect(isReceiptNumberOf(HINO, receipt)).toBe(true);
  });

  it('does not pass with any one digit wrong', () => {
    fc.assert(
      fc.property(serial, fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const digits = makeReceiptNumber(HINO, '2611', number).replaceAll('-', '');
        const wrong = [...digits];
        wrong[place] = String((Number(wrong[place]) + shift) % 10);
        return !isReceiptNumberOf(HINO, wrong.join(''));
      }),
    );
  });

  it('does not pass with two neighbouring digits exchanged', () => {
    fc.assert(
      fc.property(serial, fc.nat(10), (number, place) => {
        const digits = [...makeReceiptNumber(HINO, '2611', number).replaceAll('-', '')];
        fc.pre(digits[place] !== digits[place + 1]);
        [digits[place], digits[place + 1]] = [digits[place + 1] ?? '', digits[place] ?? ''];
        return !isReceiptNumberOf(HINO, digits.join(''));
      }),
    );
  });

  it('of one city does not pass in another', () => {
    fc.assert(
      fc.property(serial, (number) => !isReceiptNumberOf(HACHIOJI, makeReceiptNumber(HINO, '2611', number))),
    );
  });

  it('refuses a serial that does not fit', () => {
    expect(() => makeReceiptNumber(HINO, '2611', RECEIPT_SERIALS)).toThrow(RangeError);
  });
});
