import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to the section that the address names, as a browser does when it loads a page itself. */
export function useNamedSection(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.length < 2) return;
    // After the shell has gone to the head of the new page.
    const frame = requestAnimationFrame(() => {
      const section = document.getElementById(hash.slice(1));
      section?.scrollIntoView();
      section?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}
