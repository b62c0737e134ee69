import { useStore } from 'zustand';
import { logWords as w } from '../messages/en/log';
import { Icon } from '../parts/Icon';
import { useConsole } from './consoleContext';

/** How much came since the reader left the end, and the way back. Nothing where all of it is seen. */
export function ToEndButton({ className }: { readonly className: string }) {
  const { terminal, display } = useConsole();
  const { following, newLines, paused, isLow } = useStore(display, (s) => s.follow);
  if (following || (isLow && !paused)) return null;
  return (
    <button
      type="button"
      onClick={() => terminal.current?.toEnd()}
      className={`figures h-8 items-center gap-1.5 rounded-full border border-edge bg-raised px-3 text-sm hover:border-accent touch:h-11 ${className}`}
    >
      <Icon name={paused ? 'play' : 'down'} />
      {w.toEnd(newLines, paused)}
    </button>
  );
}
