/**
 * The version of Java that a line says it takes; `null`: it says none. Class files of version 52 are
 * those of Java 8, and each later one is one more.
 */
export function javaWanted(line: string): number | null {
  const file = /class file version (\d{2,3})(?:\.\d+)?/i.exec(line)?.[1];
  if (file !== undefined) return toJava(Number(file));
  const old = /unsupported major\.minor version (\d{2,3})\.\d+/i.exec(line)?.[1];
  if (old !== undefined) return toJava(Number(old));
  const named = /requires running the server with java (\d{1,2}) or above/i.exec(line)?.[1];
  return named === undefined ? null : Number(named);
}

function toJava(classFile: number): number | null {
  return classFile >= 49 ? classFile - 44 : null;
}
