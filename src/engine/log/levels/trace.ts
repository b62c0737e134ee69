/**
 * How stack traces are written, by language. A trace belongs to the line it follows, so what is
 * told apart here matters most where lines have no heads: which of them go on with a trace.
 */

/** Between the errors of a chain of Python's, and before a trace that names its error once more. */
const link =
  /^(?:During handling of the above exception|The above exception was the direct cause|[Ss]tack ?[Tt]race:$)/;
/** FiveM, PHP. */
const frameOfScript =
  /^(?:(?:\d\d:\d\d:\d\d [AP]M \[[^\]]{1,80}\] )?(?:\^\d)?> (?:\[string "[^"]{1,200}"\]:\d|.{0,200}\((?:\^\d)?(?:@|node:|citizen:\/|[\w./-]{1,100}\.(?:lua|js):\d))|(?:\[\d\d-[A-Z][a-z]{2}-\d{4} [^\]]{8,40}\] )?PHP (?:Stack trace:$| {1,3}\d{1,3}\. ))/;
/** Squirrel: what a variable holds. */
const variable =
  /^\[\w{1,60}\] (?:NULL|TABLE|ARRAY|INSTANCE|CLASS|CLOSURE|NATIVECLOSURE|USERDATA|GENERATOR|THREAD|WEAKREF|BOOL|-?\d[\d.e+-]{0,30}|true|false|".{0,300}")$/;
const bareFrame = /^> [a-z][\w.:]{1,60}$/i;
/** A line that only ever goes on with what was begun. */
const going: readonly RegExp[] = [
  // Java, .NET, Node, Unity.
  /^(?:\s+at \S|at [\w$.<>/]{1,300}[(:])/,
  /^\s*(?:Caused by|Suppressed|Wrapped by): /,
  /^\s*\.\.\. \d{1,9} (?:more|common frames|lines matching)/,
  /^Rethrow as \w{1,80}: /,
  /^\s*---? ?(?:> |End of )/,
  /^\s*\(Filename: .{0,300} Line: -?\d{1,9}\)/,
  // Unity: Class:Method(Arguments), with or without the place.
  /^\w[\w.+<>`[\],]{0,200} ?\([^)]{0,300}\) ?\(at <[^>]{0,100}>:/,
  /^\w[\w.+<>`]{0,200}:[\w.<>|`]{1,120} ?\([^)]{0,300}\)(?: ?\(at .{0,300}\))?$/,
  /^\s*\(wrapper [\w-]{1,40}\) /,
  // .NET, Mono: more of what the error says.
  /^\[v\d{1,4}(?:\.\d{1,6}){2,3}\] (?:\w{1,80}\.){1,20}\w{1,80}Exception: /,
  /^(?:Parameter name: [\w.]{1,100}\)?$|Actual value was .{0,300}\.$|File name: '.{1,300}'$|Object name: '.{1,300}'\.(?: ?<---)?$)/,
  // Java that cannot begin, or is ended by the system.
  /^(?:Too small (?:maximum|initial) heap|Could not reserve enough space for |Initial heap size set to )/,
  /^#(?:$| {2,3}(?:SIG|EXCEPTION|Internal Error|Out of Memory|https?:)| (?:\/|JRE version|Java VM|Problematic frame|[CVJj] {2}|No core dump|Core dump|Failed to write core|An error report|If you would like|The crash happened|Native memory allocation|Possible (?:reasons|solutions)))/,
  // C++, PHP, gdb: numbered frames.
  /^\s*#\d{1,4}:? +(?:0x|\{main\}|\[internal function\]|\S{1,300}\(\d{1,9}\)|.{0,300}\S\(\d{1,9}\): \S|.{1,300} (?:at|in|from) \S)/,
  /^\s{2}thrown in .{1,300} on line \d{1,9}$/,
  // PostgreSQL, without a time.
  /^(?:DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): {2}\S/,
  /^\w{2,20}: (?:hint|detail): \S/,
  // HarmonyX: what is at a method now.
  /^(?:\d{1,3} (?:pre|post)fixes:$|\d{1,3} (?:transpilers|finalizers|ilmanipulators):$|\* static [\w.]{1,80} .{0,300}::|### (?:Started from|At) \S)/,
  // Elasticsearch: the index that it befell.
  /^\[[\w.-]{1,80}\] (?:\w{1,60}\.){0,8}\w{1,80}Exception\[/,
  // Python.
  /^ {2}File "[^"]{1,400}", line \d{1,9}/,
  /^RuntimeWarning: Enable tracemalloc to get /,
  link,
  // Rust, Go, Lua, Ruby, Node.
  /^note: (?:run with|Some details)/,
  /^(?:LUA ERROR )?[Ss]tack ?(?:traceback|backtrace|trace|Trace):/,
  /^goroutine \d{1,9} .{0,120}:$/,
  /^created by [\w./*()-]{1,200}/,
  /^\[signal \S/,
  /^\tfrom \S{1,300}:\d{1,9}/,
  /^Node\.js v\d/,
  /^Require stack:$|^- (?:\/|[A-Z]:\\)\S{1,300}\.[cm]?[jt]s$/,
  /^\(Use `node --trace-/,
  // Unreal Engine.
  /^\[Callstack\] 0x/,
  // DayZ, Arma Reforger.
  /^(?:Reason: NULL pointer|(?:Class: {1,8}|Function: )'\w|Entity id:\d|(?:[\w.@-]{1,40}[/\\]){0,4}[Ss]cripts[/\\][\w./\\ -]{1,200}\.c:\d{1,6}(?: Function \w+)?$)/,
  // Source: where in a file of its settings.
  /^[\w(*)]{1,60}(?:, [\w(*)]{1,60}){0,8}, $/,
  // Source, of its scripts in Squirrel.
  /^(?:CALLSTACK|LOCALS|\*FUNCTION \[.{1,200}\] .{1,200} line \[-?\d{1,9}\])$/,
  variable,
  // The shell of MongoDB.
  /^\S{0,80}@(?:\S{1,200}\.js|\(shell\)):\d{1,6}:\d{1,6}$/,
  // Python, rich: a trace in a frame.
  /^[╭┌]─{3,200} Traceback \(most recent call|^[│├╰└][ ─]/,
  /^Emitted '\w{1,40}' event /,
  /^exit status \d{1,3}$/,
  frameOfScript,
];

/** A line that begins a trace. `python`: its last line stands at the end, without a space before. */
const python = /^Traceback \(most recent call/;
/** Node shows the place before the error, and its lines. */
const node =
  /^(?:(?:node:|file:\/\/)?[\w/.@+\\:-]{1,300}\.[cm]?[jt]sx?|node:[\w/]{1,100}):\d{1,9}$/;
/** What was not caught is said to be so. */
const uncaught =
  /^(?:Exception in |Unhandled (?:[Ee]xception|(?:promise )?[Rr]ejection\b(?!\?))|Uncaught )/;
/** What a program says that could not go on, of itself or through its command line. */
const ending = /^[Ee]rror: /;
/** A program's own words, and the error behind them: `console.error('Failed to play:', error)`. */
const told =
  /^(?:An? (?:error|exception)|Error|Failed|Failure|Could not|Couldn't|Cannot|Unable) [\w' #/-]{1,80}: [A-Z][A-Za-z]{1,60}(?:Error|Exception)(?:\[\w{1,20}\])?: /;
/** An error whose name says no more than what it is: of JavaScript, or of a game's own code. */
const short =
  /^(?:Error \[\w{1,60}\]: |[A-Z][A-Za-z]{0,80}(?:Exception|Error)(?:\[\w{1,20}\])?(?::|$| \[))/;
const thrown = /^[A-Z][A-Za-z]{2,80}Exception: /;
const begins: readonly RegExp[] = [
  python,
  node,
  uncaught,
  told,
  // Oxide, Carbon: the exception in parentheses.
  /^[A-Z][^(]{3,160} \((?:[A-Za-z]\w{0,40}\.){0,6}[A-Z]\w{2,60}Exception: .{1,400}\)$/,
  // java.lang.Foo: …, System.FooException: …, TypeError: …, foo.bar.Error
  /^(?:[A-Za-z_$][\w$]{0,80}\.){1,20}[\w$+`]{0,80}(?:Exception|Error|Throwable|Failure|Interrupt)\w{0,20}(?::|$| \[| \((?:0x)?[\dA-F]{1,8}\): )/,
  /^Exception: \S/,
  /^AN ERROR HAS OCCURR?ED \[/,
  short,
];
const anyGoing = anyOf(going);
const anyBegin = anyOf(begins);
const error = /^[\w.$]{1,200}(?:: |:?$| \[|\()/;
const go = /^[\w./*()\u00b7-]{1,300}\(.{0,500}\)$/;

/** One pattern for all is several times as quick as one after the other. */
function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

export type TraceSort = 'goes on' | 'begins' | 'begins python' | 'begins node';

/** What this line is to a trace; `null` for any other line. */
export function readTrace(text: string): TraceSort | null {
  if (anyGoing.test(text)) return 'goes on';
  if (!anyBegin.test(text)) return null;
  if (python.test(text)) return 'begins python';
  return node.test(text) ? 'begins node' : 'begins';
}

/** Whether it has no place in what a logger writes, of whatever level, or of none that is known. */
export function isCrash(text: string): boolean {
  return python.test(text) || node.test(text) || uncaught.test(text);
}

/** The same behind a head that has no level. */
export function isThrown(text: string): boolean {
  return isCrash(text) || thrown.test(text);
}

/** The same behind a head that says that all is well: loggers write names of errors in full, or none. */
export function isUncaught(text: string): boolean {
  return isCrash(text) || told.test(text) || short.test(text) || ending.test(text);
}

/** What was logged is shown with all that it holds, in braces. Node does it behind the last frame. */
export function opensDump(text: string): boolean {
  return text.endsWith(' {');
}

/** Whether an error follows that led to the one before, came of it, or is the same with its trace. */
export function isLink(text: string): boolean {
  return link.test(text);
}

const frames: readonly RegExp[] = [
  /^\s+at (?:async |new )?[\w$.<>/\\[\]@:`+-]{1,300} ?\(/,
  /^at (?:[\w$]{1,80}[./]){1,20}[\w$<>]{1,80}\(/,
  /^\s{2,}at \S{1,400}:\d/,
  /^\s*Caused by: [\w$.]/,
  /^\s*\.\.\. \d{1,9} (?:more|common)/,
  /^\s+File "[^"]{1,400}", line \d/,
  /^\s*Suppressed: [\w$.]/,
  // A dump of threads: the frames without a word before.
  /^\s{1,8}(?:[\w.@-]{1,80}\/{1,2}){0,2}[\w.$]{1,200}\.[\w$<>]{1,80}\((?:\w{1,80}\.(?:java|kt):\d|Native Method)/,
  // PocketMine, PHP.
  /^\s*#\d{1,4} .{0,300}\(\d{1,9}\): /,
  /^\s*--- (?:Stack trace|End of exception information) ---/,
  frameOfScript,
  /^\s*---> [\w.]{1,200}:/,
  // DayZ.
  /^\t[\w@#]{1,120}\(\) \S.{0,300} : \d{1,6}$/,
  // Luanti.
  /^(?:stack traceback:$|\s{1,8}(?:\[C\]: in |\(\.\.\.tail calls\.\.\.\)$)|\s{0,8}\S{1,200}:\d{1,6}: in (?:function|main chunk|upvalue|local|method|field) ?)/,
  // SA-MP, open.mp.
  /^(?:AMX backtrace:$|#\d{1,3} (?:[\da-f?]{8}|native) | (?:Attempted to read\/write|Accessing element) )/,
  // Rust, behind the time of Docker.
  /^\s{2,5}\d{1,3}: (?:0x[\da-f]{1,16} - )?(?:[\w<&({[].{0,300}::|_?[\w<>]{1,60}$)/,
  // Go, behind the time of the journal.
  /^Stacktrace:$|^\s{1,8}(?:[\w.~@-]{1,100}\/){1,14}[\w.-]{1,80}\.(?:go|s):\d{1,6}$/,
  // Unreal Engine, behind the word `[Callstack]`.
  /^0x[\da-f]{8,16} [\w.-]{1,80}!/,
  // PostgreSQL: more about the line before.
  /^(?:DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): {1,2}\S/,
  // Arma.
  /^\s{0,3}(?:Error (?:position: <|Undefined |Missing |Zero |Type |Generic |Foreign |Reserved )|File \S.{0,300}, line \d{1,9}$)/,
];

const anyFrame = anyOf(frames);
const crashdetect = /^\[\d\d:\d\d:\d\d\] \[debug\] (?: \S|AMX backtrace:|#\d)/;
const sourceMod = /^L .{20,30} \[SM\] (?:Blaming: |Call stack trace:| {1,4}\[\d{1,3}\] )/;

/** What a frame can begin with: most that is said behind a head does not. */
const firsts = new Set([...' \t\u00a0#.>^-0aACDEFHLQSs/'].map((letter) => letter.charCodeAt(0)));

export function beginsFrame(code: number): boolean {
  return firsts.has(code);
}

/** Whether what follows a head is a line of a trace, of which each line was given a head. */
export function isFrame(message: string): boolean {
  return anyFrame.test(message);
}

/** The same of FiveM and PHP, whose heads are not alike: with the head, if that is only a time. */
export function isFrameOfScript(text: string): boolean {
  return frameOfScript.test(text);
}

/** FiveM: a function without its place, which may be what someone typed as well. */
export function isBareFrame(text: string): boolean {
  return bareFrame.test(text);
}

const compiler = /\(\d{1,6},\d{1,6}\): (?:error|warning) [A-Z]{2,5}\d{1,6}: /;

/** What a compiler says is wrong, and where: of scripts of a game, behind the line that tells so. */
export function isOfCompiler(text: string): boolean {
  return compiler.test(text);
}

/** Rust's compiler shows the line of the source, between lines that begin with spaces. */
export function isOfSource(text: string): boolean {
  return /^\d{1,6} {1,4}\|/.test(text);
}

const steam =
  /^(?:dlopen failed trying to load:|with error:|\S{0,300}steamclient\.so(?:: .{1,300})?)$/;

/** What Steam says of a library that it did not find, in lines that look like anybody's. */
export function isOfSteam(text: string): boolean {
  return steam.test(text);
}

/** Whether a script's variable and what it holds stand here, and nothing else. */
export function isVariable(text: string): boolean {
  return variable.test(text);
}

/** Whether this is a line of a trace of SourceMod's, whose lines have all the same head. */
export function isSourceModFrame(text: string): boolean {
  return text.charCodeAt(0) === 0x4c && sourceMod.test(text);
}

/** The same of crashdetect's, which calls each of them `[debug]`. */
export function isCrashdetectFrame(text: string): boolean {
  return text.charCodeAt(0) === 0x5b && crashdetect.test(text);
}

/** The name of an error and what it says: the end of a trace of Python's. */
export function isErrorLine(text: string): boolean {
  return error.test(text);
}

const goFunction = /^(?:(?:[\w.~-]{1,80}\/){1,12}[\w.-]{1,80}|runtime|main)\.[\w.()*]{1,200}$/;

/** The same without its arguments. */
export function isGoFunction(text: string): boolean {
  return goFunction.test(text);
}

/** A function of Go's, whose frames are two lines each. */
export function isGoFrame(text: string): boolean {
  return go.test(text);
}
