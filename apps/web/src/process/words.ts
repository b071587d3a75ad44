export interface Words {
  readonly ko: string;
  readonly en: string;
}
type Book = Readonly<Record<string, Words>>;
const say = (ko: string, en: string): Words => ({ ko, en });

export const planNames: Book = {
  'call-centre-subscription': say('콜센터 청약', 'Call-centre subscription'),
  'cancelled-order': say('끝난 주문과 바뀐 협력사 정리', 'Taking back and settling'),
  'contract-month': say('계약의 월 복무 확인', 'Month of a contract'),
  'monthly-close': say('월 청구 마감', 'Monthly close'),
  'partner-month': say('협력사 월 정산', 'Month of a partner'),
  'partner-settlement': say('협력사 지급', 'Partner settlement'),
  'supplementary-bill': say('수시분 청구', 'Ad-hoc bill'),
};

export const stages: Book = {
  contracting: say('계약', 'Contracting'),
  provisioning: say('개통 준비', 'Provisioning'),
  acceptance: say('검수와 개통', 'Acceptance'),
  'taking-back': say('원상 회복', 'Taking back'),
  'hand-over': say('전달', 'Hand-over'),
  attendance: say('복무 확인', 'Attendance'),
  'dry-run': say('시험 계산', 'Dry run'),
  approval: say('승인', 'Approval'),
  issue: say('발행', 'Issue'),
  bill: say('청구서', 'Bill'),
  settlement: say('정산', 'Settlement'),
  payment: say('지급', 'Payment'),
};

/** When a step is due; `+3 bd` is told by `dueInWords`. */
const dues: Book = {
  none: say('기한 없음(자동)', 'none (a machine)'),
  'attendance is due (X-106)': say('복무확인서 기한', 'when attendance is due'),
  'delivery date of the development contract': say('개발 계약의 납품일', 'delivery date of the development contract'),
  'delivery date of the hardware contract': say('장비 계약의 납품일', 'delivery date of the hardware contract'),
  'inspection date': say('검수일', 'inspection date'),
  'installation date': say('회선 설치일', 'installation date'),
  'installation date − 4 bd': say('회선 설치일 4영업일 전', '4 business days before the installation'),
  'its months of training': say('교육 개월수가 끝나는 날', 'end of its months of training'),
  'its recording slot': say('예약한 녹음일', 'its recording day'),
  'pay date − 1 bd': say('지급일 1영업일 전', '1 business day before the pay date'),
  'pay date − 2 bd': say('지급일 2영업일 전', '2 business days before the pay date'),
  'staff-ready date of the partner contract': say('협력사 계약의 인력 준비일', 'staff-ready date of the partner contract'),
  'the 10th (F-10)': say('10일까지', 'the 10th'),
  'the 10th after its write date (F-10)': say('작성일 다음 달 10일까지', 'the 10th after its write date'),
  'the cut-off (X-106)': say('증빙 마감', 'the evidence cut-off'),
  'the cut-off of its slot': say('예약한 녹음일의 마감', 'the cut-off of its recording day'),
  'wanted opening date − 1 bd': say('개통희망일 1영업일 전', '1 business day before the wanted opening'),
};

export function dueInWords(due: string): Words {
  const days = /^\+(\d+) bd$/.exec(due)?.[1];
  return days ? say(`${days}영업일 안`, `within ${days} business day${days === '1' ? '' : 's'}`) : (dues[due] ?? say(due, due));
}

