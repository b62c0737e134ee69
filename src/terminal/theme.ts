import type { ITheme } from '@xterm/xterm';
import type { TerminalLook } from './terminal.types';

const fontFamily =
  'ui-monospace, "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** What the person has set, and the page's colours, as xterm.js takes them. */
export function lookOptions({ fontSize, lineHeight }: TerminalLook) {
  return {
    fontFamily,
    fontSize,
    lineHeight,
    theme: readTheme(document.documentElement),
    // Nobody types here: the newest line, where the cursor is, must not be cut off by a narrow window.
    reflowCursorLine: true,
  };
}

/** The terminal's colours are the page's: custom properties on the root (ui.md, The look). */
function readTheme(root: HTMLElement): ITheme {
  const style = getComputedStyle(root);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    background: colour('terminal-background'),
    foreground: colour('terminal-foreground'),
    selectionBackground: colour('terminal-selection'),
    scrollbarSliderBackground: colour('terminal-slider'),
    scrollbarSliderHoverBackground: colour('terminal-slider-hover'),
    scrollbarSliderActiveBackground: colour('terminal-slider-hover'),
    black: colour('terminal-black'),
    red: colour('terminal-red'),
    green: colour('terminal-green'),
    yellow: colour('terminal-yellow'),
    blue: colour('terminal-blue'),
    magenta: colour('terminal-magenta'),
    cyan: colour('terminal-cyan'),
    white: colour('terminal-white'),
    brightBlack: colour('terminal-bright-black'),
    brightRed: colour('terminal-bright-red'),
    brightGreen: colour('terminal-bright-green'),
    brightYellow: colour('terminal-bright-yellow'),
    brightBlue: colour('terminal-bright-blue'),
    brightMagenta: colour('terminal-bright-magenta'),
    brightCyan: colour('terminal-bright-cyan'),
    brightWhite: colour('terminal-bright-white'),
  };
}
