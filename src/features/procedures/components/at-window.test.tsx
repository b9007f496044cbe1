// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';
import { mayFileHere } from '#contract/procedures/rules.ts';
import { setupI18n } from '#i18n/setup.ts';
import { AtWindow } from './at-window.tsx';

afterEach(cleanup);

const translator = await setupI18n('ja', ['procedures']);

test.each(['none', 'contact', 'authenticated', 'signed', 'counter'] as const)(
  'a procedure of assurance %s is said to be for the counter when it cannot be filed here',
  (assurance) => {
    const { container } = render(
      <I18nextProvider i18n={translator}>
        <AtWindow assurance={assurance} />
      </I18nextProvider>,
    );
    expect(container.textContent === '').toBe(mayFileHere({ assurance }));
  },
);
