import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Short texts stay on one line. */
  readonly isShort?: boolean;
  /** The list can be put in the order of this column, and whether it is. */
  readonly sort?: { readonly direction: 'ascending' | 'none'; readonly choose: () => void };
}

interface Props<Row> {
  /** Read aloud before the table. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Click or Enter. */
  readonly onOpen?: (row: Row) => void;
  /** The row that lies open beside the list. */
  readonly openKey?: string | undefined;
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (chosen: ReadonlySet<string>) => void;
  /** What the row is called where only that is read aloud. */
  readonly nameOf?: (row: Row) => string;
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** A dense list: `j`/`k` or arrows move, Enter opens, `x` chooses; on a phone each row is a small card. */
export function DataTable<Row>({ caption, columns, rows, keyOf, onOpen, openKey, chosen, onChoose, nameOf }: Props<Row>) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose?.(next);
  };
  const move = (by: 1 | -1) => {
    const all = [...(body.current?.rows ?? [])];
    const at = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  const onKey = (event: KeyboardEvent, row: Row) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      ...(event.target === event.currentTarget && onOpen ? { Enter: () => onOpen(row) } : {}),
      ...(onChoose ? { x: () => toggle(keyOf(row)) } : {}),
    };
    if (!act[event.key]) return;
    event.preventDefault();
    act[event.key]?.();
  };
  useEffect(() => {
    if (!onOpen) return undefined;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]')) return;
      if (event.key === 'j') move(1);
      if (event.key === 'k') move(-1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onOpen]);
  const every = rows.length > 0 && rows.every((row) => chosen?.has(keyOf(row)));
  return (
    <div className="table-scroll" tabIndex={-1}>
      <table className="list cards">
        <caption className="only-read-aloud">{caption}</caption>
        <thead>
          <tr>
            {onChoose && (
              <th scope="col">
                <input type="checkbox" aria-label={t('ui.choose-all')} checked={every} onChange={() => onChoose(every ? new Set() : new Set(rows.map(keyOf)))} />
              </th>
            )}
            {columns.map(({ key, title, isNumber, sort }) => (
              <th key={key} scope="col" className={isNumber ? 'number' : undefined} aria-sort={sort?.direction}>
                {sort ? (
                  <button type="button" className="plain" onClick={sort.choose}>
                    {title} <span aria-hidden="true">{sort.direction === 'ascending' ? '▲' : '↕'}</span>
                  </button>
                ) : (
                  title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => {
            const key = keyOf(row);
            return (
              <tr
                key={key}
                className={onOpen ? 'opens' : undefined}
                data-chosen={key === openKey || undefined}
                tabIndex={onOpen ? 0 : undefined}
                onKeyDown={(event) => onKey(event, row)}
                onClick={(event) => {
                  if (!(event.target instanceof HTMLElement && event.target.closest('a,button,input,label'))) onOpen?.(row);
                }}
              >
                {onChoose && (
                  <td>
                    <input type="checkbox" aria-label={t('ui.choose', { name: nameOf?.(row) ?? key })} checked={chosen?.has(key) ?? false} onChange={() => toggle(key)} />
                  </td>
                )}
                {columns.map(({ key: column, title, cell, isNumber, isShort }) => (
                  <td key={column} data-label={title} className={isNumber ? 'number' : isShort ? 'short' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
