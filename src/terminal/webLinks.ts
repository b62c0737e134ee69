import { WebLinksAddon } from '@xterm/addon-web-links';
import type { Terminal } from '@xterm/xterm';
import { isPressed, openLink } from './links';

/** Makes web addresses in the output links. */
export function findWebLinks(terminal: Terminal): void {
  terminal.loadAddon(
    new WebLinksAddon((event, address) => {
      if (isPressed(event)) openLink(address);
    }),
  );
}
