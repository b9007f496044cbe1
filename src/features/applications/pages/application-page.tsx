import { useEffect, useRef } from 'react';
import {
  ApplicationGate,
  type ApplicationPageProps,
  type ReadyApplication,
} from '../components/application-gate.tsx';
import { Arrived } from '../components/arrived.tsx';
import { Draft } from '../components/draft.tsx';
import { StillWaiting } from '../components/still-waiting.tsx';

/** Where one application stands, and what the person can do now. */
export function ApplicationPage(props: ApplicationPageProps) {
  return <ApplicationGate {...props}>{(ready) => <ByPhase {...props} {...ready} />}</ApplicationGate>;
}

function ByPhase(props: ApplicationPageProps & ReadyApplication) {
  const { phase } = props.record;
  useFocusOnChange(phase.kind);
  switch (phase.kind) {
    case 'draft':
      return <Draft {...props} phase={phase} />;
    case 'waiting':
      return <StillWaiting {...props} />;
    case 'arrived':
      return <Arrived {...props} phase={phase} />;
  }
}

/** The page changes by itself: whose place has gone with the old one hears the new heading (WCAG 4.1.3). */
function useFocusOnChange(kind: string): void {
  const shown = useRef(kind);
  useEffect(() => {
    if (shown.current === kind) return;
    shown.current = kind;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [kind]);
}
