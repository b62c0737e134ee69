/** Why a node refuses a token, by its own words (protocol.md, section 1, jwt error texts). */
export type Refusal =
  | 'no token'
  | 'no permission'
  | 'other server'
  /** Made before the node was started, or before the access was taken away. */
  | 'too old'
  | 'expired'
  /** Any other sentence: a signature that it cannot verify, most likely. */
  | 'not understood';

export function refusalOf(text: string): Refusal {
  if (/no jwt present/i.test(text)) return 'no token';
  if (/missing connect permission/i.test(text)) return 'no permission';
  if (/server uuid mismatch/i.test(text)) return 'other server';
  if (/created too far in past|denylist/i.test(text)) return 'too old';
  if (/exp claim is invalid|token expired/i.test(text)) return 'expired';
  return 'not understood';
}
