import type { Notice } from '../engine/log/line';
import type { EngineClient } from '../worker/client.types';

/** The sixteen colours and the ground, taken from the page's custom properties. */
export interface TerminalLook {
  readonly theme: 'dark' | 'light';
  /** px */
  readonly fontSize: number;
  /** A factor: 1.2 is the default. */
  readonly lineHeight: number;
}

export interface FollowState {
  readonly following: boolean;
  /** Lines that came since the reader left the end. */
  readonly newLines: number;
}

export interface TerminalOptions {
  readonly host: HTMLElement;
  readonly client: EngineClient;
  readonly look: TerminalLook;
  /** The words of our own lines come from the message files. */
  readonly words: {
    notice(notice: Notice): string;
    /** "… 12,345 more characters; click to open" */
    folded(characters: number): string;
    /** Read by screen readers for the log as a whole. */
    label: string;
  };
  onFollow(state: FollowState): void;
  onSelection(text: string): void;
}

export interface TerminalHandle {
  /** Back to the end, following again. */
  toEnd(): void;
  scrollPages(pages: number): void;
  /** Shows line `seq` of the log low on the screen, with the lines before it above. */
  showLine(seq: number): void;
  setLook(look: TerminalLook): void;
  /** Hidden: nothing is drawn until it is shown again. */
  setVisible(visible: boolean): void;
  /** Clean text: no padding, no breaks that are only wraps. Empty: nothing selected. */
  selection(): string;
  clearSelection(): void;
  selectAll(): void;
  focus(): void;
  dispose(): void;
}
