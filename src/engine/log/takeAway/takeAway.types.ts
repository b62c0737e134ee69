import type { Hiding } from '../../engine.types';
import type { Notice } from '../line';
import type { MaskChoice, MaskCounts } from '../mask/kinds';

/** `text`: as it is read. `ansi`: with its colours and links. `jsonl`: an object a line. */
export type TakeFormat = 'text' | 'ansi' | 'jsonl';

/** Which lines are taken away, and as what. What comes later is no part of it. */
export interface TakeRequest {
  readonly format: TakeFormat;
  readonly masks: MaskChoice;
  readonly lines: TakeLines;
  /** Of these lines only those that the filter of this view lets pass. `null`: all of them. */
  readonly view: number | null;
  /** What the private view hides goes as well. */
  readonly hiding?: Hiding;
  /** By the words that the screen has for what is hidden, for what is read beside it. */
  readonly asSeen?: boolean;
}

export interface TakeLines {
  /** The number of the first line. `null`: the oldest that is held. */
  readonly from: number | null;
  /** One past the number of the last line. `null`: the newest there is when it begins. */
  readonly to: number | null;
  /** Of these the newest, at most so many. `null`: all. */
  readonly newest: number | null;
}

/** UTF-8, lines ended by `\n`; or what we say ourselves, whose words the page has. */
export type TakePart =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'notice'; readonly seq: number; readonly notice: Notice };

export type TakeAnswer =
  /** The filter has not been through all of the log yet. The next comes by itself. */
  | {
      readonly kind: 'looking';
      /** Lines that it has seen, and lines that the log holds. */
      readonly done: number;
      readonly of: number;
    }
  /** The next comes when this one is asked for. */
  | {
      readonly kind: 'piece';
      readonly parts: readonly TakePart[];
      /** Lines so far, and in all. */
      readonly done: number;
      readonly of: number;
    }
  | {
      readonly kind: 'end';
      readonly lines: number;
      /** Lines that had left the log before they could be taken. */
      readonly missing: number;
      /** Lines that were asked for but are older than the newest that were wanted at most. */
      readonly older: number;
      readonly masked: MaskCounts;
    };

/** From the page: begin, go on, or leave it. */
export type TakeCall =
  | { readonly kind: 'begin'; readonly request: TakeRequest }
  | { readonly kind: 'more' }
  | { readonly kind: 'stop' };
