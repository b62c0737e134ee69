import { useEffect, useRef, useState } from 'react';
import { useConsole } from '../console/consoleContext';
import { whenIdle } from '../parts/idle';
import { type ChartName, type ChartPicture, moves, pictureOf } from './charts';

/**
 * ms between two drawings: of one that is looked into, of one that moves, of one that goes on as it
 * did. Three charts each second cost more than all of the log; the figures beside them are newer.
 */
const pace = { lookedInto: 900, moving: 5_000, still: 10_000 };

/**
 * What a chart draws, renewed at its own pace: React hears nothing of the samples in between. Each
 * chart is drawn in a task of its own, when nothing else is to be done and no key is expected: three
 * in one would hold up a key that is pressed meanwhile.
 */
export function useChartPicture(chart: ChartName, lookedInto: boolean): ChartPicture {
  const { store, display } = useConsole();
  const [picture, setPicture] = useState(() => pictureOf(chart, store.getState()));
  const last = useRef({ picture, at: Number.NEGATIVE_INFINITY });

  useEffect(() => {
    let ended = false;
    let newest: number | null = null;
    let dueAt = Number.POSITIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let takeBack: (() => void) | null = null;

    function look(): void {
      const { current } = store.getState().stats;
      if (document.hidden || current === null || current.at === newest) return;
      newest = current.at;
      const kind = moves(last.current.picture, pictureOf(chart, store.getState()))
        ? 'moving'
        : 'still';
      const due = last.current.at + pace[lookedInto ? 'lookedInto' : kind];
      if (due >= dueAt) return;
      dueAt = due;
      clearTimeout(timer);
      timer = setTimeout(drawWhenFree, due - performance.now());
    }

    function drawWhenFree(): void {
      takeBack = whenIdle(() => {
        const { handle } = display.getState();
        if (handle === null) draw();
        else handle.inside.turns.whenFree(draw);
      });
    }

    function draw(): void {
      if (ended) return;
      dueAt = Number.POSITIVE_INFINITY;
      const next = pictureOf(chart, store.getState());
      last.current = { picture: next, at: performance.now() };
      setPicture(next);
    }

    look();
    const unsubscribe = store.subscribe(look);
    document.addEventListener('visibilitychange', look);
    return () => {
      ended = true;
      unsubscribe();
      document.removeEventListener('visibilitychange', look);
      clearTimeout(timer);
      takeBack?.();
    };
  }, [chart, lookedInto, store, display]);

  return picture;
}
