/** Draws the PNG icons from public/icons/icon.svg. Run by hand when the drawing changes; the PNGs are committed. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { ROOT } from './paths.ts';

const FOLDER = join(ROOT, 'public/icons');

/** `bleed` fills the whole square: systems cut their own shape out of it (maskable, Apple). */
const ICONS = [
  { file: 'icon-192.png', size: 192, bleed: false },
  { file: 'icon-512.png', size: 512, bleed: false },
  { file: 'maskable-512.png', size: 512, bleed: true },
  { file: 'apple-touch-180.png', size: 180, bleed: true },
] as const;

const svg = await readFile(join(FOLDER, 'icon.svg'), 'utf8');
const executablePath = findChromium();
if (executablePath === null) throw new Error('no Chromium: set CHROMIUM_PATH');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const { file, size, bleed } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = bleed ? svg.replace('rx="96"', '') : svg;
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
    await writeFile(join(FOLDER, file), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
