import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../../../../libs/contract/workbook';
import { saveFile } from './save-file';
import { ProblemNote } from './States';

async function save(name: string, [header = [], ...rows]: readonly Row[]): Promise<void> {
  const { workbook, workbookType } = await import('../../../../libs/contract/workbook');
  const pieces: BlobPart[] = [];
  for await (const piece of workbook(name, header.map(String), [rows])) pieces.push(piece);
  saveFile(`${name}.xlsx`, new Blob(pieces, { type: workbookType }));
}

interface Props {
  readonly name: string;
  readonly rows: () => Promise<readonly Row[]> | readonly Row[];
}

/** A table as a workbook; the rows, and what writes them, are asked for when it is clicked. The first row names the columns. */
export function SheetButton({ name, rows }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const download = async () => {
    setAsking(true);
    setError(undefined);
    try {
      await save(name, await rows());
    } catch (fault) {
      setError(fault);
    }
    setAsking(false);
  };
  return (
    <>
      <Button size="small" loading={isAsking} onClick={() => void download()}>
        {t('ui.sheet')}
      </Button>
      {error !== undefined && <ProblemNote error={error} />}
    </>
  );
}
