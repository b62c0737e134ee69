import type { MeasuredPage } from './chromium';
import { median } from './measure';

declare global {
  interface Window {
    roostBenchFrames?: number;
  }
}

export interface Jumps {
  /**
   * Which frame after the one that a press on the track belongs to shows the text there: the
   * median, and the latest. The browser hands a press over at the beginning of a frame.
   */
  readonly usual: number;
  readonly most: number;
}

/** Presses on the track beside the log in places all over it. */
export async function jump(page: MeasuredPage, times: number): Promise<Jumps> {
  const frames: number[] = [];
  for (let n = 0; n < times; n++) {
    // Far from the last place, and not twice the same.
    const share = (0.07 + n * 0.61803) % 0.9;
    const { x, y } = await page.evaluate(placeOnTrack, share);
    await page.evaluate(countFramesUntilText);
    const at = { x, y, button: 'left', clickCount: 1 };
    await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    // Asked for, not waited for: the browser now and then forgets to answer for a promise.
    await page.until(() => window.roostBenchFrames !== undefined);
    frames.push(await page.evaluate(() => window.roostBenchFrames ?? Number.NaN));
    await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    await page.evaluate(twoFrames);
  }
  return { usual: median(frames), most: Math.max(...frames) };
}

function placeOnTrack(share: number): { x: number; y: number } {
  const box = document.querySelector('[role=scrollbar].roost-track')?.getBoundingClientRect();
  if (box === undefined) throw new Error('There is no track.');
  return { x: box.left + box.width / 2, y: box.top + box.height * share };
}

function countFramesUntilText(): void {
  const text = () => document.querySelector('.xterm-rows:not(.roost-still)')?.textContent;
  // A message posted from a frame's callback arrives when that frame has been painted.
  const { port1, port2 } = new MessageChannel();
  delete window.roostBenchFrames;
  document.addEventListener(
    'pointerdown',
    () => {
      const before = text();
      let frames = 0;
      const frame = (): void => {
        frames += 1;
        port1.postMessage(null);
      };
      port2.onmessage = () => {
        if (text() !== before || frames > 120) window.roostBenchFrames = frames;
        else requestAnimationFrame(frame);
      };
      requestAnimationFrame(() => requestAnimationFrame(frame));
    },
    { once: true, capture: true },
  );
}

function twoFrames(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );
}
