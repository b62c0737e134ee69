import { isRecord } from '../../../src/engine/panel/json';
import type { FetchLike, ResponseLike } from '../../../src/engine/surroundings';
import { detailsBody } from '../fakes/fakePanel';
import { fakeToken } from '../fakes/fakeToken';
import { startAt } from './device';
import type { Dice } from './dice';
import type { NodeModel } from './node';
import type { Sim } from './sim';
import type { Way } from './way';

/** What the panel does with every request. */
export type PanelMood =
  | 'fine'
  | 'hangs'
  | 'resets'
  | 401
  | 403
  | 404
  | 419
  | 429
  | 500
  | 502
  | 503
  /** A proxy's page, or a captive portal's. */
  | 'html 200'
  | 'html 502'
  | 'html 403'
  | 'nonsense';

/** A request for a token, as the panel and the page's network saw it. */
export interface TokenRequest {
  readonly tab: number;
  readonly at: number;
  /** Answered, failed or given up; `null`: still under way. */
  endedAt: number | null;
  /** The answer's status; 0: none came. */
  status: number;
  /** The panel itself has answered, not what stands in front of it. */
  counts: boolean;
  /** What a 429 told: not before, ms by true time. */
  notBefore: number;
}

export interface PanelModel {
  readonly requests: readonly TokenRequest[];
  mood: PanelMood;
  /** What holds the server (protocol.md, section 3, 409), if no other cause does. */
  hold: 'installing' | 'restoring_backup' | 'maintenance' | null;
  transferring: boolean;
  /** s that tokens live. */
  life: number;
  /** The page may read `Retry-After`. */
  readable: boolean;
  fetchFor(tab: number): FetchLike;
}

/** `newer`: it gives five tokens a minute for the whole server (protocol.md, section 3). */
export function createPanelModel(
  sim: Sim,
  dice: Dice,
  way: Way,
  node: NodeModel,
  newer: boolean,
): PanelModel {
  const requests: TokenRequest[] = [];
  let window = 0;
  let given = 0;

  interface Answer {
    readonly status: number;
    readonly body: unknown;
    readonly retryAfter?: number;
    /** Not the panel's own words. */
    readonly foreign?: boolean;
  }

  const error = (status: number): Answer => ({
    status,
    body: { errors: [{ code: 'HttpException', status: String(status), detail: 'No.' }] },
  });

  function mint(): Answer {
    const issued = Math.floor((startAt + sim.now) / 1000) * 1000;
    const token = fakeToken({ life: panel.life, id: String(node.tokens.size) });
    node.tokens.set(token, { issuedAt: issued, endsAt: issued + panel.life * 1000 });
    return {
      status: 200,
      body: { data: { token, socket: `${node.home}/api/servers/8d3f9a2e/ws` } },
    };
  }

  function details(): Answer {
    return {
      status: 200,
      body: detailsBody({
        is_suspended: node.suspended,
        is_transferring: panel.transferring,
        is_node_under_maintenance: panel.hold === 'maintenance',
        status: panel.hold === 'maintenance' ? null : panel.hold,
      }),
    };
  }

  function answer(wantsToken: boolean): Answer | 'hangs' | 'resets' {
    const { mood } = panel;
    switch (mood) {
      case 'hangs':
      case 'resets':
        return mood;
      case 'html 200':
      case 'html 502':
      case 'html 403':
        return {
          status: Number(mood.slice(5)),
          body: '<html><title>Sign in to Wi-Fi</title></html>',
        };
      case 'nonsense':
        return { status: 200, body: { data: [null, { token: 7 }] }, foreign: true };
      case 429:
        return { ...error(429), retryAfter: dice.between(1, 40) };
      case 'fine':
        break;
      default:
        return error(mood);
    }
    if (node.deleted) return error(404);
    if (!wantsToken) return details();
    const minute = Math.floor(sim.now / 60_000);
    if (minute !== window) given = 0;
    window = minute;
    given += 1;
    if (newer && given > 5) {
      return { ...error(429), retryAfter: Math.ceil(60 - (sim.now % 60_000) / 1000) };
    }
    return node.suspended || panel.hold !== null || panel.transferring ? error(409) : mint();
  }

  function respond({ status, body, retryAfter }: Answer): ResponseLike {
    const html = typeof body === 'string';
    return {
      ok: status < 400,
      status,
      redirected: false,
      headers: {
        get(name) {
          if (name === 'Content-Type') return html ? 'text/html' : 'application/json';
          const told = panel.readable && name === 'Retry-After' && retryAfter !== undefined;
          return told ? String(retryAfter) : null;
        },
      },
      text: async () => (html ? body : JSON.stringify(body)),
    };
  }

  const panel: PanelModel = {
    requests,
    mood: 'fine',
    hold: null,
    transferring: false,
    life: 600,
    readable: true,
    fetchFor: (tab) => (url, init) =>
      new Promise((resolve, reject) => {
        const wantsToken = url.endsWith('/websocket');
        const request: TokenRequest = {
          tab,
          at: sim.now,
          endedAt: null,
          status: 0,
          counts: false,
          notBefore: 0,
        };
        if (wantsToken) requests.push(request);
        let stop = () => {};
        const end = (then: () => void) => {
          if (request.endedAt !== null) return;
          request.endedAt = sim.now;
          stop();
          then();
          sim.touched();
        };
        const fails = () => end(() => reject(new TypeError('Failed to fetch')));
        (init.signal as AbortSignal).addEventListener('abort', fails);
        stop = way.reach(() => {
          const given = answer(wantsToken);
          if (given === 'hangs') return;
          if (given === 'resets') return fails();
          stop = sim.after(dice.between(20, 300) + way.latency(), () =>
            end(() => {
              request.status = given.status;
              request.counts = given.status < 500 && isRecord(given.body) && given.foreign !== true;
              const told = panel.readable ? (given.retryAfter ?? 60) : 60;
              if (given.status === 429) request.notBefore = sim.now + told * 1000;
              resolve(respond(given));
            }),
          );
        }, fails);
      }),
  };
  return panel;
}
