import { useEffect, useState } from 'react';
import { maskAll } from '../../engine/log/mask/kinds';
import { useSettings } from '../app/services';
import { bannerWords } from '../messages/en/banners';
import type { Banner, BannerSource } from './banner.types';

/** Hides in banners what the private view hides in the log. */
export interface PrivateBanners {
  /** Nothing in it tells where the server is. */
  source(source: BannerSource): BannerSource;
  banner(banner: Banner): Banner;
}

type Mask = (text: string) => string;

const asTheyAre: PrivateBanners = { source: (source) => source, banner: (banner) => banner };

/** `null`: not before it is known what has to be hidden. */
export function usePrivateBanners(
  address: string | null,
  node: string | null,
): PrivateBanners | null {
  const isPrivate = useSettings((s) => s.privateView);
  const [mask, setMask] = useState<{ readonly of: Mask } | null>(null);

  useEffect(() => {
    let gone = false;
    if (isPrivate) void loadMask([address, node]).then((of) => !gone && setMask({ of }));
    return () => {
      gone = true;
      setMask(null);
    };
  }, [isPrivate, address, node]);

  if (!isPrivate) return asTheyAre;
  return mask && createPrivateBanners(mask.of);
}

/** Where it cannot be loaded, texts are hidden whole: what can be done about them stays. */
async function loadMask(addresses: readonly (string | null)[]): Promise<Mask> {
  try {
    const [{ createMasker }, { findHosts, ownHosts }] = await Promise.all([
      import('../../engine/log/mask/masker'),
      import('../../engine/log/mask/ownAddresses'),
    ]);
    const hosts = ownHosts(addresses);
    return createMasker(maskAll(true), (text) => findHosts(text, hosts)).mask;
  } catch {
    return () => '•••';
  }
}

export function createPrivateBanners(mask: Mask): PrivateBanners {
  return {
    source({ details, ...rest }) {
      // Nodes are often named by their hosts.
      return { ...rest, details: details && { ...details, node: bannerWords.theNode } };
    },
    banner: ({ text, counting, list, ...rest }) => ({
      ...rest,
      text: mask(text),
      counting: counting === null ? null : mask(counting),
      list: list && { ...list, items: list.items.map(mask) },
    }),
  };
}