export const conditions: Book = {
  'access-is-leased': say('전용회선일 때', 'the access is a leased line'),
  'access-is-vpn': say('VPN일 때', 'the access is VPN'),
  'agent-app-or-development-ordered': say('상담앱이나 개발이 있을 때', 'agent app or development is ordered'),
  'agent-app-ordered': say('상담앱이 있을 때', 'the agent app is ordered'),
  'agent-app-to-remove': say('거둘 상담앱이 있을 때', 'an agent app is to be removed'),
  'agents-to-release': say('돌려보낼 상담원이 있을 때', 'agents are to be released'),
  'any-negotiated-item': say('별도 협정가가 있을 때', 'an item has a negotiated price'),
  'ars-is-used': say('ARS를 쓸 때', 'ARS is used'),
  'build-hardware-ordered': say('구축 장비가 있을 때', 'build hardware is ordered'),
  'build-hardware-to-return': say('돌려받을 구축 장비가 있을 때', 'build hardware is to be returned'),
  'business-training-ordered': say('업무 교육이 있을 때', 'business training is ordered'),
  'contract-is-staffed': say('상담원이 있는 계약일 때', 'the contract has agents'),
  'contract-needed': say('계약이 필요할 때', 'a contract is needed'),
  'development-ordered': say('개발이 있을 때', 'development is ordered'),
  'devices-ordered': say('단말이 있을 때', 'devices are ordered'),
  'devices-to-return': say('돌려받을 단말이 있을 때', 'devices are to be returned'),
  'floor-space-ordered': say('상면이 있을 때', 'floor space is ordered'),
  'floor-space-to-give-up': say('비울 상면이 있을 때', 'floor space is to be given up'),
  'icis-to-deregister': say('ICIS 등록을 지워야 할 때', 'an ICIS entry is to be removed'),
  'intelligent-number': say('지능망 번호를 쓸 때', 'an intelligent number is used'),
  'ip-to-release': say('돌려받을 IP가 있을 때', 'IP addresses are to be released'),
  'line-to-disconnect': say('끊을 회선이 있을 때', 'a line is to be disconnected'),
  'lines-are-held': say('보류된 줄이 있을 때', 'lines are held'),
  'lines-to-issue': say('발행할 줄이 있을 때', 'there are lines to issue'),
  'lines-wait': say('증빙을 기다리는 줄이 있을 때', 'lines wait for evidence'),
  'lines-wait-or-failed': say('기다리거나 실패한 줄이 있을 때', 'lines wait or failed'),
  'number-to-release': say('돌려받을 번호가 있을 때', 'numbers are to be released'),
  'opening-is-late': say('예상 개통일이 희망일을 넘길 때', 'the forecast passes the wanted opening'),
  'payer-wants-paper': say('종이 청구서를 원할 때', 'the payer wants paper'),
  'router-to-return': say('돌려받을 라우터가 있을 때', 'a router is to be returned'),
  'software-to-remove': say('지울 소프트웨어가 있을 때', 'software is to be removed'),
  'staffing-ordered': say('위탁운영이 있을 때', 'agents are ordered'),
  'under-minimum-seats': say('최소 석수보다 적을 때', 'fewer seats than the minimum'),
  'work-to-settle': say('정산할 작업이 있을 때', 'work is to be settled'),
};

export const repeats: Book = {
  'changed-quote': say('바뀐 견적마다', 'for each changed quote'),
  'one-off-item': say('일회성 항목마다', 'for each one-off item'),
  'partner-whose-contract-ends': say('계약이 끝나는 협력사마다', 'for each partner whose contract ends'),
  'partner-with-a-contract': say('계약하는 협력사마다', 'for each partner with a contract'),
};

/** Roles that the facts of the run decide, and the machine. */
export const rolesByFact: Book = {
  'contract-signer-by-amount': say('금액에 따라 구매계약팀 또는 컨설팅지원담당', 'procurement or consulting support, by the amount'),
  'the-partner-of-the-settlement': say('정산받는 협력사', 'the partner that is settled with'),
  SYSTEM: say('시스템', 'the system'),
};

/** What stands beside arrows and gates of the drawing. */
export const gates: Book = { 'the-step-that-accepts-the-item': say('항목을 검수하는 단계', 'the step that accepts the item') };

