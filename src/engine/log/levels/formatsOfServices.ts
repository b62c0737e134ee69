import type { Format } from './format';
import { months } from './stamp';

/** The formats of databases, web servers and what else runs beside a game (formats.ts). */
export const services: readonly Format[] = [
  {
    name: 'Redis',
    pattern:
      /^(?:(?:\d{1,7}:[A-Z]|\[\d{1,7}\]) \d\d \w{3}(?: \d{4})? \d\d:\d\d:\d\d\.\d{3} ([.*#-])|\d{1,7}:signal-handler \(\d{9,12}\)) /,
    words: { '.': 'debug', '-': 'debug', '*': 'info', '#': 'warn' },
    otherwise: null,
    examples: [
      ['1:M 01 Jan 2024 12:00:00.000 # WARNING overcommit_memory', 'warn'],
      ['12:M 01 Jan 2024 12:00:00.000 * Ready', 'info'],
      ['12:M 01 Jan 12:00:00.000 # no', 'warn'],
      ['[12] 01 Jan 12:00:00.000 * DB saved on disk', 'info'],
      ['1:signal-handler (1700000000) Received SIGTERM scheduling shutdown...', null],
    ],
  },
  {
    name: 'qBittorrent',
    pattern: /^\(([NIWC])\) [\d-]{10}T[\d:]{8} - /,
    words: { C: 'error' },
    examples: [['(W) 2024-01-01T12:00:00 - no', 'warn']],
  },
  {
    name: 'ClickHouse',
    pattern: /^\d{4}\.\d\d\.\d\d [\d:.]{8,15} \[ \d{1,9} \] \{[^}]{0,80}\} <(\w{4,11})>/,
    examples: [['2024.01.01 12:00:00.000000 [ 1 ] {} <Warning> Context: slow', 'warn']],
  },
  {
    name: 'Gitea: the place in the source before the level',
    pattern:
      /^\d{4}\/\d\d\/\d\d [\d:]{8}(?:\.\d{1,6})? (?:\S{1,80}:\d{1,6}:\S{1,80}\(\)|HTTPRequest) \[([TDIWECF])\]/,
    examples: [
      ['2024/01/01 12:00:00 cmd/web.go:242:runWeb() [I] Starting', 'info'],
      ['2024/01/01 12:00:00 HTTPRequest [I] router: completed GET / for 192.0.2.1', 'info'],
    ],
  },
  {
    name: 'Gin',
    pattern: /^\[GIN-debug\] (?:\[(WARNING|ERROR)\])?/,
    sort: 'marked',
    otherwise: 'debug',
    examples: [
      ['[GIN-debug] [WARNING] Running in "debug" mode.', 'warn'],
      ['[GIN-debug] GET    /ping --> main.ping (3 handlers)', 'debug'],
    ],
  },
  {
    name: 'Django, of requests',
    pattern:
      /^(?:(Internal Server Error)|(?:Not Found|Forbidden|Bad Request|Unauthorized|Method Not Allowed)(?: \([^)]{1,80}\))?): \//,
    words: { 'INTERNAL SERVER ERROR': 'error' },
    sort: 'worded',
    otherwise: 'warn',
    examples: [
      ['Internal Server Error: /songs', 'error'],
      ['Not Found: /songs', 'warn'],
    ],
  },
  {
    name: 'The scripts of containers, nginx',
    pattern:
      /^(?:nginx|s6-[\w-]{1,30}|[\w./-]{1,80}\.sh): (?:\[(?=[a-z]+\]))?(debug|info|notice|warn|warning|error|fatal|crit|alert|emerg)\b[\]:]/,
    sort: 'worded',
    examples: [
      ['nginx: [emerg] bind() to 0.0.0.0:80 failed', 'fatal'],
      ['s6-rc: info: service game: starting', 'info'],
      ['/docker-entrypoint.sh: [info] ready', 'info'],
      ['10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6', 'info'],
    ],
  },
  {
    name: 'Prisma',
    pattern: /^prisma:(info|warn|error) /,
    sort: 'worded',
    examples: [['prisma:warn slow', 'warn']],
  },
  {
    // What has been answered is told in one line, whatever the program prints behind it.
    name: 'Access logs of web servers',
    sort: 'mixed',
    pattern: new RegExp(`^[\\w.:]{2,80} (?:\\S{1,60} \\S{1,60} \\[|- {2})\\d\\d/${months}/\\d{4}:`),
    otherwise: null,
    examples: [
      ['192.0.2.1 - - [01/Jan/2024:12:00:00 +0000] "GET / HTTP/1.1" 200 1', null],
      ['192.0.2.1 -  01/Jan/2024:12:00:00 +0000 "GET /index.php" 500', null],
    ],
  },
  {
    name: 'MySQL, and what it says before it has a log',
    pattern: /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,18}Z \d{1,9} |mysqld: )\[(\w{4,7})\] /,
    words: { SYSTEM: 'info' },
    examples: [
      [
        '2024-01-01T12:00:00.000000Z 0 [System] [MY-010931] [Server] ready for connections.',
        'info',
      ],
      ['2024-01-01T12:00:00.000000Z 0 [Note] ready for connections.', 'info'],
      ['mysqld: [Warning] World-writable config file is ignored.', 'warn'],
    ],
  },
];
