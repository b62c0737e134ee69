import type { FetchLike, RequestInitLike } from '../../../src/engine/surroundings';

/** What the panel answers: a status with a body, nothing (`hang`), or a broken line (`reset`). */
export type FakeAnswer =
  | {
      readonly status: number;
      /** Sent as JSON unless it is a string. */
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly redirected?: boolean;
    }
  | 'hang'
  | 'reset';

export interface FakePanel {
  readonly fetch: FetchLike;
  readonly requests: readonly { readonly url: string; readonly init: RequestInitLike }[];
  /** Answers requests whose address ends in `path` from now on; the newest rule wins. */
  answer(path: string, answer: FakeAnswer | (() => FakeAnswer)): void;
}

/** The panel's REST API with answers given by the test. What nobody has answered is 404. */
export function createFakePanel(): FakePanel {
  const requests: { url: string; init: RequestInitLike }[] = [];
  const rules: { path: string; answer: FakeAnswer | (() => FakeAnswer) }[] = [];
  const unknown: FakeAnswer = {
    status: 404,
    body: { errors: [{ code: 'NotFoundHttpException', status: '404', detail: 'Not found.' }] },
  };
  return {
    requests,
    answer(path, answer) {
      rules.unshift({ path, answer });
    },
    async fetch(url, init) {
      requests.push({ url, init });
      const rule = rules.find(({ path }) => url.endsWith(path))?.answer ?? unknown;
      const answer = typeof rule === 'function' ? rule() : rule;
      if (answer === 'reset') throw new TypeError('Failed to fetch');
      if (answer === 'hang') return new Promise(() => {});
      const headers = new Headers({ 'Content-Type': 'application/json', ...answer.headers });
      return {
        ok: answer.status >= 200 && answer.status < 300,
        status: answer.status,
        redirected: answer.redirected ?? false,
        headers,
        text: async () =>
          typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
      };
    },
  };
}

/** A server's details as Pterodactyl and Pelican give them. */
export function detailsBody(attributes: Readonly<Record<string, unknown>> = {}) {
  return {
    object: 'server',
    attributes: {
      identifier: '8d3f9a2e',
      uuid: '8d3f9a2e-5c7b-4f1e-9d2a-6e8f1c3b5a7d',
      name: 'Survival',
      description: null,
      node: 'Node 1',
      limits: { memory: 2048, swap: 0, disk: 10_240, io: 500, cpu: 200 },
      egg_features: ['eula', 'java_version'],
      status: null,
      is_suspended: false,
      is_installing: false,
      is_transferring: false,
      is_node_under_maintenance: false,
      relationships: {
        allocations: {
          data: [
            { attributes: { ip: '10.0.0.1', ip_alias: null, port: 25_566, is_default: false } },
            {
              attributes: {
                ip: '10.0.0.1',
                ip_alias: 'play.example.com',
                port: 25_565,
                is_default: true,
              },
            },
          ],
        },
      },
      ...attributes,
    },
    meta: { is_server_owner: false, user_permissions: ['control.console', 'websocket.connect'] },
  };
}
