/** What a plugin's error looks like: the message, the exception, its frames, and what caused it. */
export function traceLines(frames: number): string {
  const at = (part: string, n: number): string =>
    `\tat com.example.${part}.run(${part}.java:${10 + n}) ~[${part.toLowerCase()}.jar:?]`;
  const half = Math.max(1, Math.floor(frames / 3));
  return [
    'Could not pass event PlayerJoinEvent to Greeter v1.2',
    'java.lang.IllegalStateException: no world to greet in',
    ...Array.from({ length: frames }, (_, n) => at('Greeter', n)),
    'Caused by: java.io.IOException: the world is on another disk',
    ...Array.from({ length: half }, (_, n) => at('Disk', n)),
    `\t... ${frames} more`,
  ].join('\n');
}
