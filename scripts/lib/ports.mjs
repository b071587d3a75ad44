import { createServer } from 'node:net';

/** Ports handed out by this process: a server that is still starting does not listen yet. */
const handedOut = new Set();

/**
 * The first of the wanted ports that is free on the loopback address, or any free port.
 * @param {(number | undefined)[]} wanted
 * @returns {Promise<number>}
 */
export async function freePort(...wanted) {
  for (const port of [...wanted, 0, 0, 0]) {
    if (port === undefined || handedOut.has(port)) continue;
    const found = await tryPort(port);
    if (found === undefined || handedOut.has(found)) continue;
    handedOut.add(found);
    return found;
  }
  throw new Error('No free port on 127.0.0.1');
}

/**
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>}
 */
const tryPort = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined));
    });
  });
