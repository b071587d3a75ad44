import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Scripts, styles and fonts of our own alone; antd writes its styles into the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where the build puts it, seen from the compiled file as from its source. */
const built = join(__dirname, __dirname.includes(`${sep}dist${sep}`) ? '../../../web' : '../../../dist/web');
const ofApi = (url: string): boolean => url === '/api' || url.startsWith('/api/');

/**
 * The web app at the API's own address: its files, and its page for every address at which there is nothing else. Without a build there is the API alone.
 */
export async function serveWeb(app: NestFastifyApplication, folder = built): Promise<void> {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  await instance.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/assets/', immutable: true, maxAge: '1y', index: false });
  instance.get('/icon.svg', async (_, reply) => reply.type('image/svg+xml').header('Cache-Control', 'max-age=86400').serializer((text: unknown) => text as string).send(await readFile(join(folder, 'icon.svg'), 'utf8')));
  instance.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || request.method !== 'GET' || ofApi(request.url)) return undefined;
    return reply.headers({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' }).type('text/html; charset=utf-8').serializer((text: unknown) => text as string).send(await readFile(page, 'utf8'));
  });
}
