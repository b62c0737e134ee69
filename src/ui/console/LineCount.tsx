import { useEffect, useState } from 'react';
import { logWords } from '../messages/en/log';
import { whenIdle } from '../parts/idle';
import { eachSecond } from '../parts/seconds';
import { useConsole, useShown } from './consoleContext';

/** How many lines are held, and how many were; looked at once a second, not with every snapshot. */
export function LineCount() {
  const { store } = useConsole();
  const shown = useShown();
  const [text, setText] = useState('');
  useEffect(() => {
    // To write a number for the first time takes the browser 15 to 60 ms, for which the first lines
    // would have to wait.
    if (!shown) return;
    const look = (): void => {
      const { first, end, left } = store.getState().log;
      if (end === 0) return;
      const parts = [logWords.kept(end - first), ...(left > 0 ? [logWords.left(left)] : [])];
      setText(parts.join(' · '));
    };
    const end = eachSecond(look);
    let takeBack = whenIdle(look);
    // Of a server that has printed nothing so far.
    const stop = store.subscribe(({ log }) => {
      if (log.end === 0) return;
      stop();
      takeBack();
      takeBack = whenIdle(look);
    });
    return () => {
      end();
      stop();
      takeBack();
    };
  }, [store, shown]);
  return <span className="figures whitespace-nowrap text-muted text-sm">{text}</span>;
}
