import { z } from 'zod';
import { comment, count, date, goodsLine, ipRange, lineNumber, longText, optionalText, text } from './fields';

/** Forms of part B, provisioning (개통). */

export const vpnApplication = z
  .strictObject({
    appliedOn: date({ title: '신청일' }),
    remark: text({ title: '신청서 기재 문구', description: '서비스번호가 든 문구를 그대로 적습니다 (S1-034)' }, 500),
    comment,
  })
  .meta({ title: 'VPN 신청', description: 'S1-033, S1-034' });

export const vpnLineOpening = z
  .strictObject({
    lineNumber: text({ title: '회선번호' }, 40),
    openedOn: date({ title: '회선 개통일' }),
    tariff: text({ title: '요금제' }, 60).default('Business Local Routing'),
    routerSerial: optionalText({ title: '라우터 일련번호', description: 'KT 임대 라우터일 때 (S1-048)' }, 60),
    comment,
  })
  .meta({ title: 'VPN 회선 개통', description: 'S1-047, S1-048' });

export const leasedLineOrder = z
  .strictObject({ plannedInstallOn: date({ title: '설치 예정일', description: '라우터 주문 기한이 이 날로 정해집니다 (F-15)' }), comment })
  .meta({ title: '전용회선 주문', description: 'S1-045' });

export const routerOrder = z
  .strictObject({ orderedOn: date({ title: '주문일' }), wantedOn: date({ title: '납품 희망일' }), comment })
  .meta({ title: '라우터 주문', description: 'S1-049, F-15' });

export const routerDelivery = z
  .strictObject({ model: text({ title: '모델' }, 60), serial: text({ title: '일련번호' }, 60), deliveredOn: date({ title: '납품일' }), comment })
  .meta({ title: '라우터 납품', description: 'S1-049' });

export const leasedLineInstallation = z
  .strictObject({ lineNumber: text({ title: '회선번호' }, 40), installedOn: date({ title: '설치일' }), comment })
  .meta({ title: '전용회선 설치', description: 'S1-045, S1-046' });

export const ipAssignment = z
  .strictObject({ ipRange: ipRange({ title: 'IP 대역' }), routerConfigured: z.literal(true, 'must-be-done').meta({ title: '라우터 설정 완료' }), comment })
  .meta({ title: 'IP 부여', description: 'S1-050' });

export const delivery = z
  .strictObject({
    deliveredOn: date({ title: '납품일' }),
    place: text({ title: '설치위치' }, 300),
    lines: z.array(goodsLine).min(1, 'required').max(100, 'too-many').meta({ title: '납품 내역' }),
    handedOverBy: text({ title: '인계자' }, 50),
    receiver: text({ title: '인수자' }, 50),
    comment,
  })
  .meta({ title: '납품확인서', description: 'D-06 (S1-096)' });

export const floorSpacePreparation = z
  .strictObject({
    site: text({ title: '위치' }, 300),
    places: count({ title: '자리 수' }),
    equipment: z.array(text({ title: '장비' }, 100)).max(100, 'too-many').default([]).meta({ title: '장비 목록' }),
    readyOn: date({ title: '준비 완료일' }),
    comment,
  })
  .meta({ title: '상면 준비', description: 'S1-008' });

export const softwareInstallation = z
  .strictObject({ program: text({ title: '프로그램' }, 100), version: text({ title: '버전' }, 40), installedOn: date({ title: '설치일' }), comment })
  .meta({ title: 'S/W 설치', description: 'S1-016' });

export const training = z
  .strictObject({ trainedOn: date({ title: '교육일' }), attendees: count({ title: '참석 인원' }), comment })
  .meta({ title: '이용자 교육', description: 'S1-052, S1-053' });

export const completionCertificate = z
  .strictObject({ completedOn: date({ title: '준공일' }), version: text({ title: '납품 버전' }, 40), comment })
  .meta({ title: 'APP 준공확인', description: 'S1-019' });

export const agentAppSetUp = z
  .strictObject({
    plan: z.enum(['BASIC', 'PREMIUM']).meta({ title: '요금제' }),
    screens: text({ title: '화면 구성' }, 500),
    comment,
  })
  .meta({ title: '상담어플 설정', description: 'S1-017' });

