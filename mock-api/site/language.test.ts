import { expect, test } from 'vitest';
import { chooseCity, chooseLanguage } from './language.ts';

const offer = { languages: ['ja', 'ja-easy', 'en', 'zh'], cities: ['hachioji', 'hino'] };
const reader = { languageCookie: undefined, cityCookie: undefined, acceptLanguage: undefined };

test('a reader who chose before gets what was chosen', () => {
  expect(chooseLanguage(offer, { ...reader, languageCookie: 'ja-easy', acceptLanguage: 'en' })).toBe(
    'ja-easy',
  );
  expect(chooseCity(offer, { cityCookie: 'hachioji' })).toBe('hachioji');
});

test('a browser’s regional language is read as the language', () => {
  expect(chooseLanguage(offer, { ...reader, acceptLanguage: 'zh-Hant-TW,zh;q=0.8' })).toBe('zh');
  expect(chooseLanguage(offer, { ...reader, acceptLanguage: 'JA-Easy' })).toBe('ja-easy');
});

test('order is by weight, then by place', () => {
  expect(chooseLanguage(offer, { ...reader, acceptLanguage: 'ja;q=0.5, en;q=0.9' })).toBe('en');
  expect(chooseLanguage(offer, { ...reader, acceptLanguage: 'en, ja' })).toBe('en');
});

test('a header that is none leads to Japanese', () => {
  for (const acceptLanguage of ['', '*', ';;q=,', 'x'.repeat(5_000)]) {
    expect(chooseLanguage(offer, { ...reader, acceptLanguage })).toBe('ja');
  }
});
