import type { Format } from './format';
import { languages } from './formatsOfLanguages';
import { loggers } from './formatsOfLoggers';

/**
 * The table of formats that the general rule (scan.ts) does not read by itself: it knows times,
 * brackets, columns and a word for the level in any order. What an entry says is explained in
 * format.ts. Here are the servers and their engines; loggers and tools are in
 * formatsOfLoggers.ts, languages in formatsOfLanguages.ts.
 */
const unrealWords = '(?:(Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): ?)?';
const unrealTime =
  '\\[\\d{4}\\.\\d\\d\\.\\d\\d-\\d\\d\\.\\d\\d\\.\\d\\d:\\d{3}\\]\\[[ \\d]{1,6}\\]';

const servers: readonly Format[] = [
  {
    name: 'Unreal Engine (ARK, Palworld, Satisfactory, Conan, Squad)',
    pattern: new RegExp(`^(?:${unrealTime})?[Ll]og[A-Z]\\w{0,60}: ?${unrealWords}`),
    words: { VERBOSE: 'debug' },
    // The engine leaves out the word for its ordinary level.
    otherwise: 'info',
    examples: [
      ['[2024.01.01-12.00.00:000][  0]LogNet: Warning: Connection timed out', 'warn'],
      ['[2024.01.01-12.00.00:000][345]LogWorld: Bringing up level', 'info'],
      ['LogInit: Display: Game engine initialised', 'info'],
    ],
  },
  {
    name: 'Unreal Engine, lines of the game itself',
    pattern: new RegExp(`^${unrealTime}(?:\\w{1,40}: ?(?!\\d))?${unrealWords}`),
    words: { VERBOSE: 'debug' },
    otherwise: null,
    examples: [
      ['[2024.01.01-12.00.00:000][  0]2024.01.01_12.00.00: Rex joined this ARK!', null],
      ['[2024.01.01-12.00.00:000][  0]SourceControl: Error: no provider', 'error'],
      ['[2024.01.01-12.00.00:000][  0]AI:Warning: no controller', 'warn'],
    ],
  },
  {
    name: 'Unreal Engine 3 (Killing Floor 2, Rising Storm 2)',
    pattern: /^\[\d{4,7}\.\d\d\] (?:(Log|Warning|ScriptWarning|Error|Critical)|\w{1,40}): /,
    words: { SCRIPTWARNING: 'warn' },
    otherwise: 'info',
    examples: [
      ['[0012.34] Log: Startup script executed', 'info'],
      ['[0012.34] ScriptWarning: Accessed None', 'warn'],
      ['[0012.34] DevNet: Browse: KF-Outpost', 'info'],
    ],
  },
  {
    name: 'Source (SRCDS, Counter-Strike, Team Fortress)',
    pattern: /^L \d\d\/\d\d\/\d{4} - \d\d:\d\d:\d\d:/,
    sort: 'mixed',
    examples: [
      ['L 01/01/2024 - 12:00:00: World triggered "Round_Start"', null],
      ['L 01/01/2024 - 12:00:00: "Rex<2><BOT><CT>" say "ERROR: lag"', null],
    ],
  },
  {
    name: 'Factorio',
    pattern: /^ {0,6}\d{1,7}\.\d{3} (?:(Verbose|Info|Warning|Error|Debug|Trace|Fatal) )?/,
    words: { VERBOSE: 'debug' },
    otherwise: null,
    examples: [
      ['   0.123 Info ServerRouter.cpp:12: started', 'info'],
      ['   1.002 Loading mod core 0.0.0 (data.lua)', null],
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
    pattern: /^(?:[\d-]{10} [\d:]{8}: )?(ACTION|ERROR|WARNING|INFO|VERBOSE|TRACE)\[[\w ]{1,30}\]: /,
    words: { ACTION: 'info', VERBOSE: 'debug' },
    examples: [
      ['2024-01-01 12:00:00: ACTION[Server]: Sam joins game', 'info'],
      ['ERROR[Main]: ModError: failed to load', 'error'],
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
    pattern: /^(?:\d{1,2}\.\d{1,2}\.\d{4} )?\d\d:\d\d:\d\d \[(?:Server|Client) (\w{3,20})\]/,
    words: { EVENT: 'info', STORYEVENT: 'info', AUDIT: 'info', BUILD: 'info', CHAT: null },
    examples: [
      ['1.1.2024 12:00:00 [Server Notification] Server started', 'info'],
      ['12:00:00 [Server Warning] overloaded', 'warn'],
      ['1.1.2024 12:00:00 [Server Chat] Sam: ERROR: no', null],
    ],
  },
  {
    name: 'Arma, DayZ (RPT)',
    pattern: /^ ?\d{1,2}:\d\d:\d\d {1,3}(Error|Warning)(?= in expression| Message|:)/,
    examples: [
      ['12:00:00 Error in expression <_x = 1>', 'error'],
      [' 1:02:03 Warning Message: No entry', 'warn'],
    ],
  },
  {
    name: 'Enfusion (DayZ, Arma Reforger)',
    pattern:
      /^ ?(?:[\d-]{10} )?\d\d:\d\d:\d\d\.\d{3} {1,4}[A-Z][A-Z_ ]{2,20}(?:\(([EWDFV])\))? {0,4}: /,
    otherwise: 'info',
    examples: [
      ['12:00:00.000   SCRIPT    (E): NULL pointer', 'error'],
      ['2024-01-01 12:00:00.000   SCRIPT    (W): deprecated', 'warn'],
      ['12:00:00.000   ENGINE       : Game successfully created', 'info'],
    ],
  },
  {
    name: 'DayZ, lines of its engine without a time',
    pattern: /^[A-Z]{4,14} {1,8}\(([EWDF])\) {0,4}: /,
    sort: 'worded',
    examples: [['SCRIPT    (E): @"scripts/5_Mission/a.c,12": Unknown type', 'error']],
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
    pattern: /^<([DWCFX])>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
    words: { X: 'info' },
    examples: [['<F>2024-01-01 12:00:00.000 no database', 'fatal']],
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
    pattern: /^\d\d:\d\d:\d\d\.\d{3} : (?:<(ERROR|WARNING)> )?/,
    otherwise: null,
    examples: [
      ['00:00:01.234 : <ERROR> [mp] Failed to open server_packages.sii', 'error'],
      ['00:00:01.234 : [mp] State: Connected', null],
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
    name: 'rAthena, Hercules',
    pattern: /^\[(Status)\]: /,
    words: { STATUS: 'info' },
    sort: 'tagged',
    examples: [['[Status]: Loading maps (using db/map_cache.dat)...', 'info']],
  },
  {
    name: 'BepInEx, CounterStrikeSharp: beside the lines of the game',
    pattern:
      /^(?:\[(Info|Message|Warning|Error|Debug|Fatal) {0,8}: {0,40}[^\]]{1,60}\] |(?:[\d-]{10} )?[\d:.]{8,12} (?:[+-]\d\d:\d\d )?(?=\[[A-Z]{4}\] \((?:cssharp|plugin):))/,
    sort: 'mixed',
    examples: [
      ['[Info   :   BepInEx] Chainloader ready', 'info'],
      ['[Error  : Unity Log] NullReferenceException: no', 'error'],
      ['12:00:00 [WARN] (cssharp:Core) slow', 'warn'],
      ['2024-01-01 12:00:00.000 +00:00 [EROR] (cssharp:Core) no', 'error'],
    ],
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
    name: 'FiveM: what has no word in front',
    pattern:
      /^(?:\[ {0,30}[\w:.-][\w: .-]{0,60}\] )?(?:\^\d)?(?:(server thread hitch warning: )|(?:Error (?:loading|parsing) script |Failed to load script ))/,
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
    name: 'Lua: scripts of FiveM, Garry’s Mod, Don’t Starve',
    pattern:
      /^(?:\^\d)?(?:\[ {0,30}[\w:.-][\w: .-]{0,60}\] )?(?:\^\d)?(?:SCRIPT|LUA|Lua) (ERROR|WARNING|Error)[:!]? /,
    sort: 'worded',
    examples: [
      ['^1SCRIPT ERROR: @bank/server.lua:12: attempt to index a nil value', 'error'],
      ['[ script:bank] SCRIPT ERROR: @bank/server.lua:12: no', 'error'],
      ['[script:bank] SCRIPT ERROR: @bank/server.lua:12: no', 'error'],
    ],
  },
];

export const formats: readonly Format[] = [...servers, ...loggers, ...languages];
