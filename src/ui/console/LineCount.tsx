import { useEffect, useState } from 'react';
import { logWords } from '../messages/en/log';
import { useConsole } from './consoleContext';

/** How many lines are held; looked at once a second, not with every snapshot. */
export function LineCount() {
  const { store } = useConsole();
  const [lines, setLines] = useState(0);
  useEffect(() => {
    const look = (): void => {
      const { first, end } = store.getState().log;
      if (!document.hidden) setLines(end - first);
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [store]);
  return (
    <span className="figures whitespace-nowrap text-muted text-sm">{logWords.kept(lines)}</span>
  );
}
