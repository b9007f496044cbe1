import type { Page } from 'playwright-core';

/** A picture of noise: no piece of it stands anywhere by chance, and every piece of its copy is its own too. */
export async function noisyJpeg(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(240, 180);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const pixels = context.createImageData(canvas.width, canvas.height);
    crypto.getRandomValues(new Uint8Array(pixels.data.buffer, 0, 60_000));
    crypto.getRandomValues(new Uint8Array(pixels.data.buffer, 60_000, 60_000));
    crypto.getRandomValues(new Uint8Array(pixels.data.buffer, 120_000));
    for (let index = 3; index < pixels.data.length; index += 4) pixels.data[index] = 255;
    context.putImageData(pixels, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    let binary = '';
    for (const byte of new Uint8Array(await blob.arrayBuffer())) binary += String.fromCharCode(byte);
    return btoa(binary);
  });
  return Buffer.from(base64, 'base64');
}
