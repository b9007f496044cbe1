import { useState } from 'react';
import { Button } from './button.tsx';

type CopyTextProps = {
  readonly text: string;
  /** Words of the button. */
  readonly label: string;
  readonly copied: string;
  /** Said when the device refuses: the text is selectable by hand. */
  readonly failed: string;
};

/** A number to keep, large, with a button that copies it. */
export function CopyText({ text, label, copied, failed }: CopyTextProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <strong className="text-[1.75rem] leading-150 tabular-nums select-all">{text}</strong>
      <Button variant="outline" onClick={copy}>
        {label}
      </Button>
      <span role="status" data-outcome={outcome}>
        {outcome === 'copied' ? copied : outcome === 'failed' ? failed : ''}
      </span>
    </div>
  );
}
