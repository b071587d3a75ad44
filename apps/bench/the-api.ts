import type { AddressInfo } from 'node:net';
import { readConfig } from '../../libs/config/config';
import { createApi } from '../api/app';
import { openHouse } from '../house';
import { tellPort } from './served';

/** The API as it is, on a port of its own. */
async function main(): Promise<void> {
  const house = await openHouse(readConfig(process.env));
  const api = await createApi(house);
  await api.listen(0, '127.0.0.1');
  process.once('SIGTERM', () => void api.close().then(() => house.close()).then(() => process.exit()));
  tellPort((api.getHttpServer().address() as AddressInfo).port);
}

void main();
