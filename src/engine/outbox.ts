import type { PowerAction } from './protocol';

/** Why something was not sent. `bytes` counts the frame as sent. */
export type Refusal =
  | { readonly kind: 'not connected' }
  | { readonly kind: 'no permission' }
  | { readonly kind: 'server offline' }
  | { readonly kind: 'too long'; readonly bytes: number; readonly limit: number }
  /** Too many at once; it may go in `wait` ms. */
  | { readonly kind: 'too fast'; readonly wait: number }
  | { readonly kind: 'empty' }
  /** Another power action of ours is under way. */
  | { readonly kind: 'busy'; readonly action: PowerAction };

/** `sent`: the frame was handed to an open, signed-in socket. */
export type SendResult = { readonly sent: true } | { readonly sent: false; readonly why: Refusal };