export const scenario = z
  .strictObject({
    scenarioText: longText({ title: '시나리오(멘트)' }),
    slotOn: date({ title: '녹음 목요일', description: '비워 두면 예약된 목요일, 더 늦은 목요일을 고를 수 있습니다 (X-82)' }).optional(),
    comment,
  })
  .meta({ title: 'ARS 시나리오 제출', description: 'S1-056, X-81' });

export const recording = z
  .strictObject({
    recordedOn: date({ title: '녹음일', description: '목요일, 다음 영업일까지 입력 (X-82)' }),
    take: count({ title: '테이크' }, 1, 100),
    durationSeconds: count({ title: '길이(초)' }, 1, 36_000),
    approver: text({ title: '확인자' }, 50),
    comment,
  })
  .meta({ title: '시나리오 녹음', description: 'S1-056, F-14' });

export const scenarioLoading = z.strictObject({ version: text({ title: '적재 버전' }, 40), loadedOn: date({ title: '적재일' }), comment }).meta({ title: '시나리오 적재', description: 'S1-056' });

export const numberAssignment = z
  .strictObject({
    numbers: z
      .array(z.strictObject({ kind: z.enum(['DID', 'DOD']).meta({ title: '구분' }), number: lineNumber({ title: '번호' }) }))
      .min(1, 'required')
      .max(1_000, 'too-many')
      .meta({ title: 'DID/DOD 번호' }),
    comment,
  })
  .meta({ title: 'DID/DOD 부여', description: 'S1-057' });

export const icisRegistration = z
  .strictObject({ registeredOn: date({ title: '등록일' }), terminatingNumber: lineNumber({ title: '착신번호', description: '부여받은 번호 가운데 하나' }), result: z.literal('NORMAL', 'must-be-normal').meta({ title: '처리 결과', description: '정상 처리를 확인합니다' }), comment })
  .meta({ title: 'ICIS 착신번호 등록', description: 'S1-057' });

export const agentRoster = z
  .strictObject({
    agents: z.array(z.strictObject({ name: text({ title: '성명' }, 50) })).min(1, 'required').max(10_000, 'too-many').meta({ title: '상담원 명단' }),
    comment,
  })
  .meta({ title: '상담원 채용', description: 'S1-054' });

export const agentTraining = z
  .strictObject({
    trainedOn: date({ title: 'CS 교육 완료일' }),
    attendees: count({ title: '참석 인원' }),
    workStartsOn: date({ title: '투입일', description: '비워 두면 서비스 개시일' }).optional(),
    comment,
  })
  .meta({ title: '상담원 CS 교육', description: 'S1-054' });

export const businessTraining = z
  .strictObject({
    completedOn: date({ title: '업무교육 종료일', description: '복무확인서의 날짜 (S1-062)' }),
    attendees: count({ title: '참석 인원' }),
    workStartsOn: date({ title: '투입일', description: '비워 두면 서비스 개시일' }).optional(),
    comment,
  })
  .meta({ title: '업무교육', description: 'S1-054, S1-055, S1-062' });

export const lateOpeningWarning = z
  .strictObject({
    warnedOn: date({ title: '안내일' }),
    channel: z.enum(['PHONE', 'FAX', 'MAIL', 'VISIT'], 'not-a-choice').meta({ title: '안내 방법' }),
    newOpenDate: date({ title: '고객이 미룬 개통희망일', description: '고객이 날짜를 미루었을 때만' }).optional(),
    comment,
  })
  .meta({ title: '개통 지연 안내', description: '희망일 전에 고객에게 알립니다 (S1-077, X-58)' });

export const finalTest = z
  .strictObject({
    callDistribution: z.literal('PASS', 'must-pass').meta({ title: '호분배 시험', description: '실패하면 문제가 있는 단계로 반려합니다 (S1-058)' }),
    arsResult: z.enum(['PASS', 'NOT_USED']).meta({ title: 'ARS 시험' }),
    testedOn: date({ title: '시험일' }),
    comment,
  })
  .meta({ title: '최종시험', description: 'S1-058' });
