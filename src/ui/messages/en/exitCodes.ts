/** What an exit code says, and what it does not. */
export interface ExitCodeWords {
  readonly says: string;
  readonly not: string;
}

const own = {
  says: 'The program ended by itself, with a code that it chose.',
  not: 'What the code stands for, only the program’s own documentation can tell.',
};

const codes: Readonly<Record<number, ExitCodeWords>> = {
  0: {
    says: 'The program ended by itself and reported no error.',
    not: 'It does not tell why it ended: a stop typed inside the game looks the same.',
  },
  1: {
    says: 'The program ended by itself because of an error.',
    not: 'It does not tell which error: nearly every program uses this code for all of them.',
  },
  2: {
    says: 'The program ended by itself because of an error. By custom it was called in a wrong way: an option or a file that it does not take.',
    not: 'Not every program keeps to that custom.',
  },
  126: {
    says: 'The start command was found but could not be run: it is no program, or not one for this machine.',
    not: 'It does not tell which part of the start command.',
  },
  127: {
    says: 'The start command was not found: its name is wrong, or the container image does not have it.',
    not: 'It does not tell which part of the start command.',
  },
  130: {
    says: 'The program was asked to end by an interrupt, as Ctrl+C does (SIGINT).',
    not: 'It does not tell who asked.',
  },
  134: {
    says: 'The program ended itself because a check inside of it failed (SIGABRT).',
    not: 'It does not tell which check. Lines or a report just before the end often do.',
  },
  135: {
    says: 'The system ended the program: it used memory in a way that the machine does not allow (SIGBUS).',
    not: 'It does not tell whether the program, a native library or the disk is at fault.',
  },
  136: {
    says: 'The system ended the program because of a calculation that cannot be done, such as a division by zero (SIGFPE).',
    not: 'It does not tell where in the program.',
  },
  139: {
    says: 'The system ended the program: it reached for memory that is not its own (SIGSEGV).',
    not: 'It does not tell whether the program, a native library or the machine is at fault.',
  },
  143: {
    says: 'The program was asked to end (SIGTERM).',
    not: 'It does not tell who asked.',
  },
};

const killed = 'The program was ended from outside, at once (SIGKILL)';

/** By the node's word on memory: `null`: it has said nothing of it. */
export function exitCodeWords(code: number, outOfMemory: boolean | null): ExitCodeWords {
  if (code === 137) return killedWords(outOfMemory);
  const known = codes[code];
  if (known !== undefined) return known;
  // By the custom of shells and containers.
  if (code > 128 && code <= 128 + 64) {
    return {
      says: `By custom, signal ${code - 128} ended the program.`,
      not: 'It does not tell who sent it. A program may choose such a code itself.',
    };
  }
  return own;
}

function killedWords(outOfMemory: boolean | null): ExitCodeWords {
  switch (outOfMemory) {
    case true:
      return {
        says: `${killed}, as the system does when memory has run out.`,
        not: 'It does not tell what took the memory.',
      };
    case false:
      return {
        says: `${killed}. The node says that it was not for want of memory.`,
        not: 'It does not tell who did it: a person, the host or the machine.',
      };
    case null:
      return {
        says: `${killed}.`,
        not: 'It does not tell who did it, or whether memory had run out.',
      };
  }
}
