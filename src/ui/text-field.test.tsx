// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextField } from './text-field.tsx';

afterEach(cleanup);

const descriptionOf = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent);

test('a field without help or error describes nothing and is not wrong', () => {
  render(<TextField id="town" label="Town" />);
  const field = screen.getByRole('textbox', { name: 'Town' });
  expect(field.hasAttribute('aria-describedby')).toBe(false);
  expect(field.hasAttribute('aria-invalid')).toBe(false);
});

test('its name holds the label and the mark', () => {
  render(<TextField id="town" label="Town" mark="required" />);
  expect(screen.getByRole('textbox', { name: 'Town required' })).toBeTruthy();
});

test('a field with help and error is wrong and described by both, help first', () => {
  render(<TextField id="town" label="Town" help="As on your letters" error="Write the town" />);
  const field = screen.getByRole('textbox', { name: 'Town' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(descriptionOf(field)).toEqual(['As on your letters', 'Write the town']);
});

test("the caller's own description is kept", () => {
  render(
    <>
      <TextField id="town" label="Town" help="Help" aria-describedby="saved" />
      <p id="saved">Saved 10:32</p>
    </>,
  );
  expect(descriptionOf(screen.getByRole('textbox'))).toEqual(['Help', 'Saved 10:32']);
});
