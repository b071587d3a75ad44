import { readConfig } from '../../libs/config/config';
import { openHouse } from '../house';
import { createApi } from './app';

/** Opens the house and listens; SIGTERM lets running requests end before the pool closes. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const house = await openHouse(config);
  const app = await createApi(house);
  await app.listen(config.port, config.host);
  const stop = async () => {
    await app.close();
    await house.close();
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
