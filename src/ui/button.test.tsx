// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Button } from './button.tsx';

afterEach(cleanup);

function Form({ busy, acts }: { readonly busy: boolean; readonly acts: string[] }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        acts.push('submit');
      }}
    >
      <input aria-label="Name" />
      <Button type="submit" busy={busy} onClick={() => acts.push('click')}>
        Send
      </Button>
    </form>
  );
}

test('a press does its act and submits once', async () => {
  const acts: string[] = [];
  render(<Form busy={false} acts={acts} />);
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(acts).toEqual(['click', 'submit']);
});

test('a busy button ignores presses and Enter', async () => {
  const acts: string[] = [];
  render(<Form busy acts={acts} />);
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await userEvent.type(screen.getByRole('textbox'), 'Hana{Enter}');
  expect(acts).toEqual([]);
});

test('a busy button says so and can still have the focus', async () => {
  render(<Form busy acts={[]} />);
  const button = screen.getByRole('button', { name: 'Send' });
  await userEvent.tab();
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.hasAttribute('disabled')).toBe(false);
});

test('a button does not submit unless it is told to', async () => {
  const acts: string[] = [];
  render(
    <form onSubmit={() => acts.push('submit')}>
      <Button>Add a line</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Add a line' }));
  expect(acts).toEqual([]);
});
