import type { Format } from './format';
import { levelOfSyslog } from './json';

/**
 * The formats that the general rule (scan.ts) does not read by itself: it knows times, brackets,
 * columns and a word for the level in any order. What an entry says is explained in format.ts.
 */
const unrealWords = '(?:(Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): )?';
const unrealTime =
  '\\[\\d{4}\\.\\d\\d\\.\\d\\d-\\d\\d\\.\\d\\d\\.\\d\\d:\\d{3}\\]\\[[ \\d]{1,6}\\]';
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

export const formats: readonly Format[] = [
  {
    name: 'Unreal Engine (ARK, Palworld, Satisfactory, Conan, Squad)',
    pattern: new RegExp(`^(?:${unrealTime})?Log[A-Z]\\w{0,60}: ${unrealWords}`),
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
    pattern: new RegExp(`^${unrealTime}(?:\\w{1,40}: )?${unrealWords}`),
    words: { VERBOSE: 'debug' },
    otherwise: null,
    examples: [
      ['[2024.01.01-12.00.00:000][  0]2024.01.01_12.00.00: Rex joined this ARK!', null],
      ['[2024.01.01-12.00.00:000][  0]SourceControl: Error: no provider', 'error'],
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
      /^(LOG|WARN|ERROR|DEBUG|TRACE|NOISE|FATAL) {0,4}: [A-Z]\w{0,30} *(?:, *\d{9,13}|f:\d)[^>]{0,60}>/,
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
    examples: [
      ['dbg: [net] Starting dedicated server', 'debug'],
      ['[2024-01-01 12:00:00] dbg: [net:3] listening', 'debug'],
    ],
  },
  {
    name: 'Vintage Story',
    pattern: /^\d{1,2}\.\d{1,2}\.\d{4} \d\d:\d\d:\d\d \[(?:Server|Client) (\w{3,20})\]/,
    words: { EVENT: 'info', STORYEVENT: 'info', AUDIT: 'info', BUILD: 'info', CHAT: null },
    examples: [
      ['1.1.2024 12:00:00 [Server Notification] Server started', 'info'],
      ['1.1.2024 12:00:00 [Server Chat] Sam: ERROR: no', null],
    ],
  },
  {
    name: 'Arma, DayZ (RPT)',
    pattern:
      /^ ?\d{1,2}:\d\d:\d\d {1,3}(Error|Warning)(?= in expression| position| Message| Undefined| Missing| Zero| Type|:)/,
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
      ['12:00:00.000   ENGINE       : Game successfully created', 'info'],
    ],
  },
  {
    name: 'Space Engineers',
    pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} - Thread: {1,6}\d{1,6} -> */,
    examples: [
      ['2024-01-01 12:00:00.000 - Thread:   1 ->  Loading session', null],
      ['2024-01-01 12:00:00.000 - Thread:   1 ->  ERROR: Mod failed', 'error'],
    ],
  },
  {
    name: 'Mumble',
    pattern: /^<([DWCFX])>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
    words: { X: 'info' },
    examples: [['<F>2024-01-01 12:00:00.000 no database', 'fatal']],
  },
  {
    name: 'The priorities of syslog, kernel and systemd',
    pattern: /^<(\d{1,3})>/,
    read: (found) => levelOfSyslog(Number(found) % 8),
    examples: [['<3>unit failed', 'error']],
  },
  {
    name: 'glog, klog (Go, C++)',
    pattern: /^([IWEFD])\d{4} \d\d:\d\d:\d\d\.\d{1,9} +\d{1,9} \S{1,80}\]/,
    examples: [['W0101 12:00:00.000000   123 server.go:12] slow', 'warn']],
  },
  {
    name: 'Ruby',
    pattern: /^([DIWEFA]), \[\d{4}-\d\d-\d\dT[\d:.]{8,18} #\d{1,9}\]/,
    words: { A: null },
    examples: [['I, [2024-01-01T12:00:00.000000 #12]  INFO -- : ready', 'info']],
  },
  {
    name: 'Tornado, Enshrouded: a letter and the time',
    pattern: /^\[([TDIWEFC]) [\d: ,.-]{8,24}(?:[^\]]{0,60})\]/,
    examples: [['[W 240101 12:00:00 web:12] 404 GET /', 'warn']],
  },
  {
    name: 'Redis',
    pattern: /^\d{1,7}:[A-Z] \d\d \w{3} \d{4} \d\d:\d\d:\d\d\.\d{3} ([.*#-]) /,
    words: { '.': 'debug', '-': 'debug', '*': 'info', '#': 'warn' },
    examples: [['1:M 01 Jan 2024 12:00:00.000 # WARNING overcommit_memory', 'warn']],
  },
  {
    name: 'Several programs in one output: pm2, Docker Compose, Foundry',
    pattern: /^(?:\d{1,3}\|)?[\w.-]{1,40} {0,20}\| (?=[[{\d]|[A-Z]{3,8}:? )/,
    examples: [
      ['0|bot  | [12:00:00] [WARN] slow', 'warn'],
      ['FoundryVTT | 2024-01-01 12:00:00 | [info] ready', 'info'],
    ],
  },
  {
    name: 'Python, logging.basicConfig',
    pattern: /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):[\w.-]{1,80}:/,
    examples: [['WARNING:discord.gateway:Shard 0 blocked', 'warn']],
  },
  {
    name: '.NET, console',
    pattern: /^(trce|dbug|info|warn|fail|crit): [\w.]{1,200}\[\d{1,9}\]/,
    examples: [['fail: Game.Host[13]', 'error']],
  },
  {
    name: 'logfmt: slog, logrus, Prometheus',
    pattern:
      /^(?:(?=[A-Za-z_][\w.]{0,30}=)(?:.{0,400}?[ \t])??(?:level|lvl|severity)="?([A-Za-z]{1,13})\b|(?:time|ts)=\S{1,60} \S)/,
    otherwise: null,
    examples: [
      ['time=2024-01-01T12:00:00.000Z level=WARN msg="slow"', 'warn'],
      ['level=info ts=2024-01-01T12:00:00Z caller=main.go:1 msg=ready', 'info'],
      ['ts=2024-01-01T12:00:00Z msg=ready', null],
    ],
  },
  {
    name: 'java.util.logging, whose level begins the second line',
    pattern: new RegExp(
      `^${months}[a-z]*\\.? \\d{1,2}, \\d{4},? \\d{1,2}:\\d\\d:\\d\\d(?:\\s[AP]M)? [\\w.$<>-]{1,200}(?: [\\w.$<>-]{1,200})?$`,
    ),
    sort: 'two lines',
    otherwise: null,
    examples: [['Jan 01, 2024 12:00:00 PM org.example.Server start', null]],
  },
  {
    name: 'Wine',
    pattern: /^(?:[0-9a-f]{4}:){0,2}(err|warn|fixme|trace):\w{1,30}:/,
    sort: 'worded',
    examples: [
      ['0024:fixme:ntdll:NtQuerySystemInformation info_class', 'warn'],
      ['err:module:import_dll Library not found', 'error'],
    ],
  },
  {
    name: 'Syslog, journald',
    pattern: new RegExp(
      `^(?:${months} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d \\S{1,80} [\\w./@()-]{1,80}(?:\\[\\d{1,9}\\])?|\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,18}(?:Z|[+-]\\d\\d:?\\d\\d) \\S{1,80} [\\w./@()-]{1,80}\\[\\d{1,9}\\]):`,
    ),
    examples: [
      ['Jan  1 12:00:00 box game[812]: ready', null],
      ['Jan 01 12:00:00 box game[812]: [WARN] slow', 'warn'],
      ['2024-01-01T12:00:00+00:00 box game[812]: ERROR: no', 'error'],
    ],
  },
  {
    name: 'Access logs of web servers',
    pattern: new RegExp(`^[\\w.:]{2,80} \\S{1,60} \\S{1,60} \\[\\d\\d/${months}/\\d{4}:`),
    otherwise: null,
    examples: [['192.0.2.1 - - [01/Jan/2024:12:00:00 +0000] "GET / HTTP/1.1" 200 1', null]],
  },
  {
    name: 'Python, rich: a line of the same second as the one before',
    pattern: /^ {8,24}(DEBUG|INFO|WARNING|ERROR|CRITICAL) {1,5}(?=\S)/,
    examples: [['           WARNING  Shard 0 blocked', 'warn']],
  },
  {
    name: 'Node and Java, about themselves',
    pattern:
      /^(?:\(node:\d{1,9}\) (?:\[\w{1,20}\] )?\w{0,40}|(?:OpenJDK|Java)[\w() -]{1,60} )([Ww]arning): /,
    sort: 'worded',
    examples: [
      ['(node:12) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.', 'warn'],
      ['OpenJDK 64-Bit Server VM warning: Option UseCMS was deprecated', 'warn'],
    ],
  },
  {
    name: 'winston',
    pattern: /^(verbose|http|silly): /,
    words: { VERBOSE: 'debug' },
    sort: 'worded',
    examples: [['verbose: more', 'debug']],
  },
  {
    name: 'npm',
    pattern: /^npm (ERR|WARN|error|warn|notice|info)!?(?= )/,
    sort: 'worded',
    examples: [['npm warn deprecated a@1.0.0', 'warn']],
  },
  {
    name: 'PHP',
    pattern:
      /^(?:PHP (?=[FPRWND])|(?=Fatal e|Parse e))(Fatal error|Parse error|Warning|Notice|Deprecated): /,
    words: { 'FATAL ERROR': 'fatal', 'PARSE ERROR': 'error', DEPRECATED: 'warn' },
    sort: 'worded',
    examples: [
      ['PHP Fatal error:  Uncaught Exception: no', 'fatal'],
      ['PHP Warning:  Undefined variable $x', 'warn'],
    ],
  },
  {
    name: 'What programs say when they fall',
    pattern:
      /^(?:Unhandled [Ee]xception[.:]|Exception in (?:thread|server tick)|Uncaught |thread '[^']{1,80}' (?:\(\d+\) )?panicked at|terminate called|(?:\*\*\* )?stack smashing)/,
    sort: 'worded',
    otherwise: 'error',
    examples: [
      ['Exception in thread "main" java.lang.IllegalStateException: no', 'error'],
      ["thread 'main' panicked at src/main.rs:12:5:", 'error'],
    ],
  },
  {
    name: 'What the system says of programs that fell',
    pattern:
      /^(?:Segmentation fault|Aborted(?: \(core dumped\)|$)|Killed$|Bus error|fatal error: )/,
    sort: 'worded',
    otherwise: 'fatal',
    examples: [
      ['Segmentation fault (core dumped)', 'fatal'],
      ['fatal error: all goroutines are asleep - deadlock!', 'fatal'],
    ],
  },
  {
    name: 'Lua: scripts of FiveM, Garry’s Mod, Don’t Starve',
    pattern:
      /^(?:\^\d)?(?:\[ *[\w: .-]{1,60}\] )?(?:\^\d)?(?:SCRIPT|LUA|Lua) (ERROR|WARNING|Error)[:!]? /,
    sort: 'worded',
    examples: [
      ['^1SCRIPT ERROR: @bank/server.lua:12: attempt to index a nil value', 'error'],
      ['[ script:bank] SCRIPT ERROR: @bank/server.lua:12: no', 'error'],
    ],
  },
];
