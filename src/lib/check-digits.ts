/** Check digits: the last digit of a number, reckoned from those before it. They find slips, not every one. */

/**
 * マイナンバー: 12 digits, modulus 11 with weights 2 to 7 and again 2 to 6 from the right; a remainder of 0 or 1
 * gives 0 (平成26年総務省令第85号5条). Some slips pass: digits six places apart weigh the same.
 */
export function hasMyNumberCheckDigit(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  const sum = bodyFromTheRight(digits).reduce((total, digit, index) => total + digit * ((index % 6) + 2), 0);
  const remainder = sum % 11;
  return lastDigit(digits) === (remainder <= 1 ? 0 : 11 - remainder);
}

/**
 * Modulus 10 with weights 2 and 1 from the right, of a product with two digits their sum (the ministry's rule
 * for the numbers of insurers, 保険者番号等の設定について).
 */
export function hasModulus10CheckDigit(digits: string): boolean {
  const sum = bodyFromTheRight(digits)
    .map((digit, index) => digit * (index % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return lastDigit(digits) === (10 - (sum % 10)) % 10;
}

function bodyFromTheRight(digits: string): readonly number[] {
  return [...digits.slice(0, -1)].reverse().map(Number);
}

function lastDigit(digits: string): number {
  return Number(digits.slice(-1));
}
