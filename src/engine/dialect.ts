/**
 * What differs between the nodes, as data: read at the few places that need it, never asked for by
 * name. The one record so far is Wings' own (protocol.md, section 1).
 */
export interface Dialect {
  /** How a `jwt error` begins that answers an `auth`, as against one that stands for an event. */
  readonly signInErrorPrefix: string;
  /** Close code of a server that is suspended. */
  readonly suspendedCode: number;
  /** `transfer status` after which the server lives on another node. */
  readonly transferMoved: readonly string[];
  /** `transfer status` after which it stayed where it was. */
  readonly transferStayed: readonly string[];
}

/** Both namings of the transfer's end: older daemons say `success` and `failure`. */
export const wings: Dialect = {
  signInErrorPrefix: 'Error Event [',
  suspendedCode: 4409,
  transferMoved: ['completed', 'success'],
  transferStayed: ['failed', 'failure', 'cancelled'],
};
