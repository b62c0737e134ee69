import { describe, expect, it } from 'vitest';
import { chooseTheme, createSettings, type Settings } from '../../src/settings';
import { createSafeStorage } from '../../src/storage';
import { createAccess } from '../../src/ui/signIn/access';
import { createMemoryStorage } from './memoryStorage';

describe('settings', () => {
  it('are there again at the next visit', () => {
    const storage = createMemoryStorage();
    const first = createSettings(createSafeStorage(() => storage));
    chooseTheme(first, 'light');
    first.setState({ fontSize: 16, askBeforeStop: true, times: 'since', wrap: false });
    first.setState({ privateView: true, hideNames: true, keptLines: 5_000_000 });
    const second = createSettings(createSafeStorage(() => storage)).getState();
    expect(second).toMatchObject({
      theme: 'light',
      fontSize: 16,
      askBeforeStop: true,
      times: 'since',
      wrap: false,
      privateView: true,
      hideNames: true,
      keptLines: 5_000_000,
    });
  });

  it('take from the storage only what makes sense', () => {
    const storage = createMemoryStorage();
    storage.setItem(
      'roost.settings',
      JSON.stringify({
        version: 1,
        state: {
          theme: 'pink',
          fontSize: 4000,
          lineHeight: 'high',
          rememberedKey: 'x',
          statsFolded: 1,
          times: 'sometimes',
          wrap: 'no',
          hideNames: 'some',
          keptLines: 12,
        },
      }),
    );
    expect(createSettings(createSafeStorage(() => storage)).getState()).toMatchObject({
      theme: 'system',
      fontSize: 24,
      lineHeight: 1.2,
      rememberedKey: null,
      statsFolded: false,
      times: 'off',
      wrap: true,
      hideNames: false,
      keptLines: null,
    });
  });

  it('survive a storage with rubbish in it', () => {
    const storage = createMemoryStorage();
    storage.setItem('roost.settings', '{broken');
    expect(createSettings(createSafeStorage(() => storage)).getState().theme).toBe('system');
  });

  it.each([
    ['missing', () => null],
    [
      'forbidden',
      () => {
        throw new Error('SecurityError');
      },
    ],
    [
      'full',
      () =>
        Object.assign(createMemoryStorage(), {
          setItem() {
            throw new Error('QuotaExceededError');
          },
        }),
    ],
  ])('work in memory while the storage is %s, and say so', (_name, open) => {
    const storage = createSafeStorage(open);
    const settings = createSettings(storage);
    settings.setState({ fontSize: 18 });
    expect(settings.getState()).toMatchObject({ fontSize: 18, storageWorks: false });
    expect(storage.getItem('roost.settings')).toContain('18');
  });

  it('notice when the storage stops working later', () => {
    const storage = createMemoryStorage();
    const settings = createSettings(createSafeStorage(() => storage));
    expect(settings.getState().storageWorks).toBe(true);
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    settings.setState({ fontSize: 18 });
    expect(settings.getState()).toMatchObject({ fontSize: 18, storageWorks: false });
  });

  it('keep neither what the address asks for nor that the storage works', () => {
    const storage = createMemoryStorage();
    const settings = createSettings(createSafeStorage(() => storage));
    settings.setState({ askedTheme: 'light' });
    chooseTheme(settings, 'dark');
    expect(storage.getItem('roost.settings')).not.toMatch(/askedTheme|storageWorks/);
    expect(settings.getState()).toMatchObject({ theme: 'dark', askedTheme: null });
  });
});

