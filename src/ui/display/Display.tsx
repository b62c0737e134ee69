import { useEffect } from 'react';
import { useStore } from 'zustand';
import { clampFontSize } from '../../settings';
import { createGutter } from '../../terminal/gutter';
import { createPinch } from '../../terminal/pinch';
import { createSideways } from '../../terminal/sideways';
import { createBetweenKeys } from '../../terminal/typing';
import { useServices, useSettings } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { displayWords as w } from '../messages/en/display';
import { DisplayPanel } from './DisplayPanel';
import { timeColumn } from './timeColumn';
import { useDisplayKeys } from './useDisplayKeys';

/** What is added to the log once it is there: times, marks, its size by finger and key, the pause. */
export function Display() {
  const { settings } = useServices();
  const { display } = useConsole();
  const { handle, open } = useStore(display);
  const times = useSettings((s) => s.times);
  const wrap = useSettings((s) => s.wrap);
  useDisplayKeys();

  useEffect(() => {
    if (handle === null) return;
    const keys = createBetweenKeys();
    const { whenFree, whenRested } = keys;
    Object.assign(handle.inside.turns, { whenFree, whenRested });
    return keys.dispose;
  }, [handle]);

  useEffect(() => {
    if (handle === null) return;
    const gutter = createGutter(handle.inside);
    const show = (): void => gutter.setTimes(timeColumn(settings.getState().times));
    show();
    const unsubscribe = settings.subscribe((now, before) => now.times !== before.times && show());
    return () => {
      unsubscribe();
      gutter.dispose();
    };
  }, [handle, settings]);

  useEffect(() => {
    if (handle === null || wrap) return;
    return createSideways(handle.inside, { bar: w.sidewaysBar });
  }, [handle, wrap]);

  useEffect(() => {
    const host = handle?.inside.terminal.element?.parentElement;
    if (!host) return;
    return createPinch(host, {
      size: () => settings.getState().fontSize,
      resize: (size) => settings.setState({ fontSize: clampFontSize(size) }),
    });
  }, [handle, settings]);

  return open ? <DisplayPanel times={times} /> : null;
}
