import { expect, test } from 'vitest';
import { addressesOf, type BundleGraph, staticClosure } from './bundle-graph.ts';

const chunk = (file: string, imports: string[] = [], dynamicImports: string[] = []) => ({
  file,
  isDynamicEntry: false,
  imports,
  dynamicImports,
  css: [],
  assets: [],
});

const GRAPH: BundleGraph = {
  'index.html': { ...chunk('assets/main.js', ['_frame'], ['src/form.ts']), css: ['assets/main.css'] },
  _frame: chunk('assets/frame.js', ['_runtime']),
  _runtime: chunk('assets/runtime.js', ['_frame']),
  'src/form.ts': chunk('assets/form.js', ['_frame']),
};

test('what a chunk imports is found through all steps, circles included, and nothing lazy', () => {
  expect(staticClosure(GRAPH, 'index.html').sort()).toEqual(['_frame', '_runtime', 'index.html']);
});

test('files have addresses, styles among them, each once', () => {
  expect(addressesOf(GRAPH, ['index.html', '_frame', '_frame'])).toEqual([
    '/assets/main.js',
    '/assets/main.css',
    '/assets/frame.js',
  ]);
});

test('a chunk that is not there is a fault, not an empty list', () => {
  expect(() => staticClosure(GRAPH, 'locales/xx/shell.json')).toThrow('no chunk locales/xx/shell.json');
});
