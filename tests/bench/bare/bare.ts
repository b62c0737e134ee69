import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';

/** What the console is measured against: xterm.js as it comes, one write for each frame. */

const terminal = new Terminal({ disableStdin: true, scrollback: 5_000, fontSize: 13 });
const fit = new FitAddon();
terminal.loadAddon(fit);
const host = document.querySelector<HTMLElement>('#log');
if (host) terminal.open(host);
fit.fit();
const input = document.querySelector('input');

function connect(address: string, token: string): void {
  const socket = new WebSocket(address);
  const send = (event: string, ...args: string[]) => socket.send(JSON.stringify({ event, args }));
  socket.onopen = () => send('auth', token);
  socket.onmessage = ({ data }) => {
    const { event, args } = JSON.parse(data) as { event: string; args?: string[] };
    if (event === 'auth success') {
      send('send logs');
      document.title = 'live';
    }
    if (event === 'console output') terminal.write(`${args?.[0] ?? ''}\r\n`);
  };
  input?.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return;
    send('send command', input.value);
    input.value = '';
  });
}

// Like any page it has to ask for its token first.
fetch('./token')
  .then((answer) => answer.json())
  .then(({ socket, token }) => connect(socket, token));
