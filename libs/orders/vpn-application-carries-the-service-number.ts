/** The text that a VPN application must carry (S1-034), with the order's own number: without it the line is not tied to the call-centre service. */
export const vpnApplicationSentence = (serviceNo: string): string => `콜센터서비스 접속용 회선(서비스번호: ${serviceNo})`;

const withoutBlanks = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '');

/** Blanks do not matter, the number does. */
export const carriesServiceNumber = (remark: string, serviceNo: string): boolean =>
  withoutBlanks(remark).includes(withoutBlanks(vpnApplicationSentence(serviceNo)));
