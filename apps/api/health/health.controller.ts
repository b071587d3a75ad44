import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../access/access';
import { TheHouse, type HouseOfShell } from '../house-token';
import { Answers } from '../openapi/answers';
import { healthOf, type Health } from './health';

const health = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    database: z.boolean(),
    temporal: z.boolean(),
    calendar: z.enum(['ENOUGH', 'DEGRADED', 'READ_ONLY', 'UNKNOWN']).meta({ description: '공식 공휴일 자료가 남은 기간 (X-95)' }),
  })
  .meta({ examples: [{ status: 'ok', database: true, temporal: true, calendar: 'ENOUGH' }] });

@Controller('health')
export class HealthController {
  constructor(@TheHouse() private readonly house: HouseOfShell) {}

  @Get()
  @Public()
  @Answers({ ko: '상태', en: 'Health; 503 with the same content when the database is gone', schema: health })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const found = await healthOf(this.house);
    if (!found.database) void reply.status(503);
    return found;
  }
}
