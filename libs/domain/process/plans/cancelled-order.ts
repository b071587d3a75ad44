import { plan, stepsAfter } from '../plan';

const takingBack = stepsAfter()({
  'remove-software': { name: { ko: '소프트웨어 철거', en: 'Remove the software' }, role: 'PARTNER_SYSTEM', after: [], when: 'software-to-remove', due: '+5 bd', form: 'software-removal', rules: ['X-112', 'X-118'] },
  'remove-agent-app': { name: { ko: '상담앱 철거', en: 'Remove the agent app' }, role: 'PARTNER_APP', after: [], when: 'agent-app-to-remove', due: '+5 bd', form: 'software-removal', rules: ['X-118'] },
  // The software is removed over the line.
  'disconnect-line': { name: { ko: '회선 해지', en: 'Disconnect the line' }, role: 'CONTACT_CENTER', after: ['remove-software', 'remove-agent-app'], when: 'line-to-disconnect', due: '+5 bd', form: 'line-disconnection', rules: ['X-112', 'X-118'] },
  'release-ip': { name: { ko: 'IP 반납', en: 'Release the IP range' }, role: 'NETWORK_OPS', after: ['disconnect-line'], when: 'ip-to-release', due: '+3 bd', form: 'ip-release', rules: ['X-118'] },
  'deregister-icis': { name: { ko: 'ICIS 등록 해제', en: 'Take the number out of ICIS' }, role: 'SALES_REP', after: [], when: 'icis-to-deregister', due: '+3 bd', form: 'icis-deregistration', rules: ['X-118'] },
  'release-number': { name: { ko: '번호 반납', en: 'Release the numbers' }, role: 'PARTNER_SYSTEM', after: ['deregister-icis'], when: 'number-to-release', due: '+5 bd', form: 'number-release', rules: ['X-112', 'X-118'] },
  'return-devices': { name: { ko: '단말 반납', en: 'Return the devices' }, role: 'PARTNER_DEVICE', after: [], when: 'devices-to-return', due: '+10 bd', form: 'returned-goods', evidence: ['RETURN_CERTIFICATE'], rules: ['X-107', 'X-112', 'X-118'] },
  'return-router': { name: { ko: '라우터 반납', en: 'Return the router' }, role: 'PARTNER_NETEQ', after: ['disconnect-line'], when: 'router-to-return', due: '+10 bd', form: 'returned-goods', evidence: ['RETURN_CERTIFICATE'], rules: ['X-118'] },
  'return-build-hardware': { name: { ko: '구축 장비 반납', en: 'Return the build hardware' }, role: 'PARTNER_SYSTEM', after: ['remove-software'], when: 'build-hardware-to-return', due: '+10 bd', form: 'returned-goods', evidence: ['RETURN_CERTIFICATE'], rules: ['X-118'] },
  'release-agents': { name: { ko: '상담사 배정 해제', en: 'Release the agents' }, role: 'PARTNER_STAFFING', after: [], when: 'agents-to-release', due: '+5 bd', form: 'agent-release', rules: ['X-118'] },
  'give-up-floor-space': { name: { ko: '상면 반납', en: 'Give up the floor space' }, role: 'PARTNER_STAFFING', after: [], when: 'floor-space-to-give-up', due: '+10 bd', form: 'floor-space-return', rules: ['X-118'] },
});

const settlement = stepsAfter<keyof typeof takingBack>()({
  // What has come back decides what is still to be paid.
  'settle-cancelled-work': { name: { ko: '협력사 미지급분 정산', en: 'Settle what partners are still owed' }, role: 'SALES_REP', after: ['return-devices', 'return-build-hardware', 'give-up-floor-space'], when: 'work-to-settle', due: '+3 bd', form: 'cancelled-work', rules: ['X-118', 'X-116'] },
  'approve-cancelled-work': { name: { ko: '협력사 미지급분 정산 승인', en: 'Approve what partners are still owed' }, role: 'SETTLEMENT_TEAM', after: ['settle-cancelled-work'], when: 'work-to-settle', due: '+1 bd', form: 'cancelled-work-approval', returnsTo: ['settle-cancelled-work'], rules: ['X-03', 'X-118'] },
  'end-partner-contract': { name: { ko: '협력사 계약 종료', en: 'End the partner contract' }, role: 'PROCUREMENT_CONTRACT', after: ['approve-cancelled-work'], forEach: 'partner-whose-contract-ends', due: '+5 bd', form: 'partner-contract-end', rules: ['S1-039', 'X-118'] },
});

/**
 * After a cancellation or a refusal before opening, or for a partner that was replaced: what was put in place is taken back, partners are paid what is still
 * owed, their contracts end. Version 2 calls the settlement by what it is in all three.
 */
export const cancelledOrder = plan('cancelled-order', 2, { 'taking-back': takingBack, settlement });
