import type { SampleOrder } from './sample-order';

/** Carried from the application to the opening, and billed since: the four closed months live on these. */
const inService: readonly SampleOrder[] = [
  { customer: '푸른여행', about: 'VPN, agent app, ARS, headsets and two agents; its own person accepts', entered: 0, wants: { seats: 30, agentApp: 'BASIC', ars: true, headsets: 30, agents: 2 }, invites: 'pureun' },
  { customer: '새봄보험', about: 'Leased line, build hardware and four agents: two partner contracts, one with a share of the fees', entered: 0, feeSharePercent: 10, wants: { seats: 60, agentApp: 'PREMIUM', access: 'LEASED', buildHardware: true, agents: 4 }, rep: 'sales-lead' },
  { customer: '푸른병원', about: 'ASP alone, paper tax invoice', entered: 1, wants: { seats: 12, termMonths: 24 }, wantsPaper: true },
  { customer: '다온유통', about: 'Recording and extra lines, pays on the 10th of M+2', entered: 1, wants: { seats: 50, recordingSeats: 50, extraLines: 5 }, dueDay: '10' },
  { customer: '가람상조', about: 'A hundred seats on a leased line with an intelligent number', entered: 2, wants: { seats: 100, access: 'LEASED', intelligentNumber: true } },
  { customer: '솔잎학원', about: 'Eight seats by exception', entered: 3, wants: { seats: 8, termMonths: 12 } },
  { customer: '미르렌탈', about: 'Floor space and rented PCs at negotiated prices, three agents, no commitment', entered: 3, wants: { seats: 20, termMonths: 0, floorSpace: 10, equipmentRental: true, agents: 3 } },
  { customer: '누리몰', about: 'Agent app with development', entered: 4, wants: { seats: 20, agentApp: 'PREMIUM', development: true } },
  { customer: '바른특허', about: 'Development without agent app', entered: 5, wants: { seats: 15, development: true } },
  { customer: '해솔항공', about: 'Five agents with one month of business training', entered: 2, wants: { seats: 40, agents: 5, businessTrainingMonths: 1 } },
  { customer: '온누리렌터카', about: 'Three agents with two months of business training', entered: 1, wants: { seats: 25, agents: 3, businessTrainingMonths: 2 } },
  { customer: '하람제약', about: 'IP phones; pays one half of each bill and is due on the 10th of M+2', entered: 6, wants: { seats: 18, ipPhones: 18 }, pays: 'HALF', dueDay: '10' },
  { customer: '이든통상', about: 'Pays late, with the late charge', entered: 5, wants: { seats: 14 }, pays: 'LATE' },
  { customer: '고운화장품', about: 'Has never paid', entered: 7, wants: { seats: 22, recordingSeats: 10 }, pays: 'NOT' },
  { customer: '동백관광', about: 'Two agents whose attendance came after the cut-off once: an ad-hoc bill', entered: 4, wants: { seats: 16, agents: 2 }, lateSheetOf: 3 },
  { customer: '라온식품', about: 'Final test failed, installed and tested again', entered: 8, wants: { seats: 12, ars: true }, sendsBack: { at: 'final-test', to: 'install-software', reason: '호분배 시험 실패: 프로그램 재설치' } },
  { customer: '소담리조트', about: 'Acceptance refused, tested again', entered: 9, wants: { seats: 28, agentApp: 'BASIC' }, sendsBack: { at: 'accept-service', to: 'final-test', reason: '통화 음질 불량' } },
  { customer: '한결물류', about: 'Documents returned at the receipt', entered: 10, wants: { seats: 45 }, sendsBack: { at: 'receive-application', to: 'collect-documents', reason: '견적 날인 누락' } },
  { customer: '청솔교육', about: 'Contract returned by legal review; pays on the 20th', entered: 8, wants: { seats: 10, headsets: 10 }, sendsBack: { at: 'review-contract', to: 'draft-contract', reason: '책임 한도 조항 수정' }, dueDay: '20' },
  { customer: '나래정보', about: 'Adds ten seats and recorded announcements after the service order', entered: 11, wants: { seats: 20 }, changes: { at: 'open-vpn-line', wants: { seats: 30, ars: true }, reason: '고객이 10석과 ARS를 추가' } },
  { customer: '보람문고', about: 'Scenario after its cut-off: the next Thursday', entered: 12, wants: { seats: 11, ars: true }, slow: { 'submit-scenario': 9 } },
  { customer: '예솔의원', about: 'Site check taken back and entered again', entered: 13, wants: { seats: 10 }, takesBack: 'check-site', says: { at: 'open-vpn-line', text: '건물 관리실 출입은 평일 오전만 가능합니다.' } },
  { customer: '은하쇼핑', about: 'Everything of the catalogue; pays at the month’s end, and got money back for a line', entered: 14, wants: { seats: 99, agentApp: 'PREMIUM', recordingSeats: 99, extraLines: 20, ars: true }, rep: 'sales-lead', dueDay: 'MONTH_END' },
  { customer: '우람건설', about: 'Wanted too early: warned of the late opening', entered: 15, wants: { seats: 13 }, opensIn: 25 },
  { customer: '도담유아', about: 'No commitment, paper tax invoice; its users were taught once more', entered: 22, wants: { seats: 10, termMonths: 0 }, wantsPaper: true, agreed: { at: 'final-test', kind: 'REDO', steps: ['train-users'], reason: '담당자가 바뀌어 사용자 교육을 다시 함' } },
  { customer: '마루가구', about: 'Headsets; the router’s line came late, and another partner delivered the headsets anew', entered: 24, wants: { seats: 17, headsets: 17, access: 'LEASED' }, slow: { 'order-leased-line': 5 }, replacesPartner: { at: 'final-test', role: 'PARTNER_DEVICE', by: 'P-NETEQ', reason: '불량이 많아 납품 협력사를 바꿈' } },
  { customer: '초록생활', about: 'Two agents, entered by the team lead', entered: 30, wants: { seats: 19, agents: 2 }, rep: 'sales-lead' },
  { customer: '단비정수', about: 'Agent app Basic over VPN, whose users know it already: training skipped', entered: 40, wants: { seats: 33, agentApp: 'BASIC' }, agreed: { at: 'train-agent-app-users', kind: 'SKIP', steps: ['train-agent-app-users'], reason: '같은 상담앱을 이미 쓰고 있음' } },
  { customer: '아람투어', about: 'Announcements with an intelligent number, recorded once more at cost', entered: 55, wants: { seats: 24, ars: true, intelligentNumber: true }, recordsAgain: { at: 'final-test', reason: '고객이 안내 멘트를 바꿈' } },
  { customer: '결무역', about: 'ASP alone, opened last', entered: 70, wants: { seats: 10 } },
];

