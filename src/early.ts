/**
 * What is begun before the rest of the page is even evaluated, for it takes its time by itself: the
 * configuration on its way, and a worker for the server that the address names. Imported first.
 */
import { readAddress } from './address';
import { fetchConfigFile } from './config';
import { startWorker } from './worker/home';

export const configFile = fetchConfigFile(document.baseURI);

const { server } = readAddress(location.href);
if (server !== null) startWorker(server);
