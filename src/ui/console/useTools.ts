import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { chooseTheme, clampFontSize, fontSizes } from '../../settings';
import { useServices, useSettings } from '../app/services';
import { useShownTheme } from '../app/theme';
import { consoleWords } from '../messages/en/console';
import { copyText } from '../parts/clipboard';
import type { IconName } from '../parts/Icon';
import { useConsole } from './consoleContext';

const w = consoleWords;

export interface Tool {
  /** Stays the same, whatever the tool is called by now. */
  readonly id: string;
  readonly name: string;
  /** An icon, or a short text in place of it. */
  readonly face: IconName | { readonly text: string };
  /** Whether what it opens and closes is open. */
  readonly expanded?: boolean;
  readonly disabled: boolean;
  /** What it does is to be seen on the page: the menu closes for it. */
  readonly closes?: true;
  run(): void;
}

/** What the tools row has, and the menu where there is no row. */
export function useTools(selected: boolean): {
  readonly tools: readonly Tool[];
  /** What came of the last copy. */
  readonly note: string | null;
} {
  const { settings } = useServices();
  const { terminal, filter, display } = useConsole();
  const filtering = useStore(filter, (s) => s.open);
  const displaying = useStore(display, (s) => s.open);
  const paused = useStore(display, (s) => s.follow.paused);
  const fontSize = useSettings((s) => s.fontSize);
  const next = useShownTheme() === 'dark' ? 'light' : 'dark';
  const [note, setNote] = useState<string | null>(null);
  useEffect(() => {
    if (note === null) return;
    const timer = setTimeout(() => setNote(null), 5_000);
    return () => clearTimeout(timer);
  }, [note]);

  const resize = (by: number) => () =>
    settings.setState({ fontSize: clampFontSize(fontSize + by) });
  const tools: Tool[] = [
    {
      id: 'filter',
      name: w.filter,
      face: 'filter',
      expanded: filtering,
      disabled: false,
      closes: true,
      run: () => filter.setState({ open: !filtering }),
    },
    {
      id: 'display',
      name: w.display,
      face: 'clock',
      expanded: displaying,
      disabled: false,
      closes: true,
      run: () => display.setState({ open: !displaying }),
    },
    {
      id: 'pause',
      name: paused ? w.goOn : w.pause,
      face: paused ? 'play' : 'pause',
      disabled: false,
      closes: true,
      run: () => (paused ? terminal.current?.toEnd() : terminal.current?.pause()),
    },
    {
      id: 'copy',
      name: w.copySelection,
      face: 'copy',
      disabled: !selected,
      run() {
        const text = terminal.current?.selection() ?? '';
        void copyText(text).then((ok) => setNote(ok ? w.copied : w.copyRefused));
      },
    },
    {
      id: 'smaller',
      name: w.fontSmaller,
      face: { text: 'A−' },
      disabled: fontSize <= fontSizes.least,
      run: resize(-1),
    },
    {
      id: 'larger',
      name: w.fontLarger,
      face: { text: 'A+' },
      disabled: fontSize >= fontSizes.most,
      run: resize(1),
    },
    {
      id: 'theme',
      name: w.theme(next),
      face: next === 'light' ? 'sun' : 'moon',
      disabled: false,
      run: () => chooseTheme(settings, next),
    },
  ];
  return { tools, note };
}
