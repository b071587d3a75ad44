/** A one-page PDF that says what it stands for. Real enough for the type check, small enough to upload in every step. */
export function evidenceFor(step: string, documentType: string): Uint8Array {
  const text = `BT /F1 14 Tf 60 760 Td (${documentType}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n% ${step}\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n`, 'utf8');
}
