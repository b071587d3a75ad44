import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { listOfPlans, storedPlan } from '../../../libs/desk/plan-pages';
import { bpmnOf } from '../../../libs/domain/process/bpmn';
import { callCentreSubscription } from '../../../libs/domain/process/plans/call-centre-subscription';
import { isRefusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';

const key = z.string().regex(/^[a-z][a-z-]{0,60}$/, 'not-valid').meta({ description: '단계 계획', examples: ['call-centre-subscription'] });
const version = z.coerce.number('not-valid').int('not-a-whole-number').min(0, 'not-valid').max(100_000, 'not-valid').meta({ description: '버전', examples: [callCentreSubscription.version] });

const inList = z.object({
  key: z.string(),
  version: z.int(),
  hash: z.string(),
  publishedAt: z.string(),
  steps: z.int().meta({ description: '단계 수' }),
  newest: z.boolean().meta({ description: '새 건은 이 버전으로 시작' }),
  openRuns: z.int().meta({ description: '이 버전으로 진행 중인 건' }),
});
const plans = z.object({ items: z.array(inList) }).meta({ title: '단계 계획 목록' });
const step = z.looseObject({ key: z.string(), stage: z.string(), name: z.object({ ko: z.string(), en: z.string() }), role: z.unknown(), after: z.array(z.string()), due: z.string(), form: z.string(), rules: z.array(z.string()) });
const plan = z
  .object({ key: z.string(), version: z.int(), hash: z.string(), publishedAt: z.string(), stages: z.array(z.string()), cancelUntil: z.string().optional(), steps: z.record(z.string(), step) })
  .meta({ title: '단계 계획' });

/** The step plans by which work runs, readable outside: as they are stored, and as a BPMN 2.0 drawing. */
@Controller('plans')
@StaffOnly()
export class PlansController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '단계 계획 목록', en: 'Every published version of every step plan', schema: plans })
  list(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await listOfPlans(tx) }));
  }

  @Get(':key/:version')
  @Answers({ ko: '단계 계획 하나', en: 'A plan version: its steps, who, after what, due when, on which form', schema: plan, refuses: ['plan.not-found'] })
  read(@Param('key', { schema: key }) name: string, @Param('version', { schema: version }) number: number, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const stored = await storedPlan(tx, name, number);
      return isRefusal(stored) ? stored : { ...stored.plan, hash: stored.hash, publishedAt: stored.publishedAt };
    });
  }

  @Get(':key/:version/bpmn')
  @Answers({ ko: '단계 계획 그림 (BPMN 2.0)', en: 'The plan version as BPMN 2.0 XML with its drawing', file: 'application/xml', refuses: ['plan.not-found'] })
  async bpmn(
    @Param('key', { schema: key }) name: string,
    @Param('version', { schema: version }) number: number,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Actor,
  ): Promise<string> {
    const stored = await transact(this.house, person, (tx) => storedPlan(tx, name, number));
    void reply.header('content-disposition', `attachment; filename="${name}-${number}.bpmn"`).type('application/xml; charset=utf-8').serializer((payload: unknown) => String(payload));
    return bpmnOf(stored.plan);
  }
}
