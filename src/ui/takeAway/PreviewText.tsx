import { takeAwayWords } from '../messages/en/takeAway';
import type { Prepared } from './usePrepared';

const w = takeAwayWords.preview;

/** The text that will be sent, or so much of it as can be looked through. */
export function PreviewText({ prepared }: { readonly prepared: Prepared }) {
  if (prepared.kind !== 'ready') {
    return (
      <p role="status" className="m-0 text-muted">
        {prepared.kind === 'failed' ? prepared.sentence : w.loading}
      </p>
    );
  }
  return (
    <textarea
      readOnly
      aria-label={w.label}
      value={prepared.excerpt}
      wrap="off"
      className="h-[32dvh] min-h-24 w-full resize-none rounded-md border border-line bg-(--terminal-background) p-2 font-mono text-text text-xs"
    />
  );
}
