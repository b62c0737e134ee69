/** Where names of players stand in what game servers print: by the form of a line, not by a list. */
export interface NamePlace {
  readonly from: number;
  readonly to: number;
}

/**
 * What loggers put before a message: times, brackets, short levels. What a player writes stands
 * behind his name, so nobody makes names of other words by writing as a server does.
 */
const head =
  /[>: ]{0,8}(?:(?:\[[^[\]]{0,80}\][: ]*|\([\d:.]{1,20}\) +|\d+[:./-][\d:.,/TZ+-]{0,32} +|L +(?=\d)|(?:INF|WRN|ERR|DBG|EXC)[: ]+|[-|] +)){0,12}/y;

/** One word of a name, and a name that may have spaces in it. */
const word = '[^\\s<>:"()[\\]|,/\\\\]';
const name = `(${word}{1,48})`;
const phrase = `(${word}(?:[^<>:"[\\]|\\n]{0,46}?${word})?)`;

/** What stands right behind the head. */
const messages: readonly RegExp[] = [
  // Minecraft and all that write chat as it does.
  '<(?!->)(?:\\[[^\\]<>]{0,32}\\] ?)*([^<>]{1,64})>(?= |$)',
  `${phrase}(?: \\(formerly known as ${name}\\))? (?:joined|left) the game`,
  `UUID of player ${name} is `,
  `${name}\\[(?:/|local:)`,
  `(?:Disconnecting )?${name} \\(/[\\d[]`,
  `(?:Disconnecting )?com\\.mojang[\\w.@$]{0,80}\\[id=[^,]{0,40},name=${name}[,\\]]`,
  `${phrase} (?:lost connection|issued server command|was kicked)\\b`,
  // Bedrock
  `Player (?:dis)?connected: ${phrase}, `,
  `Player Spawned: ${phrase} xuid`,
  // Valheim
  `Got character ZDOID from ${phrase} : `,
  // Rust
  '([^[\\]]{1,48})\\[(?:7656\\d{13}|\\d{1,20}/\\d{1,20})\\]',
  // Terraria
  `${phrase} has (?:joined|left)\\.`,
  // Factorio
  `${name} \\(command\\): `,
].map(sticky);

/** What tells itself by a bracket that counts as a part of the head. */
const bracketed: readonly RegExp[] = [
  `[^<]{0,80}?\\[(?:[A-Z]{1,8} )?(?:CHAT|SHOUT|WHISPER)\\] ${name}(?: \\[[^\\]]{0,40}\\])?: `,
  // BungeeCord
  '[^<]{0,80}?\\[(?:/[^|\\]]{1,60}\\|)?([^[\\]|,/]{1,32})(?:,/[^\\]]{1,60})?\\] (?:disconnected with|<->)',
  // 7 Days to Die
  "[^<]{0,80}?Chat \\(from '[^']{0,60}'[^)]{0,80}\\): '([^']{1,48})'",
].map(sticky);

/** Several may stand in one line, anywhere. */
const anywhere: readonly RegExp[] = [
  /\bPlayer(?:Name)?[ =]'([^']{1,48})'/dg,
  /\bentityid=\d{1,10}, name=([^,]{1,48}),/dg,
];
/** `"Name<12><STEAM_…><CT>"`: of the Source engine, whose names may hold quotes and angles, too. */
const source = /<\d{1,6}><[^<>"]{0,40}><[^<>"]{0,24}>"/g;
const LONGEST_SOURCE = 64;
const list = /players online: ?([^:]{1,2000})$/d;
const mostListed = 200;

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'dy');
}

/** The places of names in a plain line. Linear in its length, and never throws. */
export function findPlayers(text: string): readonly NamePlace[] {
  const found: NamePlace[] = [];
  head.lastIndex = 0;
  head.test(text);
  const at = head.lastIndex;
  for (const pattern of messages) tryAt(pattern, text, at, found);
  // Looking for a word is cheaper than trying a pattern, and most lines have none of these.
  if (/CHAT|SHOUT|WHISPER|Chat|disconnected|<->/.test(text)) {
    for (const pattern of bracketed) tryAt(pattern, text, 0, found);
  }
  if (text.includes('Player') || text.includes(', name=')) {
    for (const pattern of anywhere) {
      for (const match of text.matchAll(pattern)) add(match, found);
    }
  }
  if (text.includes('><')) {
    for (const { index } of text.matchAll(source)) addSource(text, index, found);
  }
  if (text.includes('players online')) addListed(text, found);
  return found;
}

function tryAt(pattern: RegExp, text: string, at: number, found: NamePlace[]): void {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match !== null) add(match, found);
}

function add({ indices = [] }: RegExpExecArray, found: NamePlace[]): void {
  for (const place of Array.from(indices).slice(1)) {
    if (place !== undefined) found.push({ from: place[0], to: place[1] });
  }
}

/** From the quote that opens it: the first after the last one that closes another. */
function addSource(text: string, to: number, found: NamePlace[]): void {
  const before = text.slice(Math.max(0, to - LONGEST_SOURCE), to);
  const rest = before.slice(before.lastIndexOf('" ') + 1);
  const opening = rest.startsWith('"') && rest.length === to ? 0 : rest.indexOf(' "') + 1;
  const name = rest.slice(opening);
  if (name.startsWith('"')) found.push({ from: to - name.length + 1, to });
}

function addListed(text: string, found: NamePlace[]): void {
  const place = list.exec(text)?.indices?.[1];
  if (place === undefined) return;
  let [from] = place;
  for (const one of text.slice(from, place[1]).split(',', mostListed)) {
    const begin = from + (one.length - one.trimStart().length);
    const end = begin + one.trim().length;
    if (end > begin && end - begin <= LONGEST_SOURCE) found.push({ from: begin, to: end });
    from += one.length + 1;
  }
}
