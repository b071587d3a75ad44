import type { ProblemTexts } from './text';

export const requestTexts: ProblemTexts = {
  'request.malformed': { status: 400, ko: '요청을 읽을 수 없습니다. JSON 형식을 확인하십시오.', en: 'The request cannot be read. Check that it is valid JSON.' },
  'request.invalid': { status: 400, ko: '입력값을 확인하십시오: {field}', en: 'Check what was entered: {field}' },
  'request.no-such-route': { status: 404, ko: '없는 주소입니다.', en: 'There is nothing at this address.' },
  'request.method-not-allowed': { status: 405, ko: '이 주소에는 이 방법으로 요청할 수 없습니다.', en: 'This address does not take this method.' },
  'request.too-large': { status: 413, ko: '보낸 내용이 너무 큽니다.', en: 'What was sent is too large.' },
  'request.unsupported-media-type': { status: 415, ko: 'JSON 또는 파일(multipart) 형식으로 보내십시오.', en: 'Send JSON, or multipart for files.' },
  'request.foreign-origin': { status: 403, ko: '다른 사이트에서 보낸 요청은 받지 않습니다.', en: 'Requests sent by another site are not taken.' },
  'request.key-missing': { status: 400, ko: '변경 요청에는 Idempotency-Key 헤더가 필요합니다.', en: 'A change needs the header Idempotency-Key.' },
  'request.key-too-long': { status: 400, ko: 'Idempotency-Key는 200자를 넘을 수 없습니다.', en: 'Idempotency-Key may have at most 200 characters.' },
  'request.key-reused': { status: 422, ko: '같은 Idempotency-Key로 다른 요청을 이미 보냈습니다.', en: 'Another request was already sent under this Idempotency-Key.' },
  'request.bad-cursor': { status: 400, ko: '목록의 위치 값(cursor)이 올바르지 않습니다.', en: 'The cursor of the list is not one of ours.' },
  'request.refused': { status: 400, ko: '요청을 처리할 수 없습니다.', en: 'The request cannot be carried out.' },
  'server.failed': { status: 500, ko: '처리하지 못했습니다. 요청 번호 {requestId}를 알려 주십시오.', en: 'This failed on our side. Please tell us request {requestId}.' },
  'server.database-away': { status: 503, ko: '데이터베이스에 연결할 수 없습니다. 잠시 후 다시 시도하십시오.', en: 'The database cannot be reached. Please try again shortly.' },
};
