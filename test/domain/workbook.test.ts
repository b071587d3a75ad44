import { strFromU8, unzipSync } from 'fflate';
import { workbook, type Row } from '../../libs/contract/workbook';
import { rowsOfWorkbook } from '../world/workbooks';

const header = ['고객', '건수', '금액', '기한', '접수'];

async function written(pages: readonly (readonly Row[])[], title = '미수금 2026-03'): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbook(title, header, pages)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const partOf = (file: Buffer, name: string): string => strFromU8(unzipSync(file)[name] ?? new Uint8Array());

describe('a workbook', () => {
  it('has numbers for numbers, amounts and dates, text for text, and nothing where there is nothing', async () => {
    const file = await written([[['가온 & "상사" <본점>', 3, { won: '2100000' }, { on: '2026-02-28' }, { at: '2026-03-01T15:30:00Z' }]], [[null, -1, { won: -5n }, { on: null }, { at: null }]]]);
    expect(await rowsOfWorkbook(file)).toEqual([
      header,
      ['가온 & "상사" <본점>', 3, 2_100_000, new Date('2026-02-28T00:00:00Z'), new Date('2026-03-02T00:30:00Z')],
      [null, -1, -5, null, null],
    ]);
  });

  it.each(['=1+1', '+82-2-1234', '@SUM(A1)', '-3', '00123', '가\u0001나', '  두 칸  '])('leaves %j text, whatever it looks like', async (text) => {
    const [, row] = await rowsOfWorkbook(await written([[[text, 0, null, null, null]]]));
    expect(row?.[0]).toBe(text.replace('\u0001', ''));
    expect(partOf(await written([[[text, 0, null, null, null]]]), 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  it('keeps its bold header in sight and shows thousands apart', async () => {
    const file = await written([[['가온상사', 1, { won: '1' }, null, null]]]);
    const sheet = partOf(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<c r="C1" s="1" t="inlineStr"><is><t xml:space="preserve">금액</t></is></c>');
    expect(sheet).toContain('<c r="C2" s="2"><v>1</v></c>');
    expect(partOf(file, 'xl/styles.xml')).toMatch(/<xf numFmtId="0" fontId="1"[^>]*\/><xf numFmtId="3" /);
  });

  it('has its header where there are no rows, and a name that Excel takes', async () => {
    const file = await written([], "발생/원가 [2026-03] : 아주 긴 이름을 가진 표 하나 더 길게?'");
    expect(await rowsOfWorkbook(file)).toEqual([header]);
    expect(partOf(file, 'xl/workbook.xml')).toMatch(/<sheet name="[^[\]:*?/\\']{1,31}"/);
  });
});
