import { z } from 'zod';
import { comment, count, date, goodsLine, ipRange, lineNumber, longText, optionalText, text, won } from './fields';

/** Forms of what follows a cancellation or refusal before opening, or a change of partner (반납·정산, X-118). */

export const lineDisconnection = z
  .strictObject({
    disconnectedOn: date({ title: '해지일', description: '개통 전이면 주문을 취소한 날' }),
    lineNumber: optionalText({ title: '회선번호' }, 40),
    routerSerial: optionalText({ title: '라우터 일련번호', description: '회선과 함께 임대한 라우터를 돌려받았을 때 (S1-048)' }, 60),
    comment,
  })
  .meta({ title: '회선 해지', description: 'X-112' });

export const ipRelease = z.strictObject({ releasedOn: date({ title: '반납일' }), ipRange: ipRange({ title: 'IP 대역' }), comment }).meta({ title: 'IP 반납' });

export const icisDeregistration = z
  .strictObject({ deregisteredOn: date({ title: '해제일' }), result: z.literal('NORMAL', 'must-be-normal').meta({ title: '처리 결과', description: '정상 처리를 확인합니다' }), comment })
  .meta({ title: 'ICIS 등록 해제' });

export const numberRelease = z
  .strictObject({
    releasedOn: date({ title: '반납일' }),
    numbers: z.array(lineNumber({ title: '번호' })).min(1, 'required').max(1_000, 'too-many').meta({ title: '반납한 번호' }),
    comment,
  })
  .meta({ title: '번호 반납', description: 'X-112' });

export const softwareRemoval = z.strictObject({ removedOn: date({ title: '철거일' }), program: text({ title: '프로그램' }, 100), comment }).meta({ title: 'S/W 철거', description: 'X-112' });

export const returnedGoods = z
  .strictObject({
    returnedOn: date({ title: '반납일' }),
    lines: z.array(goodsLine).max(100, 'too-many').meta({ title: '반납 내역', description: '돌려받을 물건이 없으면 비워 둡니다' }),
    handedOverBy: text({ title: '인계자' }, 50),
    receiver: text({ title: '인수자' }, 50),
    comment,
  })
  .meta({ title: '반납확인서', description: '반납확인서를 첨부합니다 (X-107, X-112)' });

export const agentRelease = z
  .strictObject({ releasedOn: date({ title: '해제일' }), agents: count({ title: '해제한 인원' }, 0), comment })
  .meta({ title: '상담원 배정 해제' });

export const floorSpaceReturn = z.strictObject({ returnedOn: date({ title: '반납일' }), places: count({ title: '자리 수' }, 0), comment }).meta({ title: '상면 반납' });

const agreedItem = z.strictObject({
  itemId: z.uuid('not-valid').meta({ title: '품목' }),
  amountWon: won({ title: '정산금액', description: '공급가액, 협력사 단가를 넘지 않습니다' }),
  reason: longText({ title: '사유', description: '지급하지 않을 때' }).optional(),
});

export const cancelledWork = z
  .strictObject({ items: z.array(agreedItem).min(1, 'required').max(1_000, 'too-many').meta({ title: '품목별 정산' }), comment })
  .meta({ title: '협력사 미지급분 정산', description: '납품·개발·교육을 마친 품목마다 지급할 금액을 적습니다 (X-118)' });

export const cancelledWorkApproval = z
  .strictObject({ totalWon: won({ title: '확인한 합계', description: '공급가액 합계. 그사이 바뀌었으면 거절됩니다' }), comment })
  .meta({ title: '협력사 미지급분 정산 승인', description: '준비한 사람과 다른 사람이 승인합니다 (X-03)' });

export const partnerContractEnd = z.strictObject({ endedOn: date({ title: '종료일' }), comment }).meta({ title: '협력사 계약 종료', description: 'S1-039' });
