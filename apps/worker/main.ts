import { createServer } from 'node:http';
import { readConfig } from '../../libs/config/config';
import { openHouse } from '../house';
import { startWorker } from './worker';

const patienceMs = 10_000;

/** Runs until it is told to end: running activities finish before the pool closes. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const house = await openHouse(config);
  const worker = await startWorker(house, { bundle: config.workflowBundle });
  const health = createServer((_, response) => {
    const well = Date.now() - worker.lastRound() < patienceMs;
    response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ status: well ? 'ok' : 'degraded' }));
  });
  if (config.workerHealthPort > 0) health.listen(config.workerHealthPort, config.host);
  try {
    await worker.ended;
  } finally {
    health.close();
    await house.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
