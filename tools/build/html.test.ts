import { expect, test } from 'vitest';
import {
  element,
  titleElement,
  withData,
  withHead,
  withLanguage,
  withRoot,
  withStylesFirst,
} from './html.ts';

const PAGE = `<!doctype html>
<html lang="ja">
  <head>
    <script type="module" crossorigin src="/assets/main.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/frame.js">
    <link rel="stylesheet" crossorigin href="/assets/main.css">
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;

test('puts language, head, content and data in their places', () => {
  const page = withData(
    withRoot(
      withHead(withLanguage(PAGE, 'zh-Hans'), [titleElement('日野市')]),
      '/zh/hino',
      '<h1>$& 日野市</h1>',
    ),
    'page-data',
    { name: '日野市' },
  );
  expect(page).toContain('<html lang="zh-Hans">');
  expect(page).toContain('    <title>日野市</title>\n  </head>');
  expect(page).toContain('<div id="root" data-path="/zh/hino"><h1>$& 日野市</h1></div>');
  expect(page).toContain(
    '<script type="application/json" id="page-data">{"name":"日野市"}</script>\n  </body>',
  );
});

test('style sheets come before scripts, so that the prerendered text is painted first', () => {
  const page = withStylesFirst(PAGE);
  expect(page.indexOf('stylesheet')).toBeLessThan(page.indexOf('type="module"'));
  expect(page.match(/stylesheet/gu)).toHaveLength(1);
});

test('no text can leave its element or attribute', () => {
  const evil = '"></title></script><script>go()</script>';
  expect(titleElement(evil)).not.toContain('<script>');
  expect(element('meta', { content: evil })).toBe(
    '<meta content="&quot;&gt;&lt;/title&gt;&lt;/script&gt;&lt;script&gt;go()&lt;/script&gt;" />',
  );
  expect(withData(PAGE, 'page-data', { evil })).toContain('"evil":"\\"></title>'.replaceAll('<', '\\u003c'));
});

test('a template that has lost its places is refused', () => {
  expect(() => withRoot('<body></body>', '/', '')).toThrow(/no single/);
  expect(() => withHead(`${PAGE}${PAGE}`, [])).toThrow(/no single/);
});
