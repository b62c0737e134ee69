import { useEffect, useRef, useState } from 'react';
import type { FollowState, TerminalLook } from '../../terminal/terminal.types';
import { useServices } from '../app/services';
import { shownTheme, watchTheme } from '../app/theme';
import { words } from '../messages/en';
import { Icon } from '../parts/Icon';
import { useConsole } from './consoleContext';

const w = words.log;

/** The log. The terminal draws it by itself; React only gives it a place. */
export function TerminalPane(props: { readonly onSelection: (selected: boolean) => void }) {
  const { createTerminal, settings } = useServices();
  const { client, terminal } = useConsole();
  const host = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState<FollowState>({ following: true, newLines: 0 });
  const { onSelection } = props;

  useEffect(() => {
    if (host.current === null) return;
    const look = (): TerminalLook => {
      const { fontSize, lineHeight } = settings.getState();
      return { theme: shownTheme(), fontSize, lineHeight };
    };
    const handle = createTerminal({
      host: host.current,
      client,
      look: look(),
      words: w,
      onFollow: setFollow,
      onSelection: (text) => onSelection(text !== ''),
    });
    terminal.current = handle;
    const onVisible = (): void => handle.setVisible(!document.hidden);
    onVisible();
    document.addEventListener('visibilitychange', onVisible);
    let drawn = look();
    const relook = (): void => {
      const next = look();
      if (sameLook(drawn, next)) return;
      drawn = next;
      handle.setLook(next);
    };
    const stops = [settings.subscribe(relook), watchTheme(relook)];
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', onVisible);
      terminal.current = null;
      handle.dispose();
    };
  }, [createTerminal, settings, client, terminal, onSelection]);

  return (
    <div className="relative isolate min-h-0 min-w-0 flex-1 overflow-hidden bg-(--terminal-background)">
      <div ref={host} className="absolute inset-y-1 right-0 left-3 overflow-hidden short:left-1" />
      {!follow.following && (
        <button
          type="button"
          onClick={() => terminal.current?.toEnd()}
          className="figures absolute right-5 bottom-3 flex h-8 items-center gap-1.5 rounded-full border border-edge bg-raised px-3 text-sm hover:border-accent touch:h-11"
        >
          <Icon name="down" />
          {follow.newLines === 0 ? w.toEnd : w.newLines(follow.newLines)}
        </button>
      )}
    </div>
  );
}

function sameLook(a: TerminalLook, b: TerminalLook): boolean {
  return a.theme === b.theme && a.fontSize === b.fontSize && a.lineHeight === b.lineHeight;
}
