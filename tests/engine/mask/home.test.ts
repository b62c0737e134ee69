import { describe, expect, it } from 'vitest';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';

const raw = String.raw;

describe('of the path of a home folder', () => {
  it.each([
    // Whatever Windows lets a name hold
    [raw`C:\Users\O'Brien\srv`, raw`C:\Users\<name 1>\srv`],
    [raw`"C:\\Users\\Jo (Work)\\x"`, raw`"C:\\Users\\<name 1>\\x"`],
    ['C:/Users/Jo,Ann & Co/x', 'C:/Users/<name 1>/x'],
    // At the end of a line or of a text in it
    [raw`not found: C:\Users\Jo Smith`, raw`not found: C:\Users\<name 1>`],
    [raw`"C:\Users\Jo Smith" is`, raw`"C:\Users\<name 1>" is`],
    [raw`{\"dir\":\"C:\\\\Users\\\\Jo Smith\"}`, raw`{\"dir\":\"C:\\\\Users\\\\<name 1>\"}`],
    // What only stands behind one
    [raw`'C:\Users\joe', not D:\x`, raw`'C:\Users\<name 1>', not D:\x`],
    [raw`(C:\Users\joe), \\host`, raw`(C:\Users\<name 1>), \\host`],
    [raw`in C:\Users\joe it failed`, raw`in C:\Users\<name 1> it failed`],
    [raw`"C:\\Users\\joe, left\n"`, raw`"C:\\Users\\<name 1>, left\n"`],
    // On other disks
    ['/cygdrive/c/Users/joe', '/cygdrive/c/Users/<name 1>'],
    ['/Volumes/My Data/Users/joe', '/Volumes/My Data/Users/<name 1>'],
    ['/System/Volumes/Data/Users/joe', '/System/Volumes/Data/Users/<name 1>'],
    ['(/mnt/disk1/home/joe)', '(/mnt/disk1/home/<name 1>)'],
    ['/host/home/joe /rootfs/home/jim', '/host/home/<name 1> /rootfs/home/<name 2>'],
  ])('of %j only the name is hidden', (line, masked) => {
    expect(createMasker(maskAll(true)).mask(line)).toBe(masked);
  });
});
