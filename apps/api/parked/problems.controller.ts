import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';
import type { Actor } from '../../../libs/contract/sides';
import { listOfProblems, resolveProblem } from '../../../libs/desk/problems';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';

const problemId = z.uuid('not-valid').meta({ description: '문제' });
const listQuery = z.object({
  all: z.stringbool().optional().meta({ description: '해결된 것도', examples: ['true'] }),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});
const resolution = z
  .strictObject({ resolution: text({ title: '어떻게 해결했는지' }, 2_000), retry: z.boolean().default(false).meta({ title: '다시 시도' }) })
  .meta({ examples: [{ resolution: '메일 서버를 고쳤습니다', retry: true }] });

const problem = z.object({
  id: z.uuid(),
  kind: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.unknown(),
  step: z.string().nullable(),
  orderNo: z.string().nullable(),
  workflowId: z.string().nullable(),
  workflowUrl: z.string().nullable().meta({ description: 'Temporal 화면이 설정되어 있을 때 그 주소' }),
  openedAt: z.string(),
  resolvedAt: z.string().nullable(),
  resolvedByName: z.string().nullable(),
  resolution: z.string().nullable(),
});
const problems = z.object({ items: z.array(problem), next: z.string().optional() }).meta({ title: '문제 목록' });
const resolved = z.object({ resolved: z.literal(true) });

/** What machines could not do and leave to people. */
@Controller('problems')
@Roles('ADMIN', 'CONSULTING_SUPPORT', 'SETTLEMENT_TEAM', 'NETWORK_OPS')
export class ProblemsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '문제 목록', en: 'What machines leave to people, newest first', schema: problems })
  list(@Query({ schema: listQuery }) query: z.infer<typeof listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const { items, ...rest } = await listOfProblems(tx, query);
      return { items: items.map((one) => ({ ...one, workflowUrl: this.workflowUrl(one.workflowId) })), ...rest };
    });
  }

  @Post(':problemId/resolve')
  @Answers({ ko: '문제 해결', en: 'Say how it was dealt with; a parked effect may be tried again', schema: resolved, refuses: ['problem.not-found', 'problem.resolved-already', 'problem.nothing-to-retry'] })
  resolve(@Param('problemId', { schema: problemId }) id: string, @Body({ schema: resolution }) body: z.infer<typeof resolution>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => resolveProblem(tx, id, body));
  }

  private workflowUrl(workflowId: string | null): string | null {
    const { temporalUiUrl, temporalNamespace } = this.house.config;
    return workflowId && temporalUiUrl ? `${temporalUiUrl}/namespaces/${temporalNamespace}/workflows/${encodeURIComponent(workflowId)}` : null;
  }
}
