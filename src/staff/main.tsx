import '#ui/styles.css';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { readCityNames } from './page-data.ts';
import { StaffApp } from './staff-app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <BrowserRouter>
    <StaffApp cities={readCityNames(document)} />
  </BrowserRouter>,
);
