// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { DateFields } from './date-fields.tsx';

afterEach(cleanup);

function Birth({ error }: { readonly error?: string }) {
  const [typed, setTyped] = useState({ year: '', month: '', day: '' });
  const part = (name: 'year' | 'month' | 'day') => ({
    label: name,
    name: `birth-${name}`,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <DateFields
      id="birth"
      label="Date of birth"
      help="令和8 or 2026"
      error={error}
      year={part('year')}
      month={part('month')}
      day={part('day')}
    />
  );
}

const typed = () => screen.getAllByRole<HTMLInputElement>('textbox').map((input) => input.value);

test('each part has its own name, within a group named by the question', () => {
  render(<Birth />);
  const group = screen.getByRole('group', { name: 'Date of birth' });
  const ids = ['year', 'month', 'day'].map((name) => within(group).getByRole('textbox', { name }).id);
  expect(ids).toEqual(['birthYear', 'birthMonth', 'birthDay']);
});

test('what is typed into one part stays out of the others', async () => {
  render(<Birth />);
  await userEvent.type(screen.getByRole('textbox', { name: 'year' }), '令和8');
  await userEvent.type(screen.getByRole('textbox', { name: 'day' }), '21');
  expect(typed()).toEqual(['令和8', '', '21']);
});

test('the year takes letters, month and day bring up the digits', () => {
  render(<Birth />);
  const modes = screen.getAllByRole('textbox').map((input) => input.getAttribute('inputmode'));
  expect(modes).toEqual([null, 'numeric', 'numeric']);
});

test('an error marks all three parts and describes each', () => {
  render(<Birth error="Check the date" />);
  for (const input of screen.getAllByRole('textbox')) {
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Check the date',
    );
  }
});