/** The manual's rules in a sentence each. */
export const rules: Book = {
  'F-01': say('월 이용료는 석수 구간의 단가를 모든 석에 적용해 더합니다.', 'The monthly fee prices every seat by the band of the seat count.'),
  'F-03': say('한 달을 다 쓰지 않은 항목은 쓴 날수만큼 계산하고 원 아래는 버립니다.', 'A part of a month is charged by days used, floored to the won.'),
  'F-09': say('협력사 지급일은 발생월 다음 달 24일이고, 쉬는 날이면 다음 영업일입니다.', 'Partners are paid on the 24th of the next month, or the next open day.'),
  'F-14': say('녹음일은 마감이 지나지 않고 자리가 있는 첫 목요일입니다.', 'The recording day is the first Thursday with room whose cut-off has not passed.'),
  'F-15': say('라우터는 전용회선 설치 4영업일 전까지 주문합니다.', 'The router is ordered 4 business days before the line is installed.'),
  'F-19': say('위탁 상담원은 서명된 복무확인서의 출근 일수만큼 계산합니다.', 'Agents are charged by the days attended on the signed certificate.'),
  'S1-008': say('상면은 장소, PC, 전화기, 헤드셋을 함께 제공합니다.', 'Floor space comes with site, PC, phone and headset.'),
  'S1-009': say('구축형은 한 번 납품하고 한 번 정산합니다.', 'Build-type is delivered and settled once.'),
  'S1-016': say('시스템 협력사가 녹음, 설치, 개통과 시험을 합니다.', 'The system partner records, installs, opens and tests.'),
  'S1-017': say('상담앱 협력사가 상담앱을 설치하고 교육하고 운영합니다.', 'The application partner installs, trains and operates the agent app.'),
  'S1-019': say('필요하면 개발 협력사가 업무를 분석해 상담앱을 개발합니다.', 'Where needed, the development partner builds the agent application.'),
  'S1-033': say('VPN은 S/O 처리로 서비스번호가 나온 뒤에 신청합니다.', 'VPN is applied for once the service order gave a service number.'),
  'S1-034': say('VPN 신청서에는 서비스번호(J와 숫자 8자리)를 반드시 적습니다.', 'The VPN application carries the service number (J and 8 digits).'),
  'S1-035': say('날인한 신청서, 이용약관, 견적서와 사업자등록증을 받습니다.', 'Stamped application, terms and quote are obtained with the registration certificate.'),
  'S1-036': say('청약 전에 고객 네트워크와 특이 환경을 확인합니다.', 'The customer’s network and any special environment are checked beforehand.'),
  'S1-037': say('견적서는 상품 담당과 컨설팅지원이 모두 확인한 뒤에 날인받습니다.', 'The quote is stamped only after both product and consulting confirmed it.'),
  'S1-039': say('개발, 장비, 상담원이 있으면 고객과 협력사 양쪽과 따로 계약합니다.', 'Development, hardware or agents need contracts with customer and partner.'),
  'S1-040': say('표준계약서로 초안을 쓰고 법률검토를 거쳐 체결합니다.', 'Contracts are drafted from the standard, reviewed by legal, then concluded.'),
  'S1-042': say('계약형은 사업기회 등록, 사업성검토, 계약요청 순서로 갑니다.', 'Contract business goes through opportunity, feasibility and contract request.'),
  'S1-043': say('ASP만 쓰면 신청서, 이용약관, 견적서, 사업자등록증 사본을 받습니다.', 'ASP only: application, terms, quote and registration copy.'),
  'S1-044': say('구축, 개발, 상담원이 있으면 계약서도 받습니다.', 'With build, development or staff the contract is needed too.'),
  'S1-045': say('개통 일정에 맞추어 전용회선이나 VPN을 먼저 설치합니다.', 'The leased line or VPN is installed in time for the opening.'),
  'S1-046': say('전용회선 개통에는 컨설팅지원과 협력사가 함께합니다.', 'Consulting support and partner cooperate when a leased line opens.'),
  'S1-047': say('VPN 회선을 청약한 뒤 망 운용에 개통 협조를 요청합니다.', 'After the VPN line is subscribed, network operations help to open it.'),
  'S1-048': say('VPN은 라우터를 회선과 함께 개통합니다.', 'For VPN the router opens together with the line.'),
  'S1-049': say('전용회선의 라우터는 설치 며칠 전에 협력사에 주문합니다.', 'For a leased line the router is ordered from the partner days before.'),
  'S1-050': say('라우터를 설치하면 망 운용이 IP를 부여합니다.', 'Once the router stands, network operations assign the IP.'),
  'S1-051': say('고객이 원하면 협력사가 헤드셋을 납품합니다.', 'Headsets are delivered by the partner if the customer wants them.'),
  'S1-052': say('설치 뒤 시스템 협력사가 고객 직원에게 사용법을 교육합니다.', 'After installation the system partner trains the customer’s staff.'),
  'S1-053': say('상담앱 설정 뒤 상담앱 협력사가 고객 직원을 교육합니다.', 'After set-up the application partner trains the customer’s staff.'),
  'S1-054': say('상담원은 일정에 맞추어 채용하고 CS 교육을 먼저 합니다.', 'Agents are hired to schedule; CS training comes first.'),
  'S1-055': say('업무 교육비는 계약 조건을 따릅니다.', 'The cost of business training follows the contract.'),
  'S1-056': say('녹음은 매주 목요일에 하고, 개통 때 첫 녹음은 무료입니다.', 'Recording is on Thursdays; the first one is free.'),
  'S1-057': say('지능망은 개통 전에 번호를 받아 ICIS에 등록하고 확인합니다.', 'Intelligent numbers are assigned and registered in ICIS before opening.'),
  'S1-058': say('시스템 협력사가 호분배와 ARS를 최종 시험합니다.', 'The system partner runs the final test of distribution and ARS.'),
  'S1-059': say('정한 날에 고객이 검수하고 검수확인서를 씁니다.', 'The customer inspects on a set date and signs the certificate.'),
  'S1-060': say('검수 뒤에 개통하고 안정화를 확인합니다.', 'After inspection the service opens and its stability is checked.'),
  'S1-061': say('영업대표가 확인서를 붙여 정산팀에 알립니다.', 'The rep notifies the settlement team with the certificate.'),
  'S1-062': say('상담원 교육이 끝나면 복무확인서를 보냅니다.', 'When training ends the attendance certificate is sent.'),
  'S1-063': say('일회성 금액은 계약서와 검수확인서를 붙여 청구와 정산을 요청합니다.', 'One-off charges are requested with contract and certificate.'),
  'S1-064': say('위탁 상담원은 매달 복무확인서로 청구와 정산을 요청합니다.', 'Agents are billed each month by the attendance certificate.'),
  'S1-065': say('정산 담당이 요청서를 바탕으로 세금계산서를 발행합니다.', 'Settlement issues tax invoices on the basis of the request.'),
  'S1-066': say('법인지사가 세금계산서를 인쇄해 고객에게 전합니다.', 'The branch prints the tax invoice and hands it over.'),
  'S1-067': say('협력사 정산일은 발생월 다음 달 24일이고 금액은 부가세 별도입니다.', 'Partners are settled on the 24th of the next month, VAT exclusive.'),
  'S1-072': say('청약은 약관에 정한 일곱 가지 사유로만 거절할 수 있습니다.', 'An application may be refused for seven reasons only.'),
  'S1-077': say('희망일에 개통할 수 없으면 그날 전에 고객에게 알립니다.', 'If the wanted date cannot be met, the customer is told before it.'),
  'S1-095': say('청구/정산 요청은 정해진 서식(D-05)으로 합니다.', 'Billing is requested on form D-05.'),
  'S1-099': say('개인정보 수집·이용 동의서를 받습니다.', 'Consent to collection and use of personal data is obtained.'),
  'X-03': say('준비한 사람은 승인하지 않습니다.', 'Whoever prepared it does not approve it.'),
  'X-05': say('최소 석수보다 적으면 상품 담당이 예외를 승인해야 합니다.', 'Fewer seats than the minimum need an exception approval.'),
  'X-11': say('별도 협정가에는 금액, 승인자, 협정서가 있어야 합니다.', 'A negotiated price needs amount, approver and agreement.'),
  'X-12': say('장비임대는 별도 협정가로 다룹니다.', 'Equipment rental is a negotiated item.'),
  'X-28': say('지급일이 쉬는 날이면 다음 영업일에 지급합니다.', 'A closed pay date moves to the next business day.'),
  'X-29': say('세금계산서는 전자로 보내고, 원하면 종이로도 전합니다.', 'Tax invoices go electronically; paper where wanted.'),
  'X-35': say('검수일, 개통일, 과금개시일을 따로 적습니다.', 'Inspection, opening and charging start are three dates.'),
  'X-38': say('법인지사와 영업대표 어느 쪽이든 청구를 요청할 수 있습니다.', 'Either the branch or the rep may request billing.'),
  'X-58': say('지연 안내의 기한은 희망일 1영업일 전입니다.', 'The warning is due one business day before the wanted date.'),
  'X-77': say('세금계산서가 없거나 다르면 그 줄만 보류합니다.', 'A missing or different invoice holds its line alone.'),
  'X-81': say('녹음 마감은 녹음일 직전 영업일 18시입니다.', 'The cut-off is 18:00 of the last business day before the recording.'),
  'X-82': say('마감을 넘기면 예약이 풀리고 다음 녹음일을 잡습니다.', 'Past the cut-off the booking lapses and the next slot is booked.'),
  'X-92': say('일회성 항목은 검수한 달에 청구하고 정산합니다.', 'One-off items belong to the month of their acceptance.'),
  'X-93': say('견적은 두 번째 확인 뒤 30일까지 유효합니다.', 'A quote is valid for 30 days after the second confirmation.'),
  'X-101': say('날인한 계약서는 계약 체결 단계의 증빙입니다.', 'The stamped contract is evidence of concluding it.'),
  'X-102': say('큰 계약과 협력사 계약은 구매계약팀이 체결합니다.', 'Procurement concludes large contracts and those with partners.'),
  'X-103': say('두 역할이 모두 해야 하면 업무가 둘, 하나면 되면 업무가 하나입니다.', '“And” makes a task for each role, “or” one task for either.'),
  'X-104': say('예외를 승인한 뒤에는 석수를 이유로 거절하지 않습니다.', 'After an approved exception few seats are no reason to refuse.'),
  'X-105': say('최종 시험은 해당하는 개통 준비가 모두 끝나야 시작합니다.', 'The final test waits for every provisioning step that applies.'),
  'X-106': say('증빙이 없는 줄만 기다리고 계약의 나머지는 청구합니다.', 'Only the line without evidence waits, never the contract.'),
  'X-107': say('변경은 달라진 만큼의 단계만 다시 합니다.', 'A change does again only what differs.'),
  'X-108': say('월 청구, 일회성, 수시분, 마지막 달 청구서를 따로 만듭니다.', 'Month, one-off, ad-hoc and final bills are separate.'),
  'X-109': say('협력사는 지급일 2영업일 전까지 세금계산서를 냅니다.', 'Partners hand in their invoice 2 business days before the pay date.'),
  'X-110': say('부정적인 결정은 정해진 앞 단계로 돌려보냅니다.', 'A negative decision goes back to a set earlier step.'),
  'X-111': say('표에 없는 기한은 계약의 날짜를 따릅니다.', 'Due dates outside the tables follow the contracts.'),
  'X-112': say('회선을 끊거나 되돌리는 일은 맡은 역할이 따로 있습니다.', 'Disconnecting and taking back have roles of their own.'),
  'X-114': say('한 주문은 처음부터 끝까지 하나의 흐름으로 갑니다.', 'One order is one run from beginning to end.'),
  'X-116': say('협력사는 계약에 적힌 경우에만 월 이용료를 나눕니다.', 'Partners share in monthly fees only where a contract says so.'),
  'X-117': say('주문, 계약, 청구서, 지급 번호는 빠짐없이 이어집니다.', 'Numbers of orders, contracts, bills and payouts have no gaps.'),
  'X-118': say('취소·승낙거절된 주문이나 바뀐 협력사는 넘겨준 것을 거두고 한 일은 정산합니다.', 'What a cancelled or refused order, or a replaced partner, left is taken back, and work done is settled.'),
};
