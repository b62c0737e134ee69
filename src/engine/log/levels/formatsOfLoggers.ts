import type { Format } from './format';
import { levelOfSyslog } from './json';
import { type Level, levelOf, levelOfSlog } from './level';
import { months } from './stamp';

const levelsOfDiscordgo: readonly Level[] = ['error', 'warn', 'info', 'debug'];

/** The formats of loggers and tools, whichever server they are part of (formats.ts). */
export const loggers: readonly Format[] = [
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
    name: 'Several programs in one output: pm2, Docker Compose, Foundry',
    pattern:
      /^(?:\d{1,3}\|)?[\w.-]{1,40} {0,20}\| (?=[[\d]|\{\s?"|[A-Z]{3,8}:? |[A-Z][a-z]{2} \d{1,2}, \d{4},? \d|(?:ts|time|level|lvl)=)/,
    holdsLine: true,
    examples: [
      ['0|bot  | [12:00:00] [WARN] slow', 'warn'],
      ['FoundryVTT | 2024-01-01 12:00:00 | [info] ready', 'info'],
      ['prometheus_1  | ts=2024-01-01T12:00:00Z caller=main.go:1 level=warn msg=slow', 'warn'],
    ],
  },
  {
    name: 'Python, logging.basicConfig',
    pattern: /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):[\w.-]{1,80}:/,
    examples: [['WARNING:discord.gateway:Shard 0 blocked', 'warn']],
  },
  {
    name: 'Python, the same with a time before it',
    pattern:
      /^[\d-]{10} \d\d:\d\d:\d\d(?:[.,]\d{1,6})? [\w.-]{1,80}:(DEBUG|INFO|WARNING|ERROR|CRITICAL):/,
    examples: [['2024-01-01 12:00:00 discord.client:WARNING: PyNaCl is missing', 'warn']],
  },
  {
    name: 'A level and a colon with no space behind them',
    pattern: /^(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL)(?::(?=[A-Za-z])|,(?=[A-Z]{3}))/,
    sort: 'worded',
    examples: [
      ['WARNING:Shard 0 blocked', 'warn'],
      ['WARN:mdns: no', 'warn'],
      ['ERROR,SERVER NOT REGISTERED WITH LOBBY', 'error'],
    ],
  },
  {
    name: 'Wings',
    pattern: /^ ?(DEBUG|INFO|WARN|ERROR|FATAL): \[[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{3}\] /,
    examples: [
      [' INFO: [Jan  1 12:00:00.000] creating new server object', 'info'],
      ['ERROR: [Jan  1 12:00:00.000] no', 'error'],
    ],
  },
  {
    name: '.NET, console',
    pattern: /^(trce|dbug|info|warn|fail|crit): [\w.`+<>]{1,200}\[\d{1,9}\]/,
    examples: [['fail: Game.Host[13]', 'error']],
  },
  {
    name: 'logfmt: slog, logrus, Prometheus',
    pattern:
      /^(?:(?=[A-Za-z_][\w.]{0,30}=)(?:.{0,400}?[ \t])??(?:level|lvl|severity|priority)="?([A-Za-z]{1,13}\b(?:[+-]\d{1,2}\b)?)|(?:time|ts)=\S{1,60} \S)/,
    read: (found) => levelOf(found) ?? levelOfSlog(found),
    otherwise: null,
    examples: [
      ['time=2024-01-01T12:00:00.000Z level=WARN msg="slow"', 'warn'],
      ['time=2024-01-01T12:00:00.000Z level=ERROR+4 msg="no"', 'fatal'],
      ['level=info ts=2024-01-01T12:00:00Z caller=main.go:1 msg=ready', 'info'],
      ['ts=2024-01-01T12:00:00Z msg=ready', null],
    ],
  },
  {
    name: 'java.util.logging, whose level begins the second line',
    pattern:
      /^[A-Za-z]{3,9}\.? \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d(?:\s[AaPp]\.?\s?[Mm]\.?)? [\w.$<>-]{1,200}(?: [\w.$<>-]{1,200})?$/,
    sort: 'two lines',
    otherwise: null,
    examples: [
      ['Jan 01, 2024 12:00:00 PM org.example.Server start', null],
      ['ene 01, 2024 12:00:00 P. M. org.example.Server start', null],
    ],
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
    name: 'What Proton and the runtime of Steam say',
    pattern:
      /^(?:ProtonFixes|pressure-vessel-[\w-]{1,40}|steam-runtime-[\w-]{1,40})\[\d{1,7}\]:? ([A-Z]{1,8}):/,
    sort: 'tagged',
    examples: [
      ['ProtonFixes[123] WARN: Skipping fix execution', 'warn'],
      ['pressure-vessel-wrap[57]: W: Binding directories', 'warn'],
      ['steam-runtime-launch-client[12]: E: no', 'error'],
    ],
  },
  {
    name: 'Xvfb, SteamCMD',
    pattern: /^(?:_XSERVTrans\w{1,60}: (?=ERROR)|\[[- \d%]{4}\] !!! (?=Fatal))(\w{5})/,
    sort: 'tagged',
    examples: [
      ['_XSERVTransmkdir: ERROR: euid != 0', 'error'],
      ['[----] !!! Fatal Error: Steamcmd needs to be online to update.', 'fatal'],
    ],
  },
  {
    name: 'log4j about itself, and its simplest layout',
    pattern:
      /^(?:log4j:|\d{1,9} \[[^\]]{1,80}\] |\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ServerMain )(TRACE|DEBUG|INFO|WARN|ERROR|FATAL) /,
    sort: 'worded',
    examples: [
      ['log4j:WARN No appenders could be found for logger (a.B).', 'warn'],
      ['12 [main] INFO a.B - ready', 'info'],
      ['2024-01-01 12:00:00,000 ServerMain WARN No such terminal', 'warn'],
    ],
  },
  {
    name: 'SLF4J about itself',
    pattern: /^SLF4J(?:\(([DIWE])\))?: /,
    sort: 'worded',
    otherwise: null,
    examples: [
      ['SLF4J(W): No SLF4J providers were found.', 'warn'],
      ['SLF4J: Actual binding is of type [a.B]', null],
    ],
  },
  {
    name: 'pretty_env_logger, tracing: a level or a time behind spaces',
    pattern:
      /^ {1,2}(?:\d{4}-\d\d-\d\dT\S{8,20} {1,2})?(TRACE|DEBUG|INFO|WARN|ERROR) {1,2}[\w:]{1,80}(?: >|(?:\{[^}]{0,200}\})?:) /,
    examples: [
      [' INFO  server::net > listening', 'info'],
      ['  2024-01-01T12:00:00.000000Z  WARN server::net: slow', 'warn'],
    ],
  },
  {
    name: 'discordgo',
    pattern: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[DG([0-3])\] /,
    read: (found) => levelsOfDiscordgo[Number(found)] ?? null,
    examples: [['2024/01/01 12:00:00 [DG1] wsapi.go:12:Open() slow', 'warn']],
  },
  {
    name: 'consola, signale, Next.js: a sign for the level',
    pattern: /^(?:\[[^\]]{1,40}\] | )?(?:› )?([ℹ⚠✖⨯])\ufe0f? /,
    words: { ℹ: 'info', '⚠': 'warn', '✖': 'error', '⨯': 'error' },
    sort: 'worded',
    examples: [
      ['ℹ Listening on 3000', 'info'],
      ['⚠ deprecated', 'warn'],
      ['✖ no', 'error'],
      [' ⨯ no', 'error'],
      ['[12:00:00 PM] ℹ started', 'info'],
    ],
  },
  {
    name: 'signale: names in brackets, a sign, and the word',
    pattern: /^(?:\[[^\]]{1,40}\] ){1,6}› \S{1,3} {1,4}([a-z]{3,9}) {2}/,
    examples: [
      ['[1/1/2024] [12:00:00 AM] [index.js] › ℹ  info      ready', 'info'],
      ['[bot] › ⚠  warn      no token', 'warn'],
    ],
  },
  {
    name: 'Syslog, journald',
    pattern: new RegExp(
      `^(?:${months} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{6})? \\S{1,80} [\\w./@()-]{1,80}(?:\\[\\d{1,9}\\])?|\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,18}(?:Z|[+-]\\d\\d:?\\d\\d) \\S{1,80} [\\w./@()-]{1,80}\\[\\d{1,9}\\]): ?`,
    ),
    holdsLine: true,
    examples: [
      ['Jan  1 12:00:00 box game[812]: ready', null],
      ['Jan 01 12:00:00 box game[812]: [WARN] slow', 'warn'],
      ['Jan 01 12:00:00.000000 box wings[812]: ERROR: [Jan  1 12:00:00.000] no', 'error'],
      ['2024-01-01T12:00:00+00:00 box game[812]: ERROR: no', 'error'],
    ],
  },
  {
    name: 'Python, rich: a line of the same second as the one before',
    pattern:
      /^(?: {8,24}(?=[A-Z]{4,8} {1,5}\S)| {1,7}(?=[A-Z]{4,8} {1,5}\[[\w.]{1,60}\] ))(DEBUG|INFO|WARNING|ERROR|CRITICAL)\b/,
    examples: [
      ['           WARNING  Shard 0 blocked', 'warn'],
      [' ERROR    [red] no', 'error'],
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
    name: 'Vue, Nuxt: the word behind a name in the bracket',
    pattern: /^(?:\[nuxt\] )?\[(?:Vue|Vue Router|request|app) (warn|error)\]:? /,
    sort: 'worded',
    examples: [
      ['[Vue Router warn]: No match found for location with path "/a"', 'warn'],
      ['[nuxt] [request error] [unhandled] [500] fetch failed', 'error'],
    ],
  },
];
