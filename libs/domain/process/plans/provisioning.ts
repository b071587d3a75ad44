import { stepsAfter } from '../plan';
import type { contracting } from './contracting';

/** What a change adds is delivered, developed or staffed under its own contract, which may come after the service order (S1-039, X-107). */
const underContract = ['process-service-order', 'conclude-customer-contract', 'conclude-partner-contract'] as const;

/** Part B: provisioning (개통). */
export const provisioning = stepsAfter<keyof typeof contracting>()({
  'apply-vpn': { name: { ko: 'VPN 신청', en: 'Apply for the VPN line' }, role: 'SALES_REP', after: ['process-service-order'], when: 'access-is-vpn', due: '+1 bd', form: 'vpn-application', evidence: ['VPN_APPLICATION'], maySkip: true, rules: ['S1-033', 'S1-034'] },
  'open-vpn-line': { name: { ko: 'VPN 회선 개통', en: 'Open the VPN line' }, role: 'CONTACT_CENTER', after: ['apply-vpn'], when: 'access-is-vpn', due: '+10 bd', form: 'vpn-line-opening', returnsTo: ['apply-vpn'], maySkip: true, rules: ['S1-047', 'S1-048'] },
  'order-leased-line': { name: { ko: '전용회선 주문', en: 'Order the leased line' }, role: 'SALES_REP', after: ['process-service-order'], when: 'access-is-leased', due: '+1 bd', form: 'leased-line-order', rules: ['S1-045'] },
  'order-router': { name: { ko: '라우터 주문', en: 'Order the router' }, role: 'SALES_REP', after: ['order-leased-line'], when: 'access-is-leased', due: 'installation date − 4 bd', form: 'router-order', maySkip: true, rules: ['S1-049', 'F-15'] },
  'deliver-router': { name: { ko: '라우터 납품', en: 'Deliver the router' }, role: 'PARTNER_NETEQ', after: ['order-router'], when: 'access-is-leased', due: 'installation date', form: 'router-delivery', maySkip: true, rules: ['S1-049'] },
  'install-leased-line': { name: { ko: '전용회선 설치', en: 'Install the leased line' }, role: 'CONTACT_CENTER', after: ['order-leased-line'], when: 'access-is-leased', due: 'installation date', form: 'leased-line-installation', maySkip: true, rules: ['S1-045', 'S1-046'] },
  'assign-ip': { name: { ko: 'IP 부여', en: 'Assign the IP range' }, role: 'NETWORK_OPS', after: ['open-vpn-line', 'install-leased-line', 'deliver-router'], due: '+1 bd', form: 'ip-assignment', maySkip: true, rules: ['S1-050'] },
  'deliver-devices': { name: { ko: '단말 납품', en: 'Deliver the devices' }, role: 'PARTNER_DEVICE', after: underContract, standsWhenFactsChange: true, when: 'devices-ordered', due: '+5 bd', form: 'delivery', evidence: ['DELIVERY_CERTIFICATE'], maySkip: true, rules: ['S1-051'] },
  'deliver-build-hardware': { name: { ko: '구축 장비 납품', en: 'Deliver the build hardware' }, role: 'PARTNER_SYSTEM', after: underContract, standsWhenFactsChange: true, when: 'build-hardware-ordered', due: 'delivery date of the hardware contract', form: 'delivery', evidence: ['DELIVERY_CERTIFICATE'], maySkip: true, rules: ['S1-009', 'X-111'] },
  'prepare-floor-space': { name: { ko: '상면 준비', en: 'Prepare floor space' }, role: 'PARTNER_STAFFING', after: ['process-service-order'], when: 'floor-space-ordered', due: '+10 bd', form: 'floor-space-preparation', maySkip: true, rules: ['S1-008'] },
  'install-software': { name: { ko: '소프트웨어 설치', en: 'Install the software' }, role: 'PARTNER_SYSTEM', after: ['assign-ip'], due: '+3 bd', form: 'software-installation', maySkip: true, rules: ['S1-016'] },
  'train-users': { name: { ko: '사용자 교육', en: 'Train the users' }, role: 'PARTNER_SYSTEM', after: ['install-software'], due: '+3 bd', form: 'training', maySkip: true, rules: ['S1-052'] },
  'develop-application': { name: { ko: '응용 개발', en: 'Develop the application' }, role: 'PARTNER_DEV', after: underContract, standsWhenFactsChange: true, when: 'development-ordered', due: 'delivery date of the development contract', form: 'completion-certificate', evidence: ['COMPLETION_CERTIFICATE'], maySkip: true, rules: ['S1-019', 'X-111'] },
  'set-up-agent-app': { name: { ko: '상담앱 설정', en: 'Set up the agent app' }, role: 'PARTNER_APP', after: ['install-software', 'develop-application'], when: 'agent-app-ordered', due: '+3 bd', form: 'agent-app-set-up', maySkip: true, rules: ['S1-017'] },
  'train-agent-app-users': { name: { ko: '상담앱 교육', en: 'Train the agent app’s users' }, role: 'PARTNER_APP', after: ['set-up-agent-app'], when: 'agent-app-ordered', due: '+3 bd', form: 'training', maySkip: true, rules: ['S1-053'] },
  'submit-scenario': { name: { ko: '시나리오 제출', en: 'Submit the scenario' }, role: { anyOf: ['CUSTOMER', 'SALES_REP'] }, after: ['process-service-order'], when: 'ars-is-used', due: 'the cut-off of its slot', form: 'scenario', maySkip: true, rules: ['S1-056', 'X-81', 'X-82', 'X-103'] },
  'record-scenario': { name: { ko: '시나리오 녹음 (목요일)', en: 'Record the scenario (Thursday)' }, role: 'PARTNER_SYSTEM', after: ['submit-scenario'], when: 'ars-is-used', due: 'its recording slot', form: 'recording', returnsTo: ['submit-scenario'], maySkip: true, rules: ['S1-056', 'F-14'] },
  'load-scenario': { name: { ko: '시나리오 적재', en: 'Load the scenario' }, role: 'PARTNER_SYSTEM', after: ['record-scenario', 'install-software'], when: 'ars-is-used', due: '+1 bd', form: 'scenario-loading', maySkip: true, rules: ['S1-056'] },
  'assign-did-dod': { name: { ko: 'DID/DOD 부여', en: 'Assign DID and DOD numbers' }, role: 'PARTNER_SYSTEM', after: ['process-service-order'], when: 'intelligent-number', due: '+3 bd', form: 'number-assignment', maySkip: true, rules: ['S1-057'] },
  'register-icis': { name: { ko: 'ICIS 등록', en: 'Register with ICIS' }, role: 'SALES_REP', after: ['assign-did-dod'], when: 'intelligent-number', due: 'wanted opening date − 1 bd', form: 'icis-registration', maySkip: true, rules: ['S1-057', 'X-111'] },
  'hire-agents': { name: { ko: '상담사 채용', en: 'Hire the agents' }, role: 'PARTNER_STAFFING', after: underContract, standsWhenFactsChange: true, when: 'staffing-ordered', due: 'staff-ready date of the partner contract', form: 'agent-roster', maySkip: true, rules: ['S1-054', 'X-111'] },
  'train-agents': { name: { ko: '상담사 CS 교육', en: 'Train the agents' }, role: 'PARTNER_STAFFING', after: ['hire-agents'], when: 'staffing-ordered', due: '+10 bd', form: 'agent-training', maySkip: true, rules: ['S1-054'] },
  'train-agents-business': { name: { ko: '상담사 업무 교육', en: 'Train the agents in the business' }, role: 'CUSTOMER', after: ['train-agents'], when: 'business-training-ordered', due: 'its months of training', form: 'business-training', evidence: ['ATTENDANCE_CERTIFICATE'], rules: ['S1-054', 'S1-055', 'S1-062', 'X-111'] },
  // Opens by itself when the forecast passes the wanted date, and closes when it does no more.
  'warn-late-opening': { name: { ko: '개통 지연 안내', en: 'Warn of a late opening' }, role: 'SALES_REP', after: [], when: 'opening-is-late', due: 'wanted opening date − 1 bd', form: 'late-opening-warning', maySkip: true, rules: ['S1-077', 'X-58'] },
  // Hiring and training of agents are waited for by open-service instead.
  'final-test': {
    name: { ko: '최종 시험', en: 'Final test' },
    role: 'PARTNER_SYSTEM',
    after: ['assign-ip', 'deliver-devices', 'deliver-build-hardware', 'prepare-floor-space', 'train-users', 'develop-application', 'train-agent-app-users', 'load-scenario', 'register-icis'],
    due: '+2 bd',
    form: 'final-test',
    gateOf: 'provisioning',
    maySkip: true,
    rules: ['S1-058', 'X-105'],
  },
});
