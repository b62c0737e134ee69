import type { Found } from '../../doctor/findings.types';
import { refusalOf } from '../../doctor/refusals';
import { minutes } from './doctor';

export interface Advice {
  readonly who: 'you' | 'owner' | 'panel' | 'page' | 'host' | 'nobody';
  readonly text: string;
  /** What else looks the same from here. */
  readonly also: readonly string[];
  /** To be written somewhere, exactly so. `forOther`: only if it is one of the others. */
  readonly code: {
    readonly name: string;
    readonly text: string;
    readonly forOther?: true;
  } | null;
  readonly link: { readonly text: string; readonly href: string } | null;
}

/** What the words depend on beside what was found. */
export interface Around {
  /** Of this page. */
  readonly origin: string;
  /** The panel's address. */
  readonly panel: string;
  /** The node's address for a browser's tab. `null`: not known. */
  readonly node: string | null;
  /** By how much the panel's clock is ahead of this device's, ms. `null`: not known. */
  readonly skew: number | null;
}

export function advice(who: Advice['who'], text: string): Advice {
  return { who, text, also: [], code: null, link: null };
}

export function nobody(text: string): Advice {
  return advice('nobody', text);
}

export function atNode(found: Found, around: Around): Advice {
  const link = around.node === null ? null : { text: 'Open the node’s address', href: around.node };
  switch (found.kind) {
    case 'node unreachable':
      return found.isPrivate
        ? {
            ...advice(
              'host',
              `${found.host} is an address of a private network, which is reached from inside of it alone. In the panel’s settings of the node, its name has to be one that leads to it from everywhere.`,
            ),
            also: ['You are in that network, and the node is down.'],
          }
        : {
            ...advice(
              'host',
              'The node is down, a firewall is before it, or its certificate is not valid: a page cannot tell these apart, you can. Open its address in a new tab: a warning is about the certificate, any other answer means that the node can be reached.',
            ),
            link,
          };
    case 'node too slow':
      return {
        ...advice(
          'host',
          'Something takes the request and does not answer: the node is overloaded or stuck, or a firewall swallows what is sent to it.',
        ),
        link,
      };
    case 'node swallows':
      return {
        ...advice(
          'host',
          'Likely there is a proxy before the node that does not pass this kind of connection on (websockets). With nginx these lines do it, where it passes requests to the node.',
        ),
        code: {
          name: 'In the proxy’s configuration',
          text: 'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";',
        },
        also: ['The node is overloaded, and takes longer than 10 seconds.'],
      };
    case 'node not secure':
      return advice(
        'host',
        'The node needs a certificate, and in the panel’s settings of the node “Use SSL connection” has to be chosen. Nothing on your side can make up for it.',
      );
    case 'bad address':
      return advice('panel', 'The node’s address in the panel’s settings of the node is wrong.');
    case 'origin refused':
      return {
        ...advice(
          'host',
          'A node takes connections from the panel’s own pages, and from those that its configuration lists. Likely this page is not among them. Add it, and start the node anew (systemctl restart wings).',
        ),
        code: allowedOrigins(around.origin),
        also: [
          'All 30 places for viewers of this server are taken. Places of pages that went without a goodbye become free within a quarter of an hour.',
          'A proxy before the node does not pass this kind of connection on (websockets).',
        ],
      };
    case 'places taken':
      return {
        ...advice(
          'you',
          'Likely all places are taken: a server has 30 for all who look at it together. Close consoles of it that nobody needs. Places of pages that went without a goodbye become free within a quarter of an hour.',
        ),
        code: { ...allowedOrigins(around.origin), forOther: true },
        also: [
          'The node knows the panel by another address than this page’s. Then the host has to add the lines below, and start the node anew.',
          'A proxy before the node does not pass this kind of connection on (websockets), or the node is just starting.',
        ],
      };
    case 'token refused':
      return ofRefusal(found, around);
    case 'node does not answer sign-in':
      return advice(
        'host',
        'The node is likely overloaded or stuck. The console tries again by itself.',
      );
    case 'cut at sign-in':
      return advice(
        'host',
        'Likely the node was just stopped or started. The console tries again by itself; if this stays so, the node’s log says why.',
      );
    case 'silence':
      return advice(
        'host',
        'Likely the node, or the network between, is stuck. If nothing comes within seconds, the console connects anew by itself.',
      );
    case 'broke off':
      return {
        ...nobody(
          'The console tries again by itself, and fetches what was printed meanwhile. If it happens again and again, the network between you and the node is unsteady.',
        ),
        also: ['The host has just stopped or restarted the node.'],
      };
    case 'command too large':
      return advice('you', 'Send a shorter one. The last was not carried out.');
    default:
      return nobody('The console tries again by itself.');
  }
}

/** As it has to stand in the node's file, with nothing to fill in. */
function allowedOrigins(origin: string) {
  return { name: 'In the node’s config.yml', text: `allowed_origins:\n  - ${origin}` };
}

function ofRefusal(
  { text, fresh }: Extract<Found, { kind: 'token refused' }>,
  { skew }: Around,
): Advice {
  switch (refusalOf(text)) {
    case 'no permission':
      return {
        ...advice(
          'owner',
          'They can give you the permission to connect at the panel, under Users.',
        ),
        code: { name: 'The permission', text: 'websocket.connect' },
        also: ['The node is newer than the panel: then the panel has to be updated.'],
      };
    case 'other server':
    case 'no token':
      return advice(
        'panel',
        'The panel and the node do not mean the same server. The host can compare what both know of it.',
      );
    case 'too old':
      return fresh
        ? { ...ofClocks(skew), also: ['Your access was taken away just now.'] }
        : nobody(
            'The node has been started anew since, or somebody’s access has changed. The console asks for a new one by itself.',
          );
    case 'expired':
      return fresh ? ofClocks(skew) : nobody('The console asks for a new one by itself.');
    case 'not understood':
      return {
        ...advice(
          'host',
          'Likely the node and the panel no longer share the same secret. Write the node’s configuration anew, as the panel shows it on the node’s page, and start the node anew.',
        ),
        also: ['The clocks of the panel and the node differ.'],
      };
  }
}

/** Between the panel and the node; this device sees only one of the two. */
function ofClocks(skew: number | null): Advice {
  if (skew !== null && Math.abs(skew) >= 60_000) {
    return advice(
      'panel',
      `Likely the clock of the panel is wrong: it is ${minutes(skew)} ${skew > 0 ? 'ahead of' : 'behind'} this device’s. Both the panel and the node have to keep their clocks right by themselves (timedatectl set-ntp true).`,
    );
  }
  return advice(
    'host',
    'Likely the clock of the node is wrong: a new pass is not new to it. The node has to keep its clock right by itself (timedatectl set-ntp true).',
  );
}
