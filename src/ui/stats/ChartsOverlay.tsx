import { useEffect } from 'react';
import { consoleWords } from '../messages/en/console';
import { IconButton } from '../parts/Button';
import { StatsCharts } from './StatsCharts';

const w = consoleWords;

/** Over the log, where there is no room beside it. */
export function ChartsOverlay({ onClose }: { readonly onClose: () => void }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onClose]);
  return (
    <section
      aria-label={w.stats.title}
      className="absolute inset-0 z-10 overflow-y-auto bg-surface px-4 py-3"
    >
      <div className="mb-2 flex items-center justify-between">
        <h2 className="m-0 font-medium text-base">{w.stats.title}</h2>
        <IconButton icon="close" label={w.close} onClick={onClose} autoFocus />
      </div>
      <div className="flex flex-col gap-5">
        <StatsCharts height={72} />
      </div>
    </section>
  );
}
