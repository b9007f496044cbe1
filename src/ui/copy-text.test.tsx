// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CopyText } from './copy-text.tsx';

afterEach(cleanup);

const number = <CopyText text="2611-0000-0135" label="Copy" copied="Copied" failed="Please write it down" />;

test('the number is on the clipboard, and that is said', async () => {
  const user = userEvent.setup();
  render(number);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe('2611-0000-0135');
});

test('a device that refuses is named, and the number stays readable', async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  render(number);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Please write it down')).toBeTruthy();
  expect(screen.getByText('2611-0000-0135')).toBeTruthy();
});
