/** What can be set on the panel's half alone; the faults change it while it runs. */
export interface PanelSettings {
  /** `APP_CORS_ALLOWED_ORIGINS`: empty unless someone fills it. */
  corsOrigins: string[];
  /** The node is under maintenance: 409 for everyone, administrators too. */
  maintenance: boolean;
  /** Off: whoever opens the console is signed in as the owner at once. */
  signInRequired: boolean;
  limits: { tokensPerMinute: number; requestsPerMinute: number };
  /** How many requests more the panel's fault hits; `null`: all. */
  panelFaultTimes: number | null;
}

export interface PanelLimits {
  /** Per server, all of its users together. Default 5. */
  readonly tokensPerMinute?: number | undefined;
  /** Per user. Default 256. */
  readonly requestsPerMinute?: number | undefined;
}

export function createPanelSettings(limits: PanelLimits = {}): PanelSettings {
  return {
    corsOrigins: [],
    maintenance: false,
    signInRequired: false,
    limits: {
      tokensPerMinute: limits.tokensPerMinute ?? 5,
      requestsPerMinute: limits.requestsPerMinute ?? 256,
    },
    panelFaultTimes: null,
  };
}
