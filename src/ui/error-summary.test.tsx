// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { DateFields } from './date-fields.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextField } from './text-field.tsx';

afterEach(cleanup);

const errors = [
  { field: 'ownerPhone', text: 'Write a phone number' },
  { field: 'dogBirth', text: 'Check the date' },
];

function Form({ attempt }: { readonly attempt: number }) {
  return (
    <>
      <ErrorSummary key={attempt} heading="Two things to look at" errors={errors} />
      <TextField id="ownerPhone" label="Phone" error="Write a phone number" />
      <DateFields
        id="dogBirth"
        label="Birth"
        error="Check the date"
        year={{ label: 'Year' }}
        month={{ label: 'Month' }}
        day={{ label: 'Day' }}
      />
    </>
  );
}

test('the summary takes the focus when it appears and is called by its heading', () => {
  render(<Form attempt={1} />);
  expect(document.activeElement).toBe(screen.getByRole('alert', { name: 'Two things to look at' }));
});

test('a second attempt brings the focus back to it', async () => {
  const { rerender } = render(<Form attempt={1} />);
  await userEvent.click(screen.getByRole('textbox', { name: 'Phone' }));
  rerender(<Form attempt={2} />);
  expect(document.activeElement).toBe(screen.getByRole('alert'));
});

test('a link leads to the field that it names, and leaves the address alone', async () => {
  render(<Form attempt={1} />);
  await userEvent.click(screen.getByRole('link', { name: 'Write a phone number' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Phone' }));
  expect(location.hash).toBe('');
});

test('a link to a group leads to its first input', async () => {
  render(<Form attempt={1} />);
  await userEvent.click(screen.getByRole('link', { name: 'Check the date' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Year' }));
});