/** Ended without a service. */
const endedEarly: readonly SampleOrder[] = [
  { customer: '세움회계', about: 'Refused: technically impossible', entered: 16, wants: { seats: 12 }, refuses: { at: 'receive-application', reason: 'TECHNICALLY_IMPOSSIBLE' } },
  { customer: '하늘캠핑', about: 'Refused at the feasibility review', entered: 18, wants: { seats: 10, development: true }, refuses: { at: 'review-feasibility', reason: 'NOT_FEASIBLE' } },
  { customer: '산들농원', about: 'Cancelled by the customer before the contract', entered: 26, wants: { seats: 14, agents: 2 }, cancels: { at: 'draft-contract', by: 'sales', reason: '고객 사업 계획 변경' } },
  { customer: '물결해운', about: 'Cancelled when its line was open and its announcements recorded', entered: 34, wants: { seats: 26, ars: true }, cancels: { at: 'install-software', by: 'consulting', reason: '고객 요청' } },
  { customer: '별빛공연', about: 'Cancelled before the quote was confirmed', entered: 60, wants: { seats: 9, termMonths: 12 }, cancels: { at: 'approve-under-minimum', by: 'sales', reason: '석수 미달로 철회' } },
];

/** Under way, one for each place at which an order may stand. */
const underWay: readonly SampleOrder[] = [
  { customer: '가온병원', about: 'A draft of yesterday', entered: -1, wants: { seats: 20 }, staysDraft: true },
  { customer: '너울펜션', about: 'A draft with everything on it', entered: -4, wants: { seats: 40, agentApp: 'BASIC', ars: true, headsets: 40, agents: 3 }, staysDraft: true, rep: 'sales-lead' },
  { customer: '도란카페', about: 'Submitted: the site is to be checked', entered: -2, wants: { seats: 11 }, restsAt: ['check-site'] },
  { customer: '로움병원', about: 'Quote confirmed by consulting, not by the product owner', entered: -6, wants: { seats: 12, recordingSeats: 12 }, restsAt: ['confirm-quote-product'], says: { at: 'confirm-quote-product', text: '녹취 단가를 한 번 더 확인해 주십시오.' } },
  { customer: '마음상담', about: 'Six seats: the exception waits for its approval', entered: -7, wants: { seats: 6, termMonths: 12 }, restsAt: ['approve-under-minimum'] },
  { customer: '바람렌탈', about: 'Negotiated price waits for its approval', entered: -8, wants: { seats: 15, equipmentRental: true }, restsAt: ['approve-negotiated-price'] },
  { customer: '사랑꽃배달', about: 'Quote confirmed: documents are collected', entered: -9, wants: { seats: 10 }, restsAt: ['collect-documents'] },
  { customer: '아침우유', about: 'Documents returned and asked for again', entered: -16, wants: { seats: 18 }, sendsBack: { at: 'receive-application', to: 'collect-documents', reason: '사업자등록증 사본이 흐립니다' }, restsAt: ['collect-documents/2'] },
  { customer: '자람어린이', about: 'Received: the opportunity is to be registered', entered: -12, wants: { seats: 22, agents: 2 }, restsAt: ['register-opportunity'] },
  { customer: '차오름학원', about: 'In legal review', entered: -18, wants: { seats: 30, headsets: 30, agents: 2 }, restsAt: ['review-contract'] },
  { customer: '카람통운', about: 'Contracts approved, to be concluded', entered: -22, wants: { seats: 35, development: true }, restsAt: ['conclude-customer-contract'] },
  { customer: '타래편물', about: 'Approved: waits for the service order', entered: -13, wants: { seats: 10 }, restsAt: ['process-service-order'] },
  { customer: '파란세탁', about: 'Service number issued: VPN to be applied for', entered: -14, wants: { seats: 12 }, restsAt: ['apply-vpn'] },
  { customer: '하모니악기', about: 'VPN line under way, its recording moved to a Thursday to come', entered: -13, wants: { seats: 16, ars: true }, slow: { 'open-vpn-line': 20 }, movesRecording: { at: 'submit-scenario', reason: '고객 담당자 휴가' } },
  { customer: '강변예식', about: 'Leased line under way', entered: -20, wants: { seats: 20, access: 'LEASED', ars: true } },
  { customer: '나무공방', about: 'Announcements: the scenario is to be written', entered: -12, wants: { seats: 13, ars: true }, restsAt: ['submit-scenario'] },
  { customer: '다래식품', about: 'Endangered: the customer was warned', entered: -30, wants: { seats: 21, ars: true }, opensIn: 33, slow: { 'open-vpn-line': 25 } },
  { customer: '라일락호텔', about: 'Endangered: the warning is still to be given', entered: -26, wants: { seats: 27 }, opensIn: 30, slow: { 'open-vpn-line': 25 }, restsAt: ['warn-late-opening'] },
  { customer: '모란의원', about: 'Development under way', entered: -24, wants: { seats: 14, agentApp: 'BASIC', development: true }, restsAt: ['develop-application'] },
  { customer: '바다여행', about: 'Agents in business training for two months', entered: -55, wants: { seats: 32, agents: 4, businessTrainingMonths: 2 }, invites: 'bada-travel' },
  { customer: '새벽배송', about: 'ICIS is to be registered', entered: -30, wants: { seats: 40, intelligentNumber: true }, restsAt: ['register-icis'] },
  { customer: '아리랑전통', about: 'Floor space is being prepared', entered: -24, wants: { seats: 25, floorSpace: 12, agents: 2 }, restsAt: ['prepare-floor-space'] },
  { customer: '정다운식품', about: 'Everything provisioned: final test', entered: -29, wants: { seats: 12 }, restsAt: ['final-test'] },
  { customer: '참좋은안경', about: 'An inspection is to be agreed', entered: -30, wants: { seats: 12 }, restsAt: ['prepare-acceptance'] },
  { customer: '큰나무목재', about: 'In inspection', entered: -32, wants: { seats: 15 }, restsAt: ['accept-service'] },
  { customer: '튼튼정형', about: 'Accepted: to be opened', entered: -34, wants: { seats: 17 }, restsAt: ['open-service'] },
  { customer: '포근침구', about: 'Open: stability is being confirmed', entered: -36, wants: { seats: 11 }, restsAt: ['confirm-stability'] },
  { customer: '햇살농산', about: 'Open, its headsets asked to be billed', entered: -46, wants: { seats: 12, headsets: 12 }, slow: { 'request-one-off-billing': 5 }, restsAt: ['confirm-stability'] },
];

/** Some sixty orders in all stages and cases; every company and person is invented. */
export const orders: readonly SampleOrder[] = [...inService, ...endedEarly, ...underWay];
