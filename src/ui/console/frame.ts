import { useServices } from '../app/services';

/** Shown inside another page, which has the server's name and the way back itself. */
export const isFramed = window.self !== window.top;

/** "Back to your servers": our list, or where the configuration says. */
export function useToList(): () => void {
  const { router, config } = useServices();
  const { servers } = config.links;
  return () => {
    if (servers === null) router.go(null);
    else window.location.assign(servers);
  };
}