describe('the settings in a full storage', () => {
  const room = 5_000;
  const name = 'roost.settings';

  /** A device whose storage is full of other things, and what a page before this one has chosen. */
  function createDevice(chosen: Partial<Settings>) {
    const storage = createMemoryStorage(room);
    const open = () => createSafeStorage(() => storage);
    createSettings(open()).setState(chosen);
    const fill = () => {
      const used = (storage.getItem(name)?.length ?? 0) + name.length;
      storage.setItem('panel.cache', 'x'.repeat(room - used - 'panel.cache'.length));
    };
    return { storage, open, fill };
  }

  it('are read', () => {
    const { open, fill } = createDevice({ privateView: true, hideNames: true });
    fill();
    expect(createSettings(open()).getState()).toMatchObject({
      privateView: true,
      hideNames: true,
      storageWorks: false,
    });
  });

  it('forget a key for good, also when something else had found no room', () => {
    const rememberedKey = { panel: 'https://panel', key: 'ptlc_secret' };
    const { storage, open } = createDevice({ rememberedKey, privateView: true });
    const page = open();
    const settings = createSettings(page);
    expect(page.setItem('roost.history', 'x'.repeat(room))).toBe(false);
    expect(page.getItem('roost.history')).toHaveLength(room);
    createAccess('https://panel', settings).forgetKey();
    expect(JSON.stringify(storage)).not.toContain('ptlc_secret');
    expect(createSettings(open()).getState()).toMatchObject({
      rememberedKey: null,
      privateView: true,
    });
    page.removeItem('roost.history');
    expect(page.getItem('roost.history')).toBeNull();
  });

  it('forget a key for good, though nothing at all can be written', () => {
    const rememberedKey = { panel: 'https://panel', key: 'ptlc_secret' };
    const { storage, open } = createDevice({ rememberedKey, fontSize: 18 });
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const settings = createSettings(open());
    const access = createAccess('https://panel', settings);
    access.refused();
    expect(JSON.stringify(storage)).not.toContain('ptlc_secret');
    expect(settings.getState()).toMatchObject({ rememberedKey: null, fontSize: 18 });
    expect(createSettings(open()).getState().rememberedKey).toBeNull();
  });

  it('are kept again, all of them, once there is room', () => {
    const { storage, open, fill } = createDevice({ fontSize: 18 });
    fill();
    const settings = createSettings(open());
    settings.setState({ privateView: true });
    expect(settings.getState()).toMatchObject({ privateView: true, storageWorks: false });
    expect(createSettings(open()).getState()).toMatchObject({ privateView: false, fontSize: 18 });
    storage.removeItem('panel.cache');
    settings.setState({ times: 'since' });
    expect(settings.getState().storageWorks).toBe(true);
    expect(createSettings(open()).getState()).toMatchObject({
      privateView: true,
      times: 'since',
      fontSize: 18,
    });
  });

  it('do not bring back a key that another page has forgotten meanwhile', () => {
    const rememberedKey = { panel: 'https://panel', key: 'ptlc_secret' };
    const { storage, open, fill } = createDevice({ rememberedKey });
    fill();
    const a = createSettings(open());
    a.setState({ privateView: true });
    createAccess('https://panel', createSettings(open())).forgetKey();
    a.setState({ times: 'since' });
    expect(JSON.stringify(storage)).not.toContain('ptlc_secret');
  });
});

describe('the settings of several pages', () => {
  /** A device, and pages of it; `told`: whether each hears of what the others write. */
  function createDevice(told: boolean) {
    const storage = createMemoryStorage();
    const pages: EventTarget[] = [];
    return {
      storage,
      open() {
        const page = new EventTarget();
        const own = {
          ...storage,
          setItem(name: string, value: string) {
            storage.setItem(name, value);
            if (!told) return;
            for (const other of pages) {
              if (other === page) continue;
              other.dispatchEvent(Object.assign(new Event('storage'), { key: name }));
            }
          },
        } as Storage;
        pages.push(page);
        return createSettings(createSafeStorage(() => own, page as unknown as Window));
      },
    };
  }

  it('are not undone by one that was opened earlier', () => {
    const { storage, open } = createDevice(false);
    open().setState({ rememberedKey: { panel: 'https://panel', key: 'ptlc_secret' } });
    const [a, b] = [open(), open()];
    a.setState({ privateView: true, deviceBytes: 0 });
    createAccess('https://panel', a).forgetKey();
    b.setState({ fontSize: 15 });
    expect(JSON.stringify(storage)).not.toContain('ptlc_secret');
    expect(open().getState()).toMatchObject({
      privateView: true,
      deviceBytes: 0,
      rememberedKey: null,
      fontSize: 15,
    });
  });

  it('hold in all of them at once, also what is set back', () => {
    const { open } = createDevice(true);
    const [a, b] = [open(), open()];
    b.setState({ askedTheme: 'light' });
    a.setState({ privateView: true, times: 'since', theme: 'dark' });
    expect(b.getState()).toMatchObject({ privateView: true, times: 'since', theme: 'dark' });
    a.setState({ privateView: false, times: 'off', theme: 'system' });
    expect(b.getState()).toMatchObject({
      privateView: false,
      times: 'off',
      theme: 'system',
      askedTheme: 'light',
      storageWorks: true,
    });
  });
});

describe('an API key', () => {
  const panel = 'https://panel.example.com';

  it('is not kept unless that was ticked', () => {
    const storage = createMemoryStorage();
    const settings = createSettings(createSafeStorage(() => storage));
    const access = createAccess(panel, settings);
    access.signInWithKey('ptlc_secret', false);
    expect(access.getState().access.auth).toEqual({ kind: 'key', key: 'ptlc_secret' });
    expect(JSON.stringify(storage)).not.toContain('ptlc_secret');
  });

  it('that was kept signs in at the same panel only', () => {
    const storage = createMemoryStorage();
    const settings = createSettings(createSafeStorage(() => storage));
    createAccess(panel, settings).signInWithKey('ptlc_secret', true);
    const later = createSettings(createSafeStorage(() => storage));
    expect(createAccess(panel, later).getState().access.auth.kind).toBe('key');
    expect(createAccess('https://other.example.com', later).getState().access.auth.kind).toBe(
      'session',
    );
  });

  it('that is refused is forgotten, and the session tried again', () => {
    const storage = createMemoryStorage();
    const settings = createSettings(createSafeStorage(() => storage));
    createAccess(panel, settings).signInWithKey('ptlc_secret', true);
    const access = createAccess(panel, settings);
    access.refused();
    expect(access.getState()).toMatchObject({
      access: { auth: { kind: 'session' } },
      rememberedRefused: true,
    });
    expect(JSON.stringify(storage)).not.toContain('ptlc_secret');
  });
});
