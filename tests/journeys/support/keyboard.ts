/** A person without mouse or touch: only Tab, Enter, Space, arrows and letters. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any page has. */
const MOST_STOPS = 60;

export type Keyboard = ReturnType<typeof keyboardOn>;

export function keyboardOn(page: Page) {
  const keyboard = {
    /** Moves on by Tab until it is reached; every stop on the way must be seen. */
    async reach(target: Locator): Promise<void> {
      await target.waitFor({ state: 'attached' });
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if (await hasFocus(target)) return;
        await page.keyboard.press('Tab');
        expect(await unseenFocus(page), 'a stop whose focus cannot be seen').toBeNull();
      }
      throw new Error(`not reached by Tab: ${target}`);
    },
    async type(target: Locator, text: string): Promise<void> {
      await keyboard.reach(target);
      await page.keyboard.insertText(text);
    },
    /** @param key Enter for links, Space for buttons and boxes to tick */
    async press(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
      await keyboard.reach(target);
      await page.keyboard.press(key);
    },
    /** Goes to the group by Tab and through it by arrow. */
    async choose(group: Locator, option: Locator): Promise<void> {
      const first = group.getByRole('radio').first();
      await keyboard.reach(first);
      await page.keyboard.press('Space');
      for (let step = 0; step < 5 && !(await option.isChecked()); step += 1)
        await page.keyboard.press('ArrowDown');
      expect(await option.isChecked()).toBe(true);
    },
  };
  return keyboard;
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** @returns the HTML of the element that has the focus without a ring of 2 px or more, or null */
function unseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // A file input is transparent over its label, which wears the ring.
    const label = element.matches('input[type="file"]') ? element.closest('label') : null;
    const bearer = label ?? element;
    const { outlineStyle, outlineWidth } = getComputedStyle(bearer);
    const { width, height } = bearer.getBoundingClientRect();
    const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
    return isSeen ? null : element.outerHTML.slice(0, 200);
  });
}
