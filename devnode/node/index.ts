/**
 * The node's half of the development node: real processes (program, lifecycle, usage), their output
 * on its way to the sockets (split → runLog, throttle → lineGate → outputQueue → link), the sockets
 * and their rules (upgrade, session, inbound, buckets, tokens), and what is done to a server as a
 * whole (operations). It knows nothing of the panel but the world that both share.
 */
export { createNode } from './createNode';
