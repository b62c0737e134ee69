import { useEffect, useState } from 'react';
import { logWords } from '../messages/en/log';
import { eachSecond } from '../parts/seconds';
import { useConsole } from './consoleContext';

/** How many lines are held, and how many were; looked at once a second, not with every snapshot. */
export function LineCount() {
  const { store } = useConsole();
  const [text, setText] = useState(logWords.kept(0));
  useEffect(() => {
    const look = (): void => {
      const { first, end, left } = store.getState().log;
      const parts = [logWords.kept(end - first), ...(left > 0 ? [logWords.left(left)] : [])];
      setText(parts.join(' · '));
    };
    look();
    const end = eachSecond(look);
    // The first lines are told of when they come.
    const stop = store.subscribe(({ log }) => {
      if (log.end === 0) return;
      stop();
      look();
    });
    return () => {
      end();
      stop();
    };
  }, [store]);
  return <span className="figures whitespace-nowrap text-muted text-sm">{text}</span>;
}
