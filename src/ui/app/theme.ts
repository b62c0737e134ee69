import { useSyncExternalStore } from 'react';
import type { SettingsStore } from '../../settings';

export type Theme = 'dark' | 'light';

const prefersLight = '(prefers-color-scheme: light)';

function themeNow(settings: SettingsStore): Theme {
  const { theme, askedTheme } = settings.getState();
  const choice = askedTheme ?? theme;
  if (choice !== 'system') return choice;
  return matchMedia(prefersLight).matches ? 'light' : 'dark';
}

/** Keeps `data-theme` on the root in step, from before the first paint. */
export function keepTheme(settings: SettingsStore): () => void {
  const apply = (): void => {
    document.documentElement.dataset.theme = themeNow(settings);
  };
  const media = matchMedia(prefersLight);
  apply();
  media.addEventListener('change', apply);
  const stop = settings.subscribe(apply);
  return () => {
    media.removeEventListener('change', apply);
    stop();
  };
}

/** For those who draw with the colours themselves: told after the root has changed. */
export function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

export function shownTheme(): Theme {
  return document.documentElement.dataset.theme === 'light' ? 'light' : 'dark';
}

export function useShownTheme(): Theme {
  return useSyncExternalStore(watchTheme, shownTheme);
}
