import { ApplicationGate, type ApplicationPageProps } from '../components/application-gate.tsx';
import { Arrived } from '../components/arrived.tsx';
import { Draft } from '../components/draft.tsx';
import { StillWaiting } from '../components/still-waiting.tsx';

/** Where one application stands, and what the person can do now. */
export function ApplicationPage(props: ApplicationPageProps) {
  return (
    <ApplicationGate {...props}>
      {(ready) => {
        switch (ready.record.phase.kind) {
          case 'draft':
            return <Draft {...props} {...ready} phase={ready.record.phase} />;
          case 'waiting':
            return <StillWaiting {...props} {...ready} />;
          case 'arrived':
            return <Arrived {...props} {...ready} phase={ready.record.phase} />;
        }
      }}
    </ApplicationGate>
  );
}
