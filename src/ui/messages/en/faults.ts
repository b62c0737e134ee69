import type { AddressFault } from '../../../address';
import type { ConfigFault, ValueKind } from '../../../config';
import { formats } from '../format';

export const faultWords = {
  title: 'The console is not set up correctly',
  intro: 'Please pass this on to the people who run this panel:',
  addressTitle: 'This address cannot be used',
  again: 'Load the page again',
  toList: 'All servers',
  secretRemoved:
    'The address held a token or key. It was not used, and it was taken out of the address bar. Addresses end up in histories and logs, so please replace that key with a new one.',
  dismiss: 'Dismiss',
  config(fault: ConfigFault): string {
    switch (fault.kind) {
      case 'file unreadable':
        return fault.status === null
          ? 'config.json could not be loaded. Check that the web server delivers it beside index.html, then load the page again.'
          : `config.json could not be loaded: the web server answered with status ${fault.status}. Allow it to be read, or remove it to use the defaults.`;
      case 'html in its place':
        return 'In place of config.json the web server delivers a web page. Deliver the file itself, or answer 404 to use the defaults.';
      case 'malformed':
        return `config.json is not valid JSON. Correct it: ${fault.detail}`;
      case 'unknown key':
        return `config.json has an unknown key “${fault.key}”. Remove it; known here are ${fault.known.join(', ')}.`;
      case 'wrong type':
        return fault.key === ''
          ? 'config.json has to hold one object: { … }.'
          : `“${fault.key}” in config.json has to be ${kind(fault.wanted)}.`;
      case 'out of range':
        return `“${fault.key}” in config.json has to be from ${formats.count(fault.least)} to ${formats.count(fault.most)}.`;
      case 'panel not secure':
        return `This page is on https, so “panel.url” in config.json has to begin with https:// too; browsers block ${fault.url} from here.`;
      default:
        return faultWords.address(fault);
    }
  },
  address(fault: AddressFault): string {
    switch (fault.kind) {
      case 'bad server id':
        return `“${shorten(fault.id)}” in the address cannot be a server. A server's ID is its UUID or the first 8 characters of it; choose your server from the list.`;
      case 'bad theme':
        return `“${shorten(fault.theme)}” in the address is not a theme. Write theme=dark, theme=light or theme=system.`;
    }
  },
} as const;

function kind(wanted: ValueKind): string {
  switch (wanted) {
    case 'object':
      return 'an object: { … }';
    case 'text or null':
      return 'a text in quotes, or null';
    case 'yes or no':
      return 'true or false, without quotes';
    case 'kind of share':
      return '"mclogs" or "post"';
    case 'number':
      return 'a whole number';
    case 'web address':
      return 'a web address such as "https://panel.example.com", without a user name, a query or a fragment';
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
