import { Fragment, memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useRowsInSight, useSteadyWidths } from './rows-in-sight';

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
  /** The pointer or the keyboard is on a row, which may be opened next. */
  readonly onNear?: (row: Row) => void;
  /** The row that lies open beside the list. */
  readonly openKey?: string | undefined;
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (chosen: ReadonlySet<string>) => void;
  /** What the row is called where only that is read aloud. */
  readonly nameOf?: (row: Row) => string;
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Which row of the list an element stands in: −1 where in none. */
function indexOfLine(body: HTMLTableSectionElement | null, element: Element | null): number {
  const line = element?.closest<HTMLElement>('tr[data-index]');
  return line && body?.contains(line) ? Number(line.dataset['index']) : -1;
}

function keyAt<Row>(rows: readonly Row[], keyOf: (row: Row) => string, index: number): string {
  const row = rows[index];
  return row === undefined ? '' : keyOf(row);
}

interface LineProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly isLong: boolean;
  readonly measure: ((row: Element | null) => void) | undefined;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onNear: (row: Row) => void;
  readonly onToggle: ((row: Row) => void) | undefined;
  readonly onMove: (by: 1 | -1) => void;
}

function LineOfTable<Row>({ row, index, name, columns, isLong, measure, isOpen, isChosen, onOpen, onNear, onToggle, onMove }: LineProps<Row>) {
  const { t } = useTranslation();
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => onMove(1),
      ArrowUp: () => onMove(-1),
      ...(event.target === event.currentTarget && onOpen ? { Enter: () => onOpen(row) } : {}),
      ...(onToggle ? { x: () => onToggle(row) } : {}),
    };
    if (!act[event.key]) return;
    event.preventDefault();
    act[event.key]?.();
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={isLong ? index + 2 : undefined}
      className={onOpen ? 'opens' : undefined}
      data-chosen={isOpen || undefined}
      tabIndex={onOpen ? 0 : undefined}
      onKeyDown={onKey}
      onFocus={() => onNear(row)}
      onPointerEnter={() => onNear(row)}
      onClick={(event) => {
        if (!(event.target instanceof HTMLElement && event.target.closest('a,button,input,label'))) onOpen?.(row);
      }}
    >
      {onToggle && (
        <td>
          <input type="checkbox" aria-label={t('ui.choose', { name })} checked={isChosen} onChange={() => onToggle(row)} />
        </td>
      )}
      {columns.map(({ key: column, title, cell, isNumber, isShort }) => (
        <td key={column} data-label={title} className={isNumber ? 'number' : isShort ? 'short' : undefined}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn again only where something of the row itself changed: of a thousand rows, opening one draws two. */
const Line = memo(LineOfTable) as typeof LineOfTable;

/** The function that was given last, under an identity that stays. */
function useSteady<Sent>(act: (sent: Sent) => void): (sent: Sent) => void {
  const latest = useRef(act);
  useLayoutEffect(() => void (latest.current = act));
  return useCallback((sent) => latest.current(sent), []);
}

const rowHeight = 33;
/** On a phone each cell is a line of its card. */
const cardHeight = (cells: number): number => 17 + 23 * cells;

/** Rows that are not drawn, as high as they are. */
function RowsLeftOut({ height, cells }: { readonly height: number; readonly cells: number }) {
  return height > 0 ? (
    <tr className="left-out" aria-hidden="true" style={{ height }}>
      <td colSpan={cells} />
    </tr>
  ) : null;
}

/**
 * A dense list: `j`/`k` or arrows move, Enter opens, `x` chooses; on a phone each row is a small card. Of a long one only the rows in sight are drawn; which of
 * how many each is, is read aloud.
 */
export function DataTable<Row>({ caption, columns, rows, keyOf, onOpen, onNear, openKey, chosen, onChoose, nameOf }: Props<Row>) {
  const { t } = useTranslation();
  const head = useRef<HTMLTableSectionElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const cells = columns.length + (onChoose ? 1 : 0);
  const [held, hold] = useState<string>();
  const { isLong, drawn, rest, measure } = useRowsInSight({
    body,
    count: rows.length,
    keyOf: useCallback((index: number) => keyAt(rows, keyOf, index), [rows, keyOf]),
    height: () => (matchMedia('(max-width: 640px)').matches ? cardHeight(cells) : rowHeight),
    held: held === undefined ? -1 : rows.findIndex((row) => keyOf(row) === held),
  });
  const widths = useSteadyWidths(head, isLong && drawn.length > 0, columns.map(({ key }) => key).join(' '));
  const toggle = useSteady((row: Row) => {
    const next = new Set(chosen);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    onChoose?.(next);
  });
  const open = useSteady((row: Row) => onOpen?.(row));
  const near = useSteady((row: Row) => onNear?.(row));
  const move = useSteady((by: 1 | -1) => {
    const at = indexOfLine(body.current, document.activeElement);
    const next = Math.min(rows.length - 1, Math.max(0, at + by));
    flushSync(() => hold(keyAt(rows, keyOf, next)));
    body.current?.querySelector<HTMLElement>(`tr[data-index='${next}']`)?.focus();
  });
  const holdFocused = (event: FocusEvent<HTMLElement>) => hold(keyAt(rows, keyOf, indexOfLine(body.current, event.target)));
  const opens = onOpen !== undefined;
  useEffect(() => {
    if (!opens) return undefined;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]')) return;
      if (event.key === 'j') move(1);
      if (event.key === 'k') move(-1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [opens, move]);
  const every = rows.length > 0 && rows.every((row) => chosen?.has(keyOf(row)));
  return (
    <div className="table-scroll" tabIndex={-1}>
      <table className={`list cards${widths ? ' steady' : ''}`} aria-rowcount={isLong ? rows.length + 1 : undefined}>
        <caption className="only-read-aloud">{caption}</caption>
        <thead ref={head}>
          <tr aria-rowindex={isLong ? 1 : undefined}>
            {onChoose && (
              <th scope="col" style={{ width: widths?.[0] }}>
                <input type="checkbox" aria-label={t('ui.choose-all')} checked={every} onChange={() => onChoose(every ? new Set() : new Set(rows.map(keyOf)))} />
              </th>
            )}
            {columns.map(({ key, title, isNumber, sort }, at) => (
              <th key={key} scope="col" style={{ width: widths?.[at + cells - columns.length] }} className={isNumber ? 'number' : undefined} aria-sort={sort?.direction}>
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
        <tbody ref={body} onFocus={holdFocused}>
          {drawn.map(({ index, gap }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = keyOf(row);
            return (
              <Fragment key={key}>
                <RowsLeftOut height={gap} cells={cells} />
                <Line
                  row={row}
                  index={index}
                  name={nameOf?.(row) ?? key}
                  columns={columns}
                  isLong={isLong}
                  measure={measure}
                  isOpen={key === openKey}
                  isChosen={chosen?.has(key) ?? false}
                  onOpen={opens ? open : undefined}
                  onNear={near}
                  onToggle={onChoose ? toggle : undefined}
                  onMove={move}
                />
              </Fragment>
            );
          })}
          <RowsLeftOut height={rest} cells={cells} />
        </tbody>
      </table>
    </div>
  );
}
