import type { Terminal } from '@xterm/xterm';
import type { Paging } from './paging';
import type { TouchScroll } from './touch';

/** What nobody waits for comes a moment later (comforts.ts). */
export function loadLater(host: HTMLElement, terminal: Terminal, paging: Paging): TouchScroll {
  let comforts: TouchScroll | null = null;
  let disposed = false;
  void import('./comforts').then(({ createComforts }) => {
    if (!disposed) comforts = createComforts(host, terminal, paging);
  });
  return {
    stop: () => comforts?.stop(),
    dispose() {
      disposed = true;
      comforts?.dispose();
    },
  };
}
