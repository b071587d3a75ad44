import { stepsAfter } from '../plan';
import type { contracting } from './contracting';
import type { provisioning } from './provisioning';

/** Part C: acceptance and opening (검수·개통완료). */
export const acceptance = stepsAfter<keyof typeof contracting | keyof typeof provisioning>()({
  'prepare-acceptance': { name: { ko: '검수 준비', en: 'Prepare the acceptance' }, role: 'SALES_REP', after: ['final-test'], due: '+2 bd', form: 'inspection-date', rules: ['S1-059'] },
  'accept-service': { name: { ko: '검수', en: 'Accept the service' }, role: 'CUSTOMER', after: ['prepare-acceptance'], due: 'inspection date', form: 'acceptance', evidence: ['ACCEPTANCE_CERTIFICATE'], rules: ['S1-059'] },
  'accept-agent-app': { name: { ko: '상담앱 검수', en: 'Accept the agent app' }, role: 'CUSTOMER', after: ['prepare-acceptance'], when: 'agent-app-or-development-ordered', due: 'inspection date', form: 'acceptance', evidence: ['ACCEPTANCE_CERTIFICATE'], rules: ['S1-059'] },
  'open-service': { name: { ko: '개통완료', en: 'Open the service' }, role: 'CONSULTING_SUPPORT', after: ['accept-service', 'accept-agent-app', 'hire-agents', 'train-agents', 'train-agents-business', 'stamp-changed-quote'], due: '+1 bd', form: 'opening', gateOf: 'acceptance', rules: ['S1-060', 'X-35', 'X-105'] },
  'confirm-stability': { name: { ko: '안정화 확인', en: 'Confirm stability' }, role: { eachOf: ['PARTNER_SYSTEM', 'CONSULTING_SUPPORT'] }, after: ['open-service'], due: '+5 bd', form: 'stability', maySkip: true, rules: ['S1-060', 'X-103'] },
  'notify-settlement': { name: { ko: '정산팀 통보', en: 'Notify the settlement team' }, role: 'SALES_REP', after: ['accept-service', 'accept-agent-app'], due: '+1 bd', form: 'settlement-notice', maySkip: true, rules: ['S1-061'] },
  'request-one-off-billing': {
    name: { ko: '일회성 청구/정산 요청', en: 'Request billing of a one-off item' },
    role: { anyOf: ['SALES_REP', 'BRANCH'] },
    after: ['accept-service', 'accept-agent-app', 'train-agents-business'],
    forEach: 'one-off-item',
    afterByInstance: 'the-step-that-accepts-the-item',
    due: '+3 bd',
    form: 'billing-request',
    evidence: ['BILLING_REQUEST'],
    effectsWhenDone: ['tell-the-month'],
    rules: ['S1-063', 'S1-095', 'X-92'],
  },
});
