import type { StateShape as Shape, StateTone } from '../console/stateWord';

const tones: Readonly<Record<StateTone, string>> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  muted: 'text-muted',
};

/** ● ◐ ◑ ○, drawn, so that they are of one size in every font. */
export function StateMark({ shape, tone }: { readonly shape: Shape; readonly tone: StateTone }) {
  return (
    <svg aria-hidden="true" className={`size-2.5 shrink-0 ${tones[tone]}`} viewBox="0 0 10 10">
      <circle
        cx="5"
        cy="5"
        r="4"
        fill={shape === 'full' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={shape === 'dashed' ? '2.1 2.1' : undefined}
      />
      {shape === 'filling' && <path d="M5 1a4 4 0 000 8z" fill="currentColor" />}
      {shape === 'emptying' && <path d="M5 1a4 4 0 010 8z" fill="currentColor" />}
    </svg>
  );
}
