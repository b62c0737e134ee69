/**
 * Every text the page says, in English. A group per place, each in a file of its own, so that a part
 * of the page that comes later brings its own words; texts with something in them are functions.
 * Times are wall clock in ms, sizes in bytes.
 */
export { bannerWords } from './en/banners';
export { commandWords } from './en/command';
export { consoleWords } from './en/console';
export { faultWords } from './en/faults';
export { listWords } from './en/list';
export { logWords } from './en/log';
export { settingsWords } from './en/settings';
export { signInWords } from './en/signIn';
