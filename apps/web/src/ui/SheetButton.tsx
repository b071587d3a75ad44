import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from './States';

export type Cell = string | number | null;

/** What a spreadsheet would take for a formula is text. */
const textOf = (cell: Cell): string => {
  const text = String(cell ?? '');
  const isFormula = typeof cell === 'string' && /^[=+@\t\r]/.test(text);
  return /[",\r\n]/.test(text) || isFormula ? `"${isFormula ? "'" : ''}${text.replaceAll('"', '""')}"` : text;
};

const byteOrderMark = String.fromCodePoint(0xfeff);

function save(name: string, rows: readonly (readonly Cell[])[]): void {
  const text = rows.map((row) => row.map(textOf).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob([byteOrderMark, text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}

interface Props {
  readonly name: string;
  readonly rows: () => Promise<readonly (readonly Cell[])[]> | readonly (readonly Cell[])[];
  /** What the button says where it is not simply the table. */
  readonly label?: string;
}

/** A table as a file that every spreadsheet opens; the rows are asked for when it is clicked. The first row names the columns. */
export function SheetButton({ name, rows, label }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const download = async () => {
    setAsking(true);
    setError(undefined);
    try {
      save(name, await rows());
    } catch (fault) {
      setError(fault);
    }
    setAsking(false);
  };
  return (
    <>
      <Button size="small" loading={isAsking} onClick={() => void download()}>
        {label ?? t('ui.sheet')}
      </Button>
      {error !== undefined && <ProblemNote error={error} />}
    </>
  );
}
