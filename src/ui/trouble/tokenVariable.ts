import type { StartupVariable } from '../../engine/panel/setup';

/** What the eggs of Steam's games call it. */
const usual = 'STEAM_ACC';
const words = /\bgslt?\b|game ?server ?(login|account)? ?token|steam ?(account|login)? ?token/i;

/** The startup variable for a Steam game server login token; `null`: none can be told, or several. */
export function tokenVariable(variables: readonly StartupVariable[]): StartupVariable | null {
  const named = variables.find(({ key }) => key === usual);
  if (named !== undefined) return named;
  const alike = variables.filter(({ key, name }) => words.test(`${spaced(key)}\n${spaced(name)}`));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function spaced(text: string): string {
  return text.replace(/[_-]+/g, ' ');
}
