/** The parameters of the connection (design.md, "The connection"). ms unless it says otherwise. */
export const limits = {
  /** From opening a socket to `open`, and from `open` to `auth success`. */
  open: 10_000,
  signIn: 10_000,
  /** Health past the first `status` after which the backoff begins anew. */
  healthy: 30_000,

  /** This many opens within `budgetWindow`, then one each `budgetPause`: a dead peer keeps its place for minutes. */
  budget: 12,
  budgetWindow: 10 * 60_000,
  budgetPause: 60_000,
  /** So many answers about tokens within `tokensWindow`: newer panels give no more, for all viewers together. */
  tokens: 5,
  tokensWindow: 60_000,
  /** A try that has waited this long is begun anew when something says that there may be a way now. */
  staleTry: 1_000,

  /** While the process runs there is a frame a second. */
  silence: 5_000,
  /** An offline server says nothing. */
  offlineSilence: 25_000,
  probe: 4_000,
  wakingProbe: 3_000,
  /** A frame of ours that did not go for want of room is tried again after this. */
  controlRetry: 500,

  /** How often a jump of the wall clock is looked for, and what counts as one. */
  watch: 5_000,
  jump: 2_000,

  /** A token is renewed this long before its end, or `renewalShare` of its life if that is less. */
  renewal: 120_000,
  renewalShare: 0.4,
  /** Share of that lead by which renewals are spread. */
  renewalJitter: 0.1,
  /** A token is used for another socket only while more than this remains. */
  reuse: 30_000,
  /** `iat` has whole seconds: a token minted within the second of the refusal is refused as well. */
  refusedPause: 1_000,
  /** A token that no node has judged counts as fresh for so long. */
  freshFor: 10_000,
  /** Two fresh tokens refused: at least this long between tries, at most twice that. */
  slowPause: 30_000,
  /** An `auth` on a live socket is given up after this; the node takes one in 5 s. */
  confirm: 5_000,
  /** So many of them in vain, and the token counts as refused. */
  confirmTries: 3,
  /** The first renewal that fails is repeated after this, then ever later. */
  renewalRetry: { first: 1_000, factor: 2, most: 30_000 },
  /** The same while the node withholds the output. */
  expiredRetry: { first: 1_000, factor: 2, most: 15_000 },

  /** How long until a server that is being installed, moved, … is asked for again. */
  held: { first: 5_000, factor: 1.5, most: 20_000 },

  /** Without a network a try is hopeless, but browsers are wrong about it now and then. */
  offlineRetry: 30_000,
  /** Sockets in a row that never opened, after which the panel is asked what became of the server. */
  askAfterNeverOpened: 2,
  /** And again each time that so many more have not. */
  askEvery: 4,
} as const;
