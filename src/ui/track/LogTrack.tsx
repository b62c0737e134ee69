import './track.css';
import { useEffect, useRef } from 'react';
import type { TerminalHandle } from '../../terminal/terminal.types';
import { watchTheme } from '../app/theme';
import { useConsole } from '../console/consoleContext';
import { trackWords as w } from '../messages/en/track';
import { isAnother } from './isAnother';
import { createLogTrack, logId } from './track';

/** A place for the track, in the room that the terminal keeps for a scrollbar. It draws itself. */
export function LogTrack({ handle }: { readonly handle: TerminalHandle }) {
  const { filter, display } = useConsole();
  const bar = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!bar.current || !canvas.current || !thumb.current || !label.current) return;
    const track = createLogTrack({
      bar: bar.current,
      canvas: canvas.current,
      thumb: thumb.current,
      label: label.current,
      handle,
      status: () => filter.getState().status,
    });
    const onVisible = (): void => track.setVisible(!document.hidden);
    document.addEventListener('visibilitychange', onVisible);
    const stops = [
      filter.subscribe(({ status, inForce }, { status: before, inForce: was }) => {
        if (inForce !== was) track.otherLines();
        else if (isAnother(status, before)) track.changed();
        else track.grew();
      }),
      display.subscribe(track.changed),
      watchTheme(track.repaint),
    ];
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      for (const stop of stops) stop();
      track.dispose();
    };
  }, [handle, filter, display]);

  return (
    <div
      ref={bar}
      role="scrollbar"
      aria-label={w.name}
      aria-controls={logId}
      aria-orientation="vertical"
      aria-valuenow={0}
      tabIndex={0}
      className="roost-track"
    >
      <canvas ref={canvas} />
      <div ref={thumb} hidden className="roost-thumb" />
      <div ref={label} hidden aria-hidden="true" className="roost-track-label figures" />
    </div>
  );
}
