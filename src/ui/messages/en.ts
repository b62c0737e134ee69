/**
 * Every text the page says, in English. A group per place, each in a file of its own; texts with
 * something in them are functions. Times are wall clock in ms, sizes in bytes.
 */
import { bannerWords } from './en/banners';
import { commandWords } from './en/command';
import { consoleWords } from './en/console';
import { faultWords } from './en/faults';
import { listWords } from './en/list';
import { logWords } from './en/log';
import { settingsWords } from './en/settings';
import { signInWords } from './en/signIn';

export const words = {
  banners: bannerWords,
  command: commandWords,
  console: consoleWords,
  faults: faultWords,
  list: listWords,
  log: logWords,
  settings: settingsWords,
  signIn: signInWords,
} as const;
