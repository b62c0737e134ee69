import { takeAwayWords } from '../messages/en/takeAway';
import type { Prepared } from './usePrepared';

const w = takeAwayWords.preview;

/** Lines from both ends: what a server says of itself, and what happened last. */
const FIRST = 20;
const LAST = 60;
/** Characters of a line that are shown. */
const LONGEST = 400;

/** The text that will be sent, or so much of it as can be looked through. */
export function Excerpt({ prepared }: { readonly prepared: Prepared }) {
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
      value={excerptOf(prepared.text)}
      wrap="off"
      className="h-[32dvh] min-h-24 w-full resize-none rounded-md border border-line bg-(--terminal-background) p-2 font-mono text-text text-xs"
    />
  );
}

function excerptOf(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const left = lines.length - FIRST - LAST;
  const first = lines.slice(0, left > 0 ? FIRST : lines.length);
  const last = left > 0 ? ['', w.more(left), '', ...lines.slice(-LAST)] : [];
  return [...first, ...last].map(shorten).join('\n');
}

function shorten(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
