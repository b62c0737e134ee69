import { fail, succeed } from '../result';
import type { ResponseLike } from '../surroundings';
import { isRecord, type Json, parseObject } from './json';
import type { PanelFailure, PanelResult } from './panel';
import {
  createPanelRequest,
  firstError,
  type PanelRequest,
  type PanelRequestOptions,
  readObject,
} from './request';
import type { PanelSetup, SetupFailure, SetupResult, Startup } from './setup';

/** Changes as Pterodactyl and Pelican take them (protocol.md, section 3). Loaded when somebody makes one. */

export interface SetupOptions extends PanelRequestOptions {
  /** The cookie `XSRF-TOKEN` as it is now, decoded; `null` where the page cannot read it. */
  csrfToken(): string | null;
}

interface Change {
  readonly method: 'POST' | 'PUT';
  readonly body: string;
  readonly type: string;
}

/** What stands for 419 and 422, which a question never meets, until `toSetupFailure` has told them apart. */
type Outcome = { readonly ok: true } | { readonly ok: false; readonly why: SetupFailure };

export function createPterodactylSetup(options: SetupOptions): PanelSetup {
  const request = createPanelRequest(options);
  const isSession = options.access.auth.kind === 'session';

  async function change(id: string, path: string, what: Change): Promise<SetupResult<null>> {
    const first = await send(request, options, id, path, what, isSession);
    if (first.ok || first.why.kind !== 'csrf') return toResult(first);
    // The panel gives a new token with any answer; what it has refused by the old one was not done.
    await request.ask(serverPath(id), { method: 'GET', withCookie: true }, readObject);
    if (options.csrfToken() === null) return toResult(first);
    return toResult(await send(request, options, id, path, what, true));
  }

  return {
    writeFile: (id, path, content) =>
      change(id, `/files/write?file=${encodeURIComponent(path)}`, {
        method: 'POST',
        body: content,
        type: 'text/plain',
      }),
    async startup(id) {
      const [startup, server] = await Promise.all([
        request.get(`${serverPath(id)}/startup`),
        request.get(serverPath(id)),
      ]);
      if (!startup.ok) return startup;
      const read = readStartup(startup.value, server);
      return read === null
        ? fail({ kind: 'unexpected answer', status: 200, html: false })
        : succeed(read);
    },
    setVariable: (id, key, value) => change(id, '/startup/variable', putJson({ key, value })),
    setImage: (id, image) => change(id, '/settings/docker-image', putJson({ docker_image: image })),
  };
}

function serverPath(id: string): string {
  return `/api/client/servers/${encodeURIComponent(id)}`;
}

function putJson(fields: Json): Change {
  return { method: 'PUT', body: JSON.stringify(fields), type: 'application/json' };
}

async function send(
  request: PanelRequest,
  { csrfToken }: SetupOptions,
  id: string,
  path: string,
  { method, body, type }: Change,
  withCookie: boolean,
): Promise<Outcome> {
  const token = withCookie ? csrfToken() : null;
  const headers = {
    'Content-Type': type,
    ...(token !== null && { 'X-XSRF-TOKEN': token }),
  };
  const answer = await request.ask(
    `${serverPath(id)}${path}`,
    { method, body, headers, withCookie },
    readOutcome,
  );
  return answer.ok ? answer.value : { ok: false, why: answer.failure };
}

/** A change that was made is answered with 204, or with what it made. */
function readOutcome(response: ResponseLike, text: string, now: number): PanelResult<Outcome> {
  if (response.ok && text === '') return succeed({ ok: true });
  const read = readObject(response, text, now);
  if (read.ok) return succeed({ ok: true });
  const why = toSetupFailure(response.status, text, read.failure);
  return succeed({ ok: false, why });
}

function toSetupFailure(status: number, text: string, failure: PanelFailure): SetupFailure {
  if (status === 419) return { kind: 'csrf' };
  const body = parseObject(text);
  const isRejection = failure.kind === 'unexpected answer' && [400, 413, 422].includes(status);
  return isRejection && body !== null
    ? { kind: 'rejected', detail: firstError(body).detail }
    : failure;
}

function toResult(outcome: Outcome): SetupResult<null> {
  return outcome.ok ? succeed(null) : fail(outcome.why);
}

/** `GET /servers/ID/startup`, and the image in use out of `GET /servers/ID`. */
function readStartup(body: Json, server: PanelResult<Json>): Startup | null {
  const { data, meta } = body;
  if (!Array.isArray(data)) return null;
  const images = isRecord(meta) && isRecord(meta.docker_images) ? meta.docker_images : {};
  const details = server.ok && isRecord(server.value.attributes) ? server.value.attributes : {};
  return {
    variables: (data as unknown[]).flatMap((item) => {
      const variable = isRecord(item) ? item.attributes : null;
      if (!isRecord(variable) || typeof variable.env_variable !== 'string') return [];
      const { env_variable: key, name, is_editable: editable } = variable;
      return [{ key, name: typeof name === 'string' ? name : key, editable: editable === true }];
    }),
    images: Object.entries(images).flatMap(([name, image]) =>
      typeof image === 'string' ? [{ name, image }] : [],
    ),
    image: typeof details.docker_image === 'string' ? details.docker_image : null,
  };
}
