import { once } from 'node:events';
import { Client } from 'pg';
import { running } from './running-servers';

export default async function stopServers(): Promise<void> {
  const { servers, template } = running;
  if (!servers) return;
  if (process.env['DATABASE_URL']) await dropTemplate(servers.adminUrl, template);
  if (servers.child.exitCode !== null) return;
  // Held again: a loop that is empty would end jest before it has written its report.
  servers.child.ref();
  const ended = once(servers.child, 'exit');
  servers.child.stdin?.end();
  await ended;
}

/** Our own server is thrown away as a whole; a server that was there before is left as it was. */
async function dropTemplate(adminUrl: string, template: string | undefined): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await admin.end();
}
