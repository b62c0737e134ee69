import { createHash, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { ServerRecord, UserRecord, World } from '../world';

/** Ten minutes, as the panel has it. s */
const usualLife = 600;

export interface TokenOptions {
  readonly world: World;
  readonly user: UserRecord;
  readonly server: ServerRecord;
  readonly permissions: readonly string[];
  /** The panel's address. */
  readonly issuer: string;
  /** The node's address, http. */
  readonly audience: string;
}

/** Signs a token for the node (protocol.md, section 2). Times are the world's, in whole seconds. */
export function mintToken(options: TokenOptions): Promise<string> {
  const { world, user, server, permissions, issuer, audience } = options;
  const now = Math.floor((world.clock.now() + world.faults.panelAhead) / 1000);
  // One per user and server, not one per token: that is what the node's denylist goes by.
  const jti = createHash('md5').update(`${user.uuid}${server.uuid}`).digest('hex');
  return new SignJWT({
    server_uuid: server.uuid,
    user_uuid: user.uuid,
    permissions: [...permissions],
    unique_id: randomBytes(12).toString('base64url'),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', jti })
    .setIssuer(issuer)
    .setAudience(audience)
    .setJti(jti)
    .setIssuedAt(now)
    .setNotBefore(now - 300)
    .setExpirationTime(now + (world.faults.tokenLife ?? usualLife))
    .sign(world.secret);
}
