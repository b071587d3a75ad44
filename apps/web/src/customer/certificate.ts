/** What stands on a certificate of acceptance (D-06), in the language in which it is signed. */
export interface Certificate {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, text: string])[];
  readonly statement: string;
  readonly signedOn: string;
  /** Who signs, as it is written before the signature. */
  readonly signer: string;
  readonly signature: { readonly drawn: HTMLCanvasElement } | { readonly typed: string };
}

/** A4 at 150 dots an inch. */
const page = { width: 1240, height: 1754, margin: 120 } as const;
const ink = '#14181d';
const rule = '#9aa2ad';
const family = "'Pretendard Variable', Pretendard, 'Noto Sans KR', NanumGothic, sans-serif";
const font = (size: number, weight = 400): string => `${weight} ${size}px ${family}`;
const labelWidth = 260;
const lineHeight = 46;

/** Breaks where the line is full, between words where there are any. */
function linesOf(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\n|\S+\s?|\s/gu) ?? []) {
    if (piece === '\n' || (line !== '' && context.measureText(line + piece).width > width)) {
      lines.push(line);
      line = piece === '\n' ? '' : piece;
    } else line += piece;
  }
  return [...lines, line];
}

/** The glyphs that are about to be drawn: a canvas does not wait for its fonts. */
const fontsFor = ({ title, rows, statement, signedOn, signer }: Certificate): Promise<unknown> => {
  const text = [title, ...rows.flat(), statement, signedOn, signer].join('');
  return Promise.all([400, 600].map((weight) => document.fonts.load(font(32, weight), text)));
};

function drawRows(context: CanvasRenderingContext2D, rows: Certificate['rows'], top: number): number {
  let y = top;
  for (const [label, text] of rows) {
    context.font = font(30);
    const lines = linesOf(context, text, page.width - 2 * page.margin - labelWidth - 24);
    context.strokeStyle = rule;
    context.beginPath();
    context.moveTo(page.margin, y);
    context.lineTo(page.width - page.margin, y);
    context.stroke();
    context.font = font(30, 600);
    context.fillText(label, page.margin + 12, y + 40);
    context.font = font(30);
    for (const [at, line] of lines.entries()) context.fillText(line, page.margin + labelWidth, y + 40 + at * lineHeight);
    y += lines.length * lineHeight + 24;
  }
  context.beginPath();
  context.moveTo(page.margin, y);
  context.lineTo(page.width - page.margin, y);
  context.stroke();
  return y;
}

function drawSignature(context: CanvasRenderingContext2D, { signature, signer }: Certificate, y: number): void {
  context.textAlign = 'left';
  context.font = font(34, 600);
  context.fillText(signer, page.margin + 240, y + 70);
  if ('drawn' in signature) context.drawImage(signature.drawn, page.width - page.margin - 420, y - 20, 400, 125);
  else {
    context.font = `italic ${font(48, 600)}`;
    context.fillText(signature.typed, page.width - page.margin - 420, y + 70);
  }
}

/** Draws the signed certificate on one page and answers it as a PNG. */
export async function certificateAsPng(certificate: Certificate): Promise<Blob> {
  await fontsFor(certificate);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: page.width, height: page.height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, page.width, page.height);
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.font = font(60, 600);
  context.fillText(certificate.title, page.width / 2, 230);
  context.textAlign = 'left';
  const end = drawRows(context, certificate.rows, 320);
  context.textAlign = 'center';
  context.font = font(32);
  const statement = linesOf(context, certificate.statement, page.width - 2 * page.margin);
  for (const [at, line] of statement.entries()) context.fillText(line, page.width / 2, end + 110 + at * lineHeight);
  const below = end + 110 + statement.length * lineHeight;
  context.fillText(certificate.signedOn, page.width / 2, below + 60);
  drawSignature(context, certificate, below + 140);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the certificate was not drawn'))), 'image/png'));
}
