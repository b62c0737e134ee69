/** What can be hidden when a log leaves the page. */
export type MaskKind = 'ip' | 'token' | 'email' | 'uuid' | 'home';

export const maskKinds: readonly MaskKind[] = ['ip', 'token', 'email', 'uuid', 'home'];

export type MaskChoice = Readonly<Record<MaskKind, boolean>>;
export type MaskCounts = Readonly<Record<MaskKind, number>>;

/** A secret in a text. `value` is the same for the same secret, however it is written. */
export interface Span {
  readonly kind: MaskKind;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** A place in a plain text that is hidden, and the word that stands there instead. */
export interface Hidden {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

export type FindHidden = (text: string) => readonly Hidden[];

export type Report = (kind: MaskKind, from: number, to: number, value: string) => void;

/** The same choice for every kind. */
export function maskAll(on: boolean): MaskChoice {
  return { ip: on, token: on, email: on, uuid: on, home: on };
}
