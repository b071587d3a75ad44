interface RefusalReason {
  readonly code: string;
  readonly name: { readonly ko: string; readonly en: string };
  /** A condition of the registry; where it is false the reason is none. */
  readonly when?: string;
  /** An approval after which this reason cannot be given any more. */
  readonly unlessDone?: string;
}

/** The registry behind `mayRefuse`. The seven reasons for which an application may be refused (S1-072). */
export const refusalReasons: Readonly<Record<string, readonly RefusalReason[]>> = {
  application: [
    { code: 'FALSE_IDENTITY', name: { ko: '명의도용 또는 허위 서류', en: 'stolen name or false documents' } },
    { code: 'TECHNICALLY_IMPOSSIBLE', name: { ko: '기술상 불가 또는 설비의 중대한 변경', en: 'technically impossible, or a major change of facilities' } },
    { code: 'INSPECTION_REFUSED', name: { ko: '정당한 이유 없는 사용실태 확인 거부', en: 'refusal or hiding of usage inspection' } },
    { code: 'TELECOM_LAW', name: { ko: '전기통신 관계 법령 위반', en: 'breach of telecom law' } },
    { code: 'THIRD_PARTY_USE', name: { ko: '동의 없는 제3자 제공 또는 별도 망 연결', en: 'provision to a third party or a separate network without consent' } },
    { code: 'SYSTEM_RISK', name: { ko: '시스템에 중대한 장애 우려', en: 'risk of serious system trouble' } },
    // An approved exception takes this reason away.
    { code: 'UNDER_MIN_SEATS', name: { ko: '10석 미만 신청', en: 'fewer than 10 seats applied for' }, when: 'under-minimum-seats', unlessDone: 'approve-under-minimum' },
  ],
  feasibility: [{ code: 'NOT_FEASIBLE', name: { ko: '사업성 없음', en: 'not feasible' } }],
};
