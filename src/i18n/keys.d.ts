/** Keys are typed from the source language, so that a text that does not exist does not compile. */
import 'i18next';
import type applications from '#locales/ja/applications.json';
import type casework from '#locales/ja/casework.json';
import type procedures from '#locales/ja/procedures.json';
import type shell from '#locales/ja/shell.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      shell: typeof shell;
      procedures: typeof procedures;
      applications: typeof applications;
      casework: typeof casework;
    };
  }
}
