/** Finding a procedure and learning whether and how to do it. */
export { ProcedureFinder } from './components/procedure-finder.tsx';
export { ProcedurePage } from './pages/procedure-page.tsx';
export { ProceduresPage } from './pages/procedures-page.tsx';
