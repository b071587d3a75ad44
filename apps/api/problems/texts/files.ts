import type { ProblemTexts } from './text';

export const filesTexts: ProblemTexts = {
  'file.missing': { status: 422, ko: '파일을 첨부하십시오.', en: 'Attach a file.' },
  'file.type-not-taken': { status: 422, ko: 'PDF, 사진(PNG·JPEG), 워드·엑셀 문서만 올릴 수 있습니다.', en: 'Only PDF, pictures (PNG, JPEG) and Word or Excel documents are taken.' },
  'file.document-type-missing': { status: 422, ko: '서류 종류를 고르십시오.', en: 'Say which document it is.' },
  'document.not-yours': { status: 403, ko: '서류를 붙인 사람만 뗄 수 있습니다.', en: 'Only the person who attached a document takes it off again.' },
  'document.task-is-closed': {
    status: 409,
    ko: '이미 끝난 업무의 서류는 뗄 수 없습니다. 업무를 회수하거나 반려받아 새 서류를 붙이십시오.',
    en: 'A closed task keeps its documents. Take the task back, or have it returned, and attach the right one.',
  },
  'document.not-found': { status: 404, ko: '서류를 찾을 수 없습니다.', en: 'There is no such document.' },
};
