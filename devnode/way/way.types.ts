/** What lies on the way between the browsers and the node. All off at the start. */
export interface WaySettings {
  /** ms that everything takes, each way. */
  readonly latency: number;
  /** Up to so many ms more, another number for each piece. The order stays. */
  readonly jitter: number;
  /** Bytes a second, each way; `null`: as many as come. What finds no room is left with the sender. */
  readonly bandwidth: number | null;
  /** Goes on when it is taken back: a network that is away for a while. `up` is towards the node. */
  readonly hold: Direction;
  /** Gone for good, and with it all that comes after it on that connection: half-open. */
  readonly swallow: Direction;
  /** Connections are reset as soon as they come. */
  readonly refuse: boolean;
}

export type Direction = 'none' | 'up' | 'down' | 'both';
export const directions = ['none', 'up', 'down', 'both'] as const satisfies readonly Direction[];

export const clearWay: WaySettings = {
  latency: 0,
  jitter: 0,
  bandwidth: null,
  hold: 'none',
  swallow: 'none',
  refuse: false,
};

/** `reset`: RST, what is on its way is lost. `end`: FIN, without a word of the websocket's. */
export type WayCut = 'reset' | 'end';

export interface Way {
  /** Where it is entered. */
  readonly port: number;
  readonly settings: WaySettings;
  /** The panel sends browsers this way. */
  readonly open: boolean;
  /** Connections on it. */
  readonly connections: number;
  /** Opens it, and changes the settings that are named, for the connections that there are, too. */
  set(settings: Partial<WaySettings>): void;
  /** Cuts every connection, on both sides. */
  cut(how: WayCut): void;
  /** Clears and closes it for those who come; who is on it stays. */
  clear(): void;
  close(): Promise<void>;
}
