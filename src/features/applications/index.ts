/** Filling in, checking, sending, and following what was sent. */
export { WaitsForYou } from './components/waits-for-you.tsx';
export { ApplicationPage } from './pages/application-page.tsx';
export { ApplicationsPage } from './pages/applications-page.tsx';
export { CheckPage } from './pages/check-page.tsx';
export { FormPage } from './pages/form-page.tsx';
export { StartPage } from './pages/start-page.tsx';
