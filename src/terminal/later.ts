import type { Terminal } from '@xterm/xterm';
import type { TouchScroll } from './touch';

/** What nobody waits for comes a moment later (comforts.ts). */
export function loadLater(host: HTMLElement, terminal: Terminal): TouchScroll {
  let comforts: TouchScroll | null = null;
  let disposed = false;
  void import('./comforts').then(({ createComforts }) => {
    if (!disposed) comforts = createComforts(host, terminal);
  });
  return {
    stop: () => comforts?.stop(),
    dispose() {
      disposed = true;
      comforts?.dispose();
    },
  };
}
