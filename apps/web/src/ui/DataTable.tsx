import { memo, useCallback, useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
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

/** Moves the keyboard to the row before or after the one where it is. */
function moveFocus(body: HTMLTableSectionElement | null, by: 1 | -1): void {
  const all = [...(body?.rows ?? [])];
  const at = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}

interface LineProps<Row> {
  readonly row: Row;
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onNear: (row: Row) => void;
  readonly onToggle: ((row: Row) => void) | undefined;
}

function LineOfTable<Row>({ row, name, columns, isOpen, isChosen, onOpen, onNear, onToggle }: LineProps<Row>) {
  const { t } = useTranslation();
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const body = event.currentTarget.closest('tbody');
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveFocus(body, 1),
      ArrowUp: () => moveFocus(body, -1),
      ...(event.target === event.currentTarget && onOpen ? { Enter: () => onOpen(row) } : {}),
      ...(onToggle ? { x: () => onToggle(row) } : {}),
    };
    if (!act[event.key]) return;
    event.preventDefault();
    act[event.key]?.();
  };
  return (
    <tr
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

/** A dense list: `j`/`k` or arrows move, Enter opens, `x` chooses; on a phone each row is a small card. */
export function DataTable<Row>({ caption, columns, rows, keyOf, onOpen, onNear, openKey, chosen, onChoose, nameOf }: Props<Row>) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = useSteady((row: Row) => {
    const next = new Set(chosen);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    onChoose?.(next);
  });
  const open = useSteady((row: Row) => onOpen?.(row));
  const near = useSteady((row: Row) => onNear?.(row));
  const opens = onOpen !== undefined;
  useEffect(() => {
    if (!opens) return undefined;
    const listen = (event: globalThis.KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role=dialog]')) return;
      if (event.key === 'j') moveFocus(body.current, 1);
      if (event.key === 'k') moveFocus(body.current, -1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [opens]);
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
              <Line
                key={key}
                row={row}
                name={nameOf?.(row) ?? key}
                columns={columns}
                isOpen={key === openKey}
                isChosen={chosen?.has(key) ?? false}
                onOpen={opens ? open : undefined}
                onNear={near}
                onToggle={onChoose ? toggle : undefined}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
