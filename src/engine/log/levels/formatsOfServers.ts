import type { Format } from './format';

/** The formats of one game's server each, beside those of its engine (formatsOfEngines.ts). */
export const servers: readonly Format[] = [
  {
    name: 'Factorio',
    pattern: /^ {0,6}\d{1,7}\.\d{3} (?:(Verbose|Info|Warning|Error|Debug|Trace|Fatal) )?/,
    words: { VERBOSE: 'debug' },
    otherwise: null,
    examples: [
      ['   0.123 Info ServerRouter.cpp:12: started', 'info'],
      ['   1.002 Loading mod core 0.0.0 (data.lua)', null],
      ['4321.002 Warning TransmissionControlHelper.cpp:1: Fragment failed', 'warn'],
    ],
  },
  {
    name: 'Project Zomboid',
    pattern:
      /^(LOG|WARN|ERROR|DEBUG|TRACE|NOISE|FATAL) {0,4}: [A-Z]\w{0,30} {0,20}(?:,? {0,20}(?:f:\d|\d{9,13}))[^>]{0,60}>/,
    words: { NOISE: 'trace' },
    examples: [
      ['LOG  : General     , 1700000000000> 0> version=41.78.16', 'info'],
      ['ERROR: General      f:0, t:1700000000001> ExceptionLogger.logException>', 'error'],
    ],
  },
  {
    name: 'Luanti (Minetest), on the terminal and in debug.txt',
    pattern:
      /^(?:[\d-]{10} [\d:]{8}: )?(ACTION|ERROR|WARNING|INFO|VERBOSE|TRACE)\[[\w -]{1,30}\]: /,
    words: { ACTION: 'info', VERBOSE: 'debug' },
    examples: [
      ['2024-01-01 12:00:00: ACTION[Server]: Sam joins game', 'info'],
      ['ERROR[Main]: ModError: failed to load', 'error'],
      ['2024-01-01 12:00:00: ACTION[Emerge-0]: [dungeons] Placing one', 'info'],
    ],
  },
  {
    name: 'OpenTTD, its scripts',
    pattern: /^(?:\[[\d :-]{8,20}\] )?(?:dbg|debug): \[script(?::\d)?\] \[\d{1,3}\] \[([IWE])\] /,
    sort: 'mixed',
    examples: [
      ['dbg: [script:4] [1] [I] Boats bought', 'info'],
      ['[2024-01-01 12:00:00] dbg: [script:4] [1] [W] no boats', 'warn'],
    ],
  },
  {
    name: 'OpenTTD',
    pattern: /^(?:\[[\d :-]{8,20}\] )?(dbg|debug): \[\w{1,20}(?::\d)?\] /,
    words: { DBG: 'debug' },
    sort: 'mixed',
    examples: [
      ['dbg: [net] Starting dedicated server', 'debug'],
      ['[2024-01-01 12:00:00] dbg: [net:3] listening', 'debug'],
    ],
  },
  {
    name: 'Vintage Story',
    pattern:
      /^(?:\d{1,2}\.\d{1,2}\.\d{4} \d\d:\d\d:\d\d \[(?:(?:Server|Client) )?|\d\d:\d\d:\d\d \[(?:Server|Client) )(\w{3,20})\]/,
    words: { EVENT: 'info', STORYEVENT: 'info', AUDIT: 'info', BUILD: 'info', CHAT: null },
    examples: [
      ['1.1.2024 12:00:00 [Server Notification] Server started', 'info'],
      ['12:00:00 [Server Warning] overloaded', 'warn'],
      ['1.1.2024 12:00:00 [Server Chat] Sam: ERROR: no', null],
      ['1.1.2024 12:00:00 [Event] World saved!', 'info'],
    ],
  },
  {
    name: 'Oxide (Rust) on the console',
    pattern: /^\[Oxide\] \d\d:\d\d (?=\[)/,
    sort: 'mixed',
    examples: [
      ['[Oxide] 12:00 [Info] Loading Oxide Core', 'info'],
      ['[Oxide] 12:00 [Error] Failed to initialize plugin', 'error'],
    ],
  },
  {
    name: 'Space Engineers',
    pattern:
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} - Thread: {1,6}\d{1,6} -> *(?:MOD_(?:CRITICAL_)?(?=[EW]))?/,
    examples: [
      ['2024-01-01 12:00:00.000 - Thread:   1 ->  Loading session', null],
      ['2024-01-01 12:00:00.000 - Thread:   1 ->  ERROR: Mod failed', 'error'],
    ],
  },
  {
    name: 'Empyrion',
    pattern: /^\d\d-\d\d:\d\d:\d\d\.\d{3} \d\d_\d\d -([A-Z]{3})-/,
    examples: [
      ['01-12:00:00.000 01_00 -LOG- Playfield loaded', 'info'],
      ['01-12:00:00.000 01_00 -ERR- no', 'error'],
    ],
  },
  {
    name: 'Mumble',
    pattern: /^<([DIWCFX])>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
    words: { X: 'info' },
    examples: [
      ['<F>2024-01-01 12:00:00.000 no database', 'fatal'],
      ['<I>2024-01-01 12:00:00.000 SSL: reloaded', 'info'],
    ],
  },
  {
    name: 'Don’t Starve Together: what its scripts say when they fail',
    pattern: /^\[\d\d:\d\d:\d\d\]: (?:\[string "[^"]{1,200}"\]:\d|error calling |Error loading )/,
    otherwise: 'error',
    examples: [
      ['[00:00:00]: [string "../mods/cave/modmain.lua"]:12: attempt to index a nil value', 'error'],
    ],
  },
  {
    name: 'Euro and American Truck Simulator',
    pattern:
      /^\d\d:\d\d:\d\d\.\d{3} : (?:(?:<|\[\w{1,20}\] [A-Z]{3,8} )(ERRO|ERROR|WARN|WARNING)[>:] )?/,
    otherwise: null,
    examples: [
      ['00:00:01.234 : <ERROR> [mp] Failed to open server_packages.sii', 'error'],
      ['00:00:01.234 : [mp] State: Connected', null],
      ['00:00:01.234 : [net] SOCK ERRO: connect failed', 'error'],
    ],
  },
  {
    name: 'Assetto Corsa Competizione',
    pattern: /^(?:\d{1,12}: )?==(ERR|WARN)[A-Z]{0,4}: /,
    sort: 'marked',
    examples: [
      ['==ERR: Config mismatch', 'error'],
      ['1234: ==ERR: Config mismatch', 'error'],
    ],
  },
  {
    name: 'V Rising, of the library of Steam',
    pattern:
      /^SteamLog \[SDR k_ESteamNetworkingSocketsDebugOutputType_(Bug|Error|Important|Warning|Msg|Verbose|Debug)\]/,
    words: { BUG: 'error', IMPORTANT: 'info', VERBOSE: 'debug' },
    sort: 'tagged',
    examples: [
      ['SteamLog [SDR k_ESteamNetworkingSocketsDebugOutputType_Msg] Got config.', 'info'],
      ['SteamLog [SDR k_ESteamNetworkingSocketsDebugOutputType_Warning] lock held', 'warn'],
    ],
  },
  {
    name: 'SA-MP, open.mp: what its virtual machine and SampVoice say',
    pattern:
      /^(?:\[\d\d:\d\d:\d\d\] (?=Script\[[^\]]{1,120}\]: Run time error \d)|\[sv:(dbg|inf|wrn|err|ftl):)/,
    sort: 'tagged',
    otherwise: 'error',
    examples: [
      ['[12:00:00] Script[gamemodes/town.amx]: Run time error 19: "not found"', 'error'],
      ['[sv:dbg:network:bind] : voice server running on port 7778', 'debug'],
      ['[sv:err:main:Load] : no', 'error'],
    ],
  },
  {
    name: 'SA-MP, open.mp: SampVoice in their log',
    pattern: /^\[\d\d:\d\d:\d\d\] \[sv:(dbg|inf|wrn|err|ftl):/,
    examples: [
      ['[12:00:00] [sv:dbg:network:connect] : connecting player (0)', 'debug'],
      ['[12:00:00] [sv:err:main:Load] : no', 'error'],
    ],
  },
  {
    // It says everything under one name, which is no level.
    name: 'SA-MP, open.mp: an error that crashdetect tells of',
    pattern: /^\[\d\d:\d\d:\d\d\] (?=\[debug\] Run time error \d)/,
    otherwise: 'error',
    examples: [['[12:00:00] [debug] Run time error 4: "Array index out of bounds"', 'error']],
  },
  {
    name: 'rAthena, Hercules',
    pattern: /^\[(Status)\]: /,
    words: { STATUS: 'info' },
    sort: 'tagged',
    examples: [['[Status]: Loading maps (using db/map_cache.dat)...', 'info']],
  },
  {
    name: 'TShock',
    pattern: /^\[Server API\] (Info|Warning|Error) /,
    sort: 'tagged',
    examples: [
      ['[Server API] Error Plugin "Bank" has had an unhandled exception', 'error'],
      ['[Server API] Info Plugin Bank v1.0 initiated.', 'info'],
    ],
  },
  {
    name: 'FiveM, what txAdmin says in a box',
    pattern: /^║ {0,30}[\w:.-]{1,40}║ /,
    sort: 'tagged',
    otherwise: null,
    examples: [['║             TXADMIN║ ======== [12] FXServer Starting', null]],
  },
  {
    name: 'FiveM: what has no word in front',
    pattern:
      /^(?:\d\d:\d\d:\d\d [AP]M )?(?:\[ {0,30}[\w:.-][\w: .-]{0,60}\] )?(?:\^\d)?(?:((?:server|sync|network) thread hitch warning: )|(?:Error (?:loading|parsing) script |Failed to load script |Error data: ))/,
    read: () => 'warn',
    sort: 'tagged',
    otherwise: 'error',
    examples: [
      [
        '[ citizen-server-impl] server thread hitch warning: timer interval of 151 milliseconds',
        'warn',
      ],
      ['[script:bank] Error parsing script server.lua in resource bank', 'error'],
      ['Error loading script server.lua in resource bank: server.lua:12: no', 'error'],
      ['12:00:00 AM [    script:bank] Error data: HTTP 400: no', 'error'],
    ],
  },
  {
    name: 'FiveM: yarn, behind the name of the script that builds',
    pattern: /^\[ {0,30}script:yarn\] (?:\[yarn\]\s{1,4})?(info|warning|error) /,
    sort: 'tagged',
    examples: [
      ['[         script:yarn] [yarn]\tinfo no lockfile found.', 'info'],
      ['[         script:yarn] info "a@1.0.0" is an optional dependency.', 'info'],
    ],
  },
  {
    name: 'Garry’s Mod: an error behind the name of an addon',
    pattern:
      /^\[[\w .-]{1,60}\] \S{1,200}\.lua:\d{1,6}: (?=attempt to |bad argument |.{0,200}(?:nil value|NULL| expected))/,
    sort: 'worded',
    otherwise: 'error',
    examples: [['[bank] addons/bank/lua/bank.lua:12: attempt to call a nil value', 'error']],
  },
  {
    name: 'OpenMod (Unturned): beside lines of the game',
    pattern:
      /^\[\d\d:\d\d:\d\d (VRB|DBG|INF|WRN|ERR|FTL)\]\[[A-Za-z]\w{0,60}(?:\.\w{1,60}){1,8}\] /,
    sort: 'mixed',
    examples: [['[12:00:00 INF][OpenMod.Runtime.Runtime] OpenMod is ready.', 'info']],
  },
  {
    name: 'RocketMod (Unturned): beside lines of the game',
    pattern:
      /^\[\d{1,4}[./-]\d\d?[./-]\d{1,4} \d\d?:\d\d:\d\d(?: [AP]M)?\] \[([A-Z][a-z]{3,8})\] [\w. -]{1,60} >> /,
    sort: 'mixed',
    examples: [
      ['[1/1/2024 12:00:00 PM] [Info] Rocket >> RocketMod Unturned v4.9.3.18', 'info'],
      ['[01.01.2024 12:00:00] [Exception] Kits >> Error in command kit', 'error'],
    ],
  },
];
