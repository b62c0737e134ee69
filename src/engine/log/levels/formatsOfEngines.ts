import type { Format } from './format';

/** What engines and the frames for mods print, in whichever game. */
const unrealWords = '(?:(Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): ?)?';
const unrealTime =
  '\\[\\d{4}\\.\\d\\d\\.\\d\\d-\\d\\d[.:]\\d\\d[.:]\\d\\d:\\d{3}\\]\\[[ \\d]{1,6}\\]';

export const engines: readonly Format[] = [
  {
    name: 'Unreal Engine, about its end',
    pattern: new RegExp(
      `^(?:(?:${unrealTime})?LogCore: (?:=== Critical error: ===|Fatal error!)|LowLevelFatalError \\[File:)`,
    ),
    otherwise: 'fatal',
    examples: [
      ['[2024.01.01-12.00.00:000][  0]LogCore: === Critical error: ===', 'fatal'],
      ['LogCore: Fatal error!', 'fatal'],
      ['LowLevelFatalError [File:Unknown] [Line: 12]', 'fatal'],
    ],
  },
  {
    name: 'Unreal Engine (ARK, Palworld, Satisfactory, Conan, Squad)',
    pattern: new RegExp(`^(?:${unrealTime})?[Ll]og[A-Z]\\w{0,60}: ?${unrealWords}`),
    words: { VERBOSE: 'debug' },
    // The engine leaves out the word for its ordinary level: no word is shown, and none is told.
    otherwise: null,
    examples: [
      ['[2024.01.01-12.00.00:000][  0]LogNet: Warning: Connection timed out', 'warn'],
      ['[2024.01.01-12.00.00:000][345]LogWorld: Bringing up level', null],
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
    name: 'Unreal Engine, as of Conan Exiles: no Log before the name',
    pattern: /^[A-Z]\w{1,40}:(Fatal|Error|Warning|Display): /,
    examples: [['UserSettings:Display: country code is --', 'info']],
  },
  {
    name: 'Unreal Engine 3 (Killing Floor 2, Rising Storm 2)',
    pattern: /^\[\d{4,7}\.\d\d\] (?:(Log|Warning|ScriptWarning|Error|Critical)|\w{1,40}): /,
    // Log is the name of what speaks, as DevNet is.
    words: { SCRIPTWARNING: 'warn', LOG: null },
    otherwise: null,
    examples: [
      ['[0012.34] Log: Startup script executed', null],
      ['[0012.34] ScriptWarning: Accessed None', 'warn'],
      ['[0012.34] DevNet: Browse: KF-Outpost', null],
    ],
  },
  {
    name: 'Source, what its plugins and scripts say of themselves',
    pattern:
      /^(?:(?:\d\d:\d\d:\d\d )?L \d\d\/\d\d\/\d{4} - \d\d:\d\d:\d\d: (?:\[SM\] (?:Exception reported: |Error encountered )|\[AMXX\] Run time error \d|Lua Error:|Engine error: )|KeyValues Error: |-- Error --: |\[.{1,80}\|\d{1,9}\|STEAM_[\d:]{5,20}\] Lua Error:)/,
    sort: 'mixed',
    otherwise: 'error',
    examples: [
      ['L 01/01/2024 - 12:00:00: [SM] Exception reported: Client 4 is not in game', 'error'],
      ['12:00:00 L 01/01/2024 - 12:00:00: [SM] Error encountered parsing core.cfg', 'error'],
      ['L 01/01/2024 - 12:00:00: [AMXX] Run time error 4 (plugin "a.amxx")', 'error'],
      ['-- Error --:  empty soundname, .qc error in model a.mdl', 'error'],
      ['[Rex|12|STEAM_0:0:12] Lua Error:', 'error'],
      ['KeyValues Error: LoadFromBuffer: missing { in file a.vmt', 'error'],
      ['[[clan] Rex|12|STEAM_0:0:12] Lua Error:', 'error'],
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
    name: 'Unity, of its memory and libraries: among the lines of the game’s logger',
    pattern:
      /^(?:Unloading \d{1,9} [Uu]nused |UnloadTime: |Fallback handler could not load library )/,
    sort: 'worded',
    otherwise: null,
    examples: [
      ['Unloading 8 unused Assets to reduce memory usage.', null],
      ['UnloadTime: 0.812 ms', null],
      ['Fallback handler could not load library libdl.so', null],
    ],
  },
  {
    name: 'Quake III',
    pattern: /^Hitch (warning): /,
    sort: 'worded',
    examples: [['Hitch warning: 1098 msec frame time', 'warn']],
  },
  {
    name: 'Arma, of how much it has to do',
    pattern: /^(?:[ \d]?\d:\d\d:\d\d(?:\.\d{3})? )?Performance (warning): /,
    sort: 'worded',
    examples: [
      ['Performance warning: SimpleSerialization::Write', 'warn'],
      ['12:00:00 Performance warning: SimpleSerialization::Read', 'warn'],
    ],
  },
  {
    name: 'Arma, DayZ (RPT)',
    pattern:
      /^ ?\d{1,2}:\d\d:\d\d(?:\.\d{3})? {1,3}(?:(?:Server (?=error:))?(Error|error|Warning)(?= in expression| ?Message| \d+ reading|:)|")/,
    examples: [
      ['12:00:00 Error in expression <_x = 1>', 'error'],
      [' 1:02:03 Warning Message: No entry', 'warn'],
      [' 1:02:03 Server error: Player without identity Sam (id 12)', 'error'],
      ['12:00:00 "Error: no"', 'error'],
      ['12:00:00 "DEBUG LOOT: no"', 'debug'],
      ['12:00:00 "Sam: hello"', null],
    ],
  },
  {
    name: 'Enfusion (DayZ, Arma Reforger)',
    // A letter follows the name, or spaces up to a width: so it is told from a word for the level.
    pattern:
      /^ ?(?:(?:[\d-]{10} )?\d?\d:\d\d:\d\d\.\d{3}|[\d-]{10} \d\d:\d\d:\d\d:) {1,8}(?:[A-Z][A-Z_ ]{2,20}\(([EWDFV])\) {0,4}|[A-Z][A-Z_ ]{12}): /,
    // A line of the ordinary level has no letter.
    otherwise: null,
    examples: [
      ['12:00:00.000   SCRIPT    (E): NULL pointer', 'error'],
      ['2024-01-01 12:00:00.000   SCRIPT    (W): deprecated', 'warn'],
      [' 1:02:03.456 NETWORK   (W): Player exceeded bandwidth limit', 'warn'],
      ['12:00:00.000   ENGINE       : Game successfully created', null],
      ['2024-01-01 12:00:00: BACKEND   (E): no', 'error'],
    ],
  },
  {
    name: 'Arma, DayZ, before ten o’clock',
    pattern: /^ \d:\d\d:\d\d(?:\.\d{3})? (?=\S)/,
    examples: [
      [' 1:02:03 Loading movesType', null],
      [' 1:02:03.456 [CE][Economy] Idle', null],
    ],
  },
  {
    name: 'DayZ, its scripts in script.log',
    pattern: /^(?=.{13}: )[A-Z]{3,12} {1,10}: (?:\[(ERROR|WARNING|WARN|INFO|DEBUG)\])?/,
    sort: 'mixed',
    otherwise: null,
    examples: [
      ['SCRIPT       : [ERROR]\tno converter', 'error'],
      ['SCRIPT       : Initializing', null],
    ],
  },
  {
    name: 'DayZ, Arma Reforger: lines of the engine without a time',
    pattern: /^ {0,12}[A-Z]{4,14} {1,8}\(([EWDF])\) {0,4}: /,
    sort: 'worded',
    examples: [
      ['SCRIPT    (E): @"scripts/5_Mission/a.c,12": Unknown type', 'error'],
      ['  SCRIPT    (W): no', 'warn'],
    ],
  },
  {
    name: 'Steam: beside the lines of the game',
    pattern: /^\[S_API(?:\]| (FAIL)\]) /,
    words: { FAIL: 'error' },
    otherwise: null,
    sort: 'mixed',
    examples: [
      ['[S_API FAIL] Tried to access Steam interface', 'error'],
      ['[S_API] SteamAPI_Init(): Loaded', null],
    ],
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
    name: 'Lua: scripts of FiveM, Garry’s Mod, Don’t Starve, MTA',
    pattern:
      /^(?:\^\d)?(?:\d\d:\d\d:\d\d [AP]M |\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] )?(?:\[ {0,30}[\w:.-][\w: .-]{0,60}\] )?(?:\^\d)?(?:SCRIPT|LUA|Lua) (ERROR|WARNING|Error)[:!]? /,
    sort: 'worded',
    examples: [
      ['^1SCRIPT ERROR: @bank/server.lua:12: attempt to index a nil value', 'error'],
      ['[ script:bank] SCRIPT ERROR: @bank/server.lua:12: no', 'error'],
      ['[script:bank] SCRIPT ERROR: @bank/server.lua:12: no', 'error'],
      ['12:00:00 AM [ script:bank] SCRIPT ERROR: @bank/server.lua:12: no', 'error'],
      ['[2024-01-01 12:00:00] SCRIPT ERROR: bank/server.lua:12: no', 'error'],
    ],
  },
];
