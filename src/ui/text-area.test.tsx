// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

afterEach(cleanup);

test('several lines are typed under one label, with help and error', async () => {
  render(<TextArea id="damage" label="Damage" help="What is broken" error="Write it" rows={4} />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Damage' });
  await userEvent.type(box, 'roof{Enter}window');
  expect(box.value).toBe('roof\nwindow');
  expect(box.getAttribute('aria-describedby')).toBe('damage-help damage-error');
  expect(box.getAttribute('aria-invalid')).toBe('true');
});

test('a masked field is no password field, which browsers would offer to keep', () => {
  render(<TextField id="number" label="Number" masked />);
  const box = screen.getByRole('textbox', { name: 'Number' });
  expect(box.getAttribute('type')).toBe('text');
  expect(box.dataset.masked).toBe('true');
});
