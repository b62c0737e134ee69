import type { Format } from './format';

/** What languages, and the systems that they run on, say of a program. */
export const languages: readonly Format[] = [
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
    name: 'Python, warnings',
    pattern: /^(?:(?:\/|[A-Z]:\\|<)[^:]{1,300}|sys):\d{1,6}: (?:\w{0,40}(Warning)): /,
    sort: 'worded',
    examples: [
      ['/app/bot.py:12: DeprecationWarning: There is no current event loop', 'warn'],
      ['<string>:1: UserWarning: no', 'warn'],
      ["sys:1: RuntimeWarning: coroutine 'close' was never awaited", 'warn'],
    ],
  },
  {
    name: 'Ruby, an error that nobody rescued',
    pattern: /^[\w./-]{1,200}\.rb:\d{1,6}:in [`'].{1,200} \(\w[\w:]{0,80}\)$/,
    sort: 'worded',
    otherwise: 'error',
    examples: [
      ["/app/main.rb:3:in `run': no (RuntimeError)", 'error'],
      ["main.rb:3:in 'run': no (RuntimeError)", 'error'],
    ],
  },
  {
    name: 'Laravel, on the console',
    pattern: /^ {2,4}(INFO|WARN|ERROR|SUCCESS|DEBUG) {2}(?=\S)/,
    sort: 'mixed',
    examples: [
      ['   INFO  Server running on [http://0.0.0.0:8000].', 'info'],
      ['   ERROR  Could not open input file: artisan.', 'error'],
    ],
  },
  {
    name: 'PostgreSQL without a time',
    pattern: /^LOG: {2}(?=\S)/,
    sort: 'worded',
    otherwise: 'info',
    examples: [['LOG:  database system is ready to accept connections', 'info']],
  },
  {
    name: 'What has the place in its source before it',
    pattern:
      /^[\w./\\-]{1,120}\.(?:c|cc|cpp|h|hpp)\(\d{1,6}\) ?: (fatal error|error|warning|Error|Warning)[:! ]/,
    words: { 'FATAL ERROR': 'error' },
    sort: 'worded',
    examples: [
      ['material2.cpp(711): Error! Material has no layers', 'error'],
      ['src/main.c(12): warning C4101: unused', 'warn'],
    ],
  },
  {
    name: 'Compilers of .NET, tools of PostgreSQL',
    pattern:
      /^(?:[^\s(]{1,200}\(\d{1,6},\d{1,6}\): (?=\w+ [A-Z]{2,6}\d{2,6}: )|(?:initdb|pg_\w{1,20}|postgres|psql): )(warning|error|fatal)(?:: | )/,
    sort: 'worded',
    examples: [
      ['/app/Program.cs(14,9): warning CS8600: Converting null literal', 'warn'],
      ['Program.cs(14,9): error CS1002: ; expected', 'error'],
      ['initdb: warning: enabling "trust" authentication for local connections', 'warn'],
      ['pg_ctl: error: no', 'error'],
      ['psql: error: no', 'error'],
    ],
  },
  {
    name: 'Elixir, its compiler',
    pattern: /^ {4}(warning|error): (?=\S)/,
    sort: 'worded',
    examples: [['    warning: variable "boat" is unused', 'warn']],
  },
  {
    name: 'pip, behind what it has installed',
    pattern: /^ {2}(WARNING|ERROR): (?=The scripts? )/,
    sort: 'worded',
    examples: [['  WARNING: The script dotenv is installed in /a which is not on PATH.', 'warn']],
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
      /^(?:(?:\[\d\d-[A-Z][a-z]{2}-\d{4} [\d:]{8}(?: [\w/+-]{1,40})?\] )?PHP (?=[FPRWND])|(?=Fatal e|Parse e))(Fatal error|Parse error|Warning|Notice|Deprecated): /,
    words: { 'FATAL ERROR': 'fatal', 'PARSE ERROR': 'error', DEPRECATED: 'warn' },
    sort: 'worded',
    examples: [
      ['PHP Fatal error:  Uncaught Exception: no', 'fatal'],
      ['PHP Warning:  Undefined variable $x', 'warn'],
      ['[01-Jan-2024 12:00:00 UTC] PHP Fatal error:  Uncaught Error: no', 'fatal'],
    ],
  },
  {
    name: 'What programs say when they fall',
    pattern:
      /^(?:Unhandled [Ee]xception[.:]|Ignoring exception in |Exception in (?:thread|server tick)|Uncaught |thread '[^']{1,80}' (?:\(\d+\) )?panicked at|terminate called|(?:\*\*\* )?stack smashing|Error occurred during initialization of VM)/,
    sort: 'worded',
    otherwise: 'error',
    examples: [
      ['Ignoring exception in command play:', 'error'],
      ['Exception in thread "main" java.lang.IllegalStateException: no', 'error'],
      ["thread 'main' panicked at src/main.rs:12:5:", 'error'],
      ['Error occurred during initialization of VM', 'error'],
    ],
  },
  {
    name: 'What the system says of programs that fell',
    pattern:
      /^(?:Segmentation fault|Aborted(?: \(core dumped\)|$)|Killed$|Bus error|fatal (?:runtime )?error: |[\w./-]{1,200}: line \d{1,6}: {1,6}\d{1,9} (?:Segmentation fault|Aborted|Killed|Bus error|Illegal instruction)\b|# (?:A fatal error has been detected by|There is insufficient memory for) the Java)/,
    sort: 'worded',
    otherwise: 'fatal',
    examples: [
      ['Segmentation fault (core dumped)', 'fatal'],
      ['fatal error: all goroutines are asleep - deadlock!', 'fatal'],
      ['fatal runtime error: stack overflow', 'fatal'],
      ['./start.sh: line 12:    42 Segmentation fault      (core dumped) ./server', 'fatal'],
      ['/home/container/start.sh: line 12:    42 Killed                  ./server', 'fatal'],
      ['# A fatal error has been detected by the Java Runtime Environment:', 'fatal'],
    ],
  },
  {
    name: 'Bots, a word for the level behind a sign',
    pattern: /^(?:❌|⚠️?|🚨|⛔|🔴|✖️?|✗) {1,2}(Error|ERROR|Warning|WARNING|Fatal|FATAL)(?![\w-])/,
    sort: 'worded',
    examples: [
      ['❌ Error talking to the model: Connection Closed', 'error'],
      ['⚠️ Warning: no token', 'warn'],
    ],
  },
  {
    name: 'Chromium, Electron',
    pattern:
      /^\[(?:\d{1,9}:)?(?:\d{1,9}:)?\d{4}\/\d{6}\.\d{3,6}:(FATAL|ERROR|WARNING|INFO|VERBOSE)\d?:/,
    examples: [
      ['[0101/120000.123456:ERROR:gpu_init.cc(441)] no display', 'error'],
      ['[12:34:0101/120000.123456:WARNING:bus.cc(12)] slow', 'warn'],
    ],
  },
];
