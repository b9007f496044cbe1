import { describe, expect, it } from 'vitest';
import { hasModulus10CheckDigit, hasMyNumberCheckDigit } from './check-digits.ts';

// 平成26年総務省令第85号5条. The numbers are made up from the rule; they belong to nobody.
const MY_NUMBERS = ['123456789018', '000000000000', '999999999996', '111111111118', '987654321093'];

describe('the check digit of a My Number', () => {
  it.each(MY_NUMBERS)('fits %s', (number) => {
    expect(hasMyNumberCheckDigit(number)).toBe(true);
  });

  it.each(MY_NUMBERS)('is one of ten at the end of %s', (number) => {
    const others = Array.from({ length: 10 }, (_, digit) => `${number.slice(0, -1)}${digit}`);
    expect(others.filter(hasMyNumberCheckDigit)).toEqual([number]);
  });

  it('does not find two digits exchanged that weigh the same, which the rule cannot', () => {
    expect(hasMyNumberCheckDigit('723456189018')).toBe(true);
  });

  it.each(['', '12345678901', '1234567890180', '12345678901x'])('needs twelve digits, not "%s"', (number) => {
    expect(hasMyNumberCheckDigit(number)).toBe(false);
  });
});

// The rule's published example: 3312001 gives 15, and 10 - 5 gives 5 (保険者番号等の設定要領, 検証番号).
describe('the check digit by modulus 10 with weights 2 and 1', () => {
  it('fits the number of an insurer', () => {
    expect(hasModulus10CheckDigit('33120015')).toBe(true);
  });

  it('takes the digits of a product of two digits one by one', () => {
    // 9 × 2 = 18 counts as 9, so that 9 needs a 1.
    expect(hasModulus10CheckDigit('91')).toBe(true);
  });

  it('finds every single slip', () => {
    for (const [index, digit] of [...'33120015'].entries()) {
      for (const other of '0123456789') {
        const number = `${'33120015'.slice(0, index)}${other}${'33120015'.slice(index + 1)}`;
        expect(hasModulus10CheckDigit(number)).toBe(other === digit);
      }
    }
  });
});
