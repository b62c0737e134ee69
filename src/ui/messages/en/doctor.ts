import type { PanelFailure, ServerHold } from '../../../engine/panel/panel';
import type { Check, Found, Verdict } from '../../doctor/findings.types';
import { refusalOf } from '../../doctor/refusals';
import { formats } from '../format';
import { panelFailure } from './failures';

/** What each check is called, and what it found. No codes: those are in the timeline. */
export const doctorWords = {
  working: 'Looking at the connection…',
  again: 'Check again',
  tryNow: 'Try now',
  checks: 'Checks',
  private: 'The private view hides addresses here, and in the report.',
  copy: 'Copy',
  copied: 'Copied.',
  copyRefused:
    'This browser does not let the page copy here. Select the text and copy it yourself.',
  names: {
    device: 'This device',
    panel: 'The panel',
    'sign-in': 'Your sign-in',
    access: 'Your access to the server',
    token: 'The pass for the node',
    clock: 'Clocks',
    node: 'The node’s address',
    origin: 'This page at the node',
    places: 'A free place',
    auth: 'The pass at the node',
    lines: 'The server’s lines',
  } satisfies Record<Check, string>,
  verdicts: {
    good: 'In order',
    bad: 'In the way',
    likely: 'Likely the cause',
    note: 'Worth knowing',
    open: 'Not known',
  } satisfies Record<Verdict, string>,
  waiting: 'To be looked at',
  looking: 'Looking…',
  found,
} as const;

function found(it: Found): string {
  switch (it.kind) {
    case 'online':
      return 'It is on a network.';
    case 'offline':
      return 'It has no network, says the browser.';
    case 'said to be offline':
      return 'The browser says that there is no network, but something answers.';
    case 'panel answers':
      return `It answers, after ${short(it.took)}.`;
    case 'panel unreachable':
      return `Nothing answers at ${it.host}.`;
    case 'panel too slow':
      return `No answer from ${it.host} within 10 seconds.`;
    case 'panel hides':
      return `Something answers at ${it.host}, but this page is not allowed to read it.`;
    case 'policy forbids':
      return `What serves this page does not let it connect to ${it.source.replace(/^\w+:\/\//, '')}.`;
    case 'panel page':
      return 'A web page came back where data should be.';
    case 'panel broken':
      return 'It answers, with an error of its own.';
    case 'panel busy':
      return `It has had too many requests, and asks to wait ${formats.duration(it.retryAfter)}.`;
    case 'signed in':
      return it.by === 'key' ? 'It takes your API key.' : 'It knows you.';
    case 'signed out':
      return it.by === 'key'
        ? 'It does not take your API key.'
        : 'It says that you are signed out.';
    case 'two factor':
      return 'It wants two-factor authentication on your account first.';
    case 'allowed':
      return 'The server is yours to see.';
    case 'forbidden':
      return 'The panel does not let you see this server.';
    case 'not found':
      return 'The panel knows no such server, or it is not yours.';
    case 'held':
      return holds[it.hold];
    case 'conflict':
      return 'The server is in a state that allows no connection.';
    case 'token in hand':
      return `Good for another ${formats.duration(it.endsIn)}.${asked(it.asked)}`;
    case 'token was given':
      return `The panel gave one.${asked(it.asked)}`;
    case 'token failed':
      return `The panel gave none. ${withoutStatus(it.failure)}`;
    case 'token not renewed':
      return it.ended
        ? `It has ended, and the panel gives no new one. ${withoutStatus(it.failure)}`
        : `It is about to end, and the panel gives no new one. ${withoutStatus(it.failure)}`;
    case 'clocks agree':
      return 'The panel’s and this device’s agree.';
    case 'clocks differ':
      return `The panel’s is ${minutes(it.skew)} ${it.skew > 0 ? 'ahead of' : 'behind'} this device’s. One of the two is wrong.`;
    case 'node open':
      return 'Reached.';
    case 'node answers':
      return `Something answers at ${it.host}.`;
    case 'node unreachable':
      return `Nothing answers at ${it.host} that this browser trusts.`;
    case 'node too slow':
      return `No answer from ${it.host} within 8 seconds.`;
    case 'node swallows':
      return `${it.host} answers pages, but not the request for a connection.`;
    case 'node not secure':
      return `${it.host} is not encrypted, and this page is: browsers do not allow that.`;
    case 'bad address':
      return `The browser does not take ${it.address} for an address.`;
    case 'origin taken':
      return 'The node takes this page.';
    case 'origin own':
      return 'It has the panel’s own address, which nodes take without being told.';
    case 'origin taken before':
      return 'The node has taken this page before.';
    case 'origin refused':
      return 'The node answers, but lets this page make no connection.';
    case 'place free':
      return 'There was one for you.';
    case 'places taken':
      return 'The node answers, but lets this page make no connection.';
    case 'places cannot be told':
      return 'A server whose 30 places are taken looks the same from here.';
    case 'node took us':
      return 'The node took it.';
    case 'token refused':
      return it.fresh
        ? `The node refuses new ones too. ${refused(it.text)}`
        : `The node refused it. ${refused(it.text)}`;
    case 'node does not answer sign-in':
      return 'The node opened the connection, and then did not say yes or no.';
    case 'cut at sign-in':
      return 'The node ended the connection in place of an answer.';
    case 'signing in':
      return 'The node has not answered yet.';
    case 'lines come':
      return `The node was heard ${ago(it.ago)}.`;
    case 'server off':
      return 'The server is off: it prints nothing until it is started.';
    case 'silence':
      return `Nothing was heard for ${formats.duration(it.ago)}, though the server is not off.`;
    case 'output withheld':
      return 'The node holds them back until there is a new pass.';
    case 'broke off':
      return it.code === null
        ? 'The connection was open, but nothing came through any more.'
        : 'The connection was there, and broke off.';
    case 'command too large':
      return 'The node ended the connection over a command that was too large for it.';
    case 'not reached':
      return 'It did not come to that.';
  }
}

const holds: Readonly<Record<ServerHold, string>> = {
  installing: 'The server is being installed.',
  'install failed': 'The installation of the server has failed.',
  suspended: 'The server is suspended.',
  'restoring backup': 'A backup is being restored.',
  transferring: 'The server is being moved to another node.',
  'node maintenance': 'The node is under maintenance.',
};

/** The number is in the timeline. */
function withoutStatus(failure: PanelFailure): string {
  return panelFailure(failure).replace(/ \(status \d+\)/, '');
}

function refused(text: string): string {
  switch (refusalOf(text)) {
    case 'no token':
      return 'It says that there is none.';
    case 'no permission':
      return 'It says that the pass does not allow connecting.';
    case 'other server':
      return 'It says that the pass is for another server.';
    case 'too old':
      return 'It says that the pass was made too long ago.';
    case 'expired':
      return 'It says that the pass has ended.';
    case 'not understood':
      return 'It does not say why.';
  }
}

function asked(justNow: boolean): string {
  return justNow ? ' There was none in hand, so one was asked for.' : '';
}

function ago(ms: number): string {
  return ms < 2_000 ? 'just now' : `${formats.duration(ms)} ago`;
}

/** "340 ms", "2 s" */
export function short(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : formats.duration(ms);
}

/** "12 minutes", of a difference either way. */
export function minutes(ms: number): string {
  const whole = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  if (whole >= 120) return formats.duration(whole * 60_000);
  return whole === 1 ? '1 minute' : `${whole} minutes`;
}
