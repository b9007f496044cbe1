/**
 * A photograph as it leaves the phone: upright, at most 2,048 px on its long side, JPEG, and without what the
 * camera wrote into it (place, time, device): drawing it anew leaves that behind.
 */
import { MAX_PHOTO_SIDE } from '#contract/applications/schema.ts';
import { withoutMetadata } from '#lib/jpeg.ts';
import { fail, ok, type Result } from '#lib/result.ts';

export type PreparedPhoto = {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

/** @returns `unreadable` when this browser cannot decode the file (HEIC outside Safari, no picture at all) */
export async function preparePhoto(file: Blob): Promise<Result<PreparedPhoto, 'unreadable'>> {
  const bitmap = await decode(file);
  if (!bitmap) return fail('unreadable');
  const { width, height } = scaleDown(bitmap.width, bitmap.height, MAX_PHOTO_SIDE);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return fail('unreadable');
  // A transparent picture becomes black in a JPEG; paper is white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  if (blob?.type !== 'image/jpeg') return fail('unreadable');
  // Some encoders write metadata of their own accord.
  return ok({ jpeg: withoutMetadata(new Uint8Array(await blob.arrayBuffer())), width, height });
}

async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

/** Scales down, never up; keeps the proportions to the pixel. */
export function scaleDown(
  width: number,
  height: number,
  longSide: number,
): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
