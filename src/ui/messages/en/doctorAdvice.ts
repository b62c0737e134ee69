import type { PanelFailure, ServerHold } from '../../../engine/panel/panel';
import type { Found } from '../../doctor/findings.types';
import { formats } from '../format';
import { type Advice, type Around, advice, atNode, nobody } from './doctorNodeAdvice';

/** What the person reads first: how it stands, in a word. */
export const verdictWords = {
  region: 'Result',
  fine: 'Everything is in order.',
  fineText: 'The console is connected, and all that it needs is there.',
  unclear: 'Nothing was found that is in the way.',
  unclearText:
    'The console is not connected, and no check says why. It goes on trying by itself; the report below may tell somebody more.',
  also: 'It may also be:',
  who: {
    you: 'You can mend this.',
    owner: 'The owner of the server can mend this.',
    panel: 'The people who run the panel can mend this.',
    page: 'The people who run this page can mend this.',
    host: 'The host can mend this: whoever runs the node.',
    nobody: 'Nobody has to do anything: it passes.',
  },
  advise,
} as const;

/** For what is in the way: who can mend it, and how. */
function advise(found: Found, around: Around): Advice {
  switch (found.kind) {
    case 'offline':
      return advice(
        'you',
        'Connect this device to a network. The console comes back by itself as soon as there is one.',
      );
    case 'panel unreachable':
      return {
        ...advice(
          'panel',
          'See first whether other sites open here. If they do, the panel is down, or cannot be reached from this network. A certificate that this browser does not trust looks the same: open the panel in a new tab to see.',
        ),
        link: { text: 'Open the panel', href: around.panel },
      };
    case 'panel too slow':
      return advice(
        'panel',
        'The panel’s machine, or something before it, takes longer to answer than the console waits. Tell them when it began.',
      );
    case 'panel hides':
      return {
        ...advice(
          'panel',
          'This page is on another address than the panel, which has to allow that. Add the line to the file .env of the panel, then have it read its settings anew (php artisan config:clear).',
        ),
        code: { name: 'In the panel’s .env', text: `APP_CORS_ALLOWED_ORIGINS=${around.origin}` },
        also: [
          'Something before the panel answered in its place, with an error that no other page may read. Open the panel in a new tab to see.',
        ],
        link: { text: 'Open the panel', href: around.panel },
      };
    case 'policy forbids':
      return {
        ...advice(
          'page',
          'The web server that serves this page sends a Content-Security-Policy, which names the addresses that it may connect to. Add this one to what is there.',
        ),
        code: {
          name: 'In its Content-Security-Policy',
          text: `connect-src 'self' ${found.source}`,
        },
      };
    case 'panel page':
      return found.status >= 500
        ? advice(
            'panel',
            'Something before the panel answered in its place: the panel is down, or is being updated. The console looks again by itself.',
          )
        : {
            ...advice(
              'you',
              'Some networks (in hotels, trains, companies) put a page of their own before everything until you have agreed to something. Open the panel in a new tab: if such a page comes, go through it.',
            ),
            also: [
              'The panel’s address in this page’s config.json is wrong. The people who run this page can correct it.',
            ],
            link: { text: 'Open the panel', href: around.panel },
          };
    case 'panel broken':
      return advice(
        'panel',
        'The panel has a fault of its own. Its log says more about it, at the time in the report.',
      );
    case 'panel busy':
      return nobody(
        `The panel takes so many requests a minute and no more. Leave it alone for ${formats.duration(found.retryAfter)}, and close other pages of it that you do not need.`,
      );
    case 'signed out':
      return found.by === 'key'
        ? advice(
            'you',
            'Sign in with another key. This one was deleted at the panel, or may be used from other addresses only.',
          )
        : advice('you', 'Sign in again, at the panel or with an API key.');
    case 'two factor':
      return {
        ...advice('you', 'Set it up in your account at the panel, then check again.'),
        link: { text: 'Open your account', href: `${around.panel}/account` },
      };
    case 'forbidden':
      return advice('owner', `They can give you access to it at the panel.${said(found.detail)}`);
    case 'not found':
      return advice(
        'owner',
        'It was deleted, or your access was taken away; the owner can give it back at the panel. Or the address of this page names another server than you think.',
      );
    case 'held':
      return ofHold(found.hold);
    case 'conflict':
      return nobody(`The console looks again by itself.${said(found.detail)}`);
    case 'token failed':
    case 'token not renewed':
      return ofFailure(found.failure, around);
    default:
      return atNode(found, around);
  }
}

function ofHold(hold: ServerHold): Advice {
  switch (hold) {
    case 'installing':
    case 'restoring backup':
    case 'transferring':
      return nobody('The console opens by itself when it is done.');
    case 'node maintenance':
      return nobody('The console opens by itself when it is over. Your host can tell you when.');
    case 'install failed':
      return advice('owner', 'A reinstall at the panel may help; if not, your host can tell why.');
    case 'suspended':
      return advice('host', 'They have suspended it, and can tell you why.');
  }
}

/** The panel is asked for passes apart from everything else. */
function ofFailure(failure: PanelFailure, around: Around): Advice {
  switch (failure.kind) {
    case 'unreachable':
      return advice(
        'panel',
        'The panel answers other questions, but not this one in time. The console asks again by itself.',
      );
    case 'signed out':
      return advice('you', 'Sign in again, at the panel or with an API key.');
    case 'two factor required':
      return advise({ kind: 'two factor' }, around);
    case 'forbidden':
      return {
        ...advice(
          'owner',
          `You may see the server, but not connect to it. They can give you the permission at the panel, under Users.${said(failure.detail)}`,
        ),
        code: { name: 'The permission', text: 'websocket.connect' },
      };
    case 'not found':
      return advise({ kind: 'not found' }, around);
    case 'conflict':
      return advise({ kind: 'conflict', detail: failure.detail }, around);
    case 'too many requests':
      return nobody(
        `The panel gives five passes a minute for a server, to everybody who looks at it together. The console asks again in ${formats.duration(failure.retryAfter)}; close other consoles of this server if there are many.`,
      );
    case 'unexpected answer':
      return failure.html
        ? advise({ kind: 'panel page', status: failure.status }, around)
        : advise({ kind: 'panel broken', status: failure.status }, around);
  }
}

function said(detail: string | null): string {
  return detail === null ? '' : ` The panel says: ${detail}`;
}
