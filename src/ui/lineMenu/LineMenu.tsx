import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useConsole } from '../console/consoleContext';
import { lazyPart } from '../parts/lazyPart';
import { type Asked, watchMenu } from './watchMenu';

const LineActions = lazyPart(() => import('./LineActions'), 'LineActions');

/** What the menu needs of the page around it. */
export interface LineMenuProps {
  /** Opens find with a text. */
  readonly onFind: (text: string) => void;
  /** Opens the dialog that saves and shares lines. */
  readonly onSave: () => void;
}

/** Hears that the menu of a line is asked for; what it can do is loaded when it first is. */
export function LineMenu(props: LineMenuProps) {
  const { display } = useConsole();
  const handle = useStore(display, (s) => s.handle);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const { element, textarea } = handle?.inside.terminal ?? {};
    if (!element?.parentElement) return;
    const unwatch = watchMenu(element.parentElement, setAsked);
    textarea?.setAttribute('aria-haspopup', 'menu');
    return () => {
      unwatch();
      setAsked(null);
    };
  }, [handle]);
  if (asked === null || handle === null) return null;
  return <LineActions asked={asked} handle={handle} {...props} />;
}
