import type { Terminal } from '@xterm/xterm';
import type { Hiding, LogBatch, LogViewStatus } from '../engine/engine.types';
import type { FoldRow, FoldWish } from '../engine/log/fold/fold.types';
import type { Notice } from '../engine/log/line';
import type { EngineClient, LogViewHandle } from '../worker/client.types';
import type { Fitting } from './fit';
import type { Reader } from './reader';
import type { Anchor, ShownLines } from './shownLines';
import type { Turns } from './turns';

/** The sixteen colours and the ground, taken from the page's custom properties. */
export interface TerminalLook {
  readonly theme: 'dark' | 'light';
  /** px */
  readonly fontSize: number;
  /** A factor: 1.2 is the default. */
  readonly lineHeight: number;
  /** What the private view hides. */
  readonly hiding: Hiding;
  readonly fold: FoldWish;
}

export interface FollowState {
  readonly following: boolean;
  /** Lines that came since the reader left the end. */
  readonly newLines: number;
  /** The picture is held: only the reader, who goes to the end, lets it go on. */
  readonly paused: boolean;
  /** The last line there is to be shown is on screen, though the reader may have left the end. */
  readonly isLow: boolean;
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
    /** "▸ 12 more lines" */
    hidden(row: FoldRow): string;
    /** Read by screen readers for the log as a whole. */
    label: string;
  };
  onFollow(state: FollowState): void;
  onSelection(text: string): void;
  /** How much there is to be shown. */
  onStatus(status: LogViewStatus): void;
  /** The first lines are on the screen. */
  onShown(): void;
  /** A click on line `seq` that selects nothing and opens no link. */
  onLine(seq: number): void;
}

/**
 * Looks in a window that has just been written for what is to be shown. Returns the row to be at the
 * top; `null`: it is not in this window.
 */
export type Sought = (batch: LogBatch) => number | null;

/** What becomes of a selection where all is written anew under it. */
export interface Selections {
  /** Comes before that; what it returns comes when all stands there. Lets it go, until something better is set. */
  keep: () => () => void;
  /** The text that is selected while all is written anew. `''`: the terminal knows it. */
  held: string;
}

/** What parts of the terminal work with that are loaded when they are used. */
export interface TerminalInside {
  readonly terminal: Terminal;
  readonly shown: ShownLines;
  /** Stands before an echo of a command. */
  readonly ownPrefix: string;
  /** Does it as soon as the terminal is not being written anew: what is asked of its rows is so then. */
  soon(act: () => void): void;
  /** The reader leaves the end: what is on screen stays. */
  stay(): void;
  showLine(seq: number): void;
  /** Opens what was folded away of line `seq`, or the run that its row stands for. */
  unfold(seq: number): void;
  /** Where the reader is. */
  readonly reader: Pick<
    Reader,
    'following' | 'paused' | 'shownTo' | 'filtered' | 'follow' | 'followIfThere'
  >;
  /** What the engine shows; whoever asks it for another part of the log calls `seek` before. */
  readonly view: LogViewHandle;
  /** The reader leaves the end; what is sought is shown as soon as it is in a window. */
  seek(sought: Sought): void;
  /**
   * What the reader is at, though a filter may show but the lines near it. `null`: what is at the
   * top of the screen, for they have gone elsewhere since.
   */
  readonly kept: Anchor | null;
  keep(place: Anchor | null): void;
  /** What is at the top of the screen. */
  atTop(): Anchor | null;
  /** The row at the top where `place`, or what is shown next to it, is there. */
  topFor(place: Anchor): number;
  /** Line `seq` low on the screen. */
  lineLow(seq: number): Sought;
  readonly turns: Pick<Turns, 'whenFree' | 'whenRested'>;
  readonly fitting: Pick<Fitting, 'refit' | 'setColumns'>;
  readonly selections: Selections;
  /** Row `row` of the buffer comes on screen, for a reader who has left the end. */
  showRow(row: number): void;
}

export interface TerminalHandle {
  readonly inside: TerminalInside;
  /** Back to the end, following again. */
  toEnd(): void;
  /** Holds what is shown until `toEnd`, while the log goes on. */
  pause(): void;
  scrollPages(pages: number): void;
  scrollLines(lines: number): void;
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
