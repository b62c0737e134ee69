/** Frames that have come. */
let count = 0;

self.onmessage = ({ data: { socket: address, token } }: MessageEvent) => {
  const socket = new WebSocket(address);
  socket.onopen = () => socket.send(JSON.stringify({ event: 'auth', args: [token] }));
  socket.onmessage = () => {
    count += 1;
    // The node's first word is that the token is good.
    if (count === 1) postMessage(null);
  };
};

export type {};
