import { Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { liveTopics } from '../../../libs/desk/live/changes';
import type { PersonSession } from '../../../libs/people/session';
import { CurrentSession, SignedIn } from '../access/access';
import { Answers } from '../openapi/answers';
import { LiveHub } from './live-hub';
import { LiveStream } from './live-stream';

const isTopics = (text: string): boolean => text.split(',').every((topic) => (liveTopics as readonly string[]).includes(topic));
const asked = z.object({
  topics: z.string().max(40, 'too-long').refine(isTopics, 'not-valid').default(liveTopics.join(',')).meta({ description: 'inbox, order, run, approval', examples: ['inbox,order'] }),
});

/** The number that a browser sends by itself when it comes back. */
const lastSeenOf = (request: FastifyRequest): bigint | undefined => {
  const sent = request.headers['last-event-id'];
  return typeof sent === 'string' && /^\d{1,18}$/.test(sent) ? BigInt(sent) : undefined;
};

/** What changes while a page is open: tells that it is time to look again, never what there is to see. */
@Controller('live')
@SignedIn()
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Get()
  @Answers({
    ko: '실시간 변경 알림 (SSE). Last-Event-ID로 이어 받기',
    en: 'Server-sent events: inbox, order, run, approval with ids of what changed; resumed by Last-Event-ID, each told at least once',
    file: 'text/event-stream',
  })
  async follow(@Query({ schema: asked }) { topics }: z.infer<typeof asked>, @Req() request: FastifyRequest, @CurrentSession() session: PersonSession): Promise<StreamableFile> {
    const stream = new LiveStream(session.tokenHash, session.actor, liveTopics.filter((topic) => topics.split(',').includes(topic)));
    await this.hub.add(stream, lastSeenOf(request));
    return new StreamableFile(stream.readable, { type: 'text/event-stream; charset=utf-8' });
  }
}
