import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import type { paths } from '../api/schema.gen';
import { useMe } from '../session/me';
import { MomentText } from '../ui/DateText';
import { More } from '../ui/More';
import { Empty, ProblemNote, Shown } from '../ui/States';
import './comments.css';

type Comment = paths['/api/orders/{orderId}/comments']['get']['responses']['200']['content']['application/json']['items'][number];
type Audience = Comment['audience'];
interface Written {
  readonly text: string;
  readonly audience: Audience;
  readonly taskId?: string;
  /** The same words sent again, after a dropped connection too, are written once. */
  readonly key: string;
}

interface Props {
  readonly orderId: string;
  /** Beside one of the order's tasks: what is written belongs to it, and what was said on it is marked. */
  readonly taskId?: string;
}

const keyOf = (orderId: string) => ['order', orderId, 'comments'];

/** What people say to each other about the order; it stands there at once, and comes back into the field where it could not be written. */
export default function Comments({ orderId, taskId }: Props) {
  const { t } = useTranslation();
  const person = useMe();
  const queries = useQueryClient();
  const asking = useInfiniteQuery({
    queryKey: keyOf(orderId),
    queryFn: ({ pageParam }) => answered(api.GET('/api/orders/{orderId}/comments', { params: { path: { orderId }, query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const readAnew = () => queries.invalidateQueries({ queryKey: keyOf(orderId) });
  const writing = useMutation({
    mutationFn: ({ key, ...body }: Written) => answered(api.POST('/api/orders/{orderId}/comments', { params: { path: { orderId }, header: under(key) }, body })),
    onSuccess: readAnew,
  });
  const withdrawing = useMutation({
    mutationFn: (commentId: string) => answered(api.POST('/api/orders/{orderId}/comments/{commentId}/withdraw', { params: { path: { orderId, commentId }, header: under(newKey()) } })),
    onSuccess: readAnew,
  });
  return (
    <>
      <NewComment mayAddress={person.side === 'STAFF'} write={(written) => writing.mutateAsync({ ...written, ...(taskId && { taskId }) })} />
      {[writing, withdrawing].map(({ error }, at) => error && <ProblemNote key={at} error={error} />)}
      <Shown asked={asking} bones={4}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const onItsWay = writing.isPending ? writing.variables : undefined;
          if (items.length === 0 && !onItsWay)
            return (
              <Empty title={t('comments.none')}>
                <p>{t('comments.none-hint')}</p>
              </Empty>
            );
          return (
            <ol className="comments">
              {onItsWay && (
                <li aria-busy="true">
                  <strong>{person.name}</strong> <span className="quiet">{t('comments.on-its-way')}</span>
                  <p>{onItsWay.text}</p>
                </li>
              )}
              {items.map((comment) => (
                <li key={comment.id}>
                  <MomentText at={comment.writtenAt} /> <strong>{comment.authorName}</strong> {person.side === 'STAFF' && <span className="quiet">{t(`comments.audience.${comment.audience}`)}</span>}{' '}
                  {taskId && comment.taskId === taskId && <span className="badge moving">{t('comments.on-this-task')}</span>}
                  <p>{comment.text}</p>
                  {comment.isMine && (
                    <Button size="small" loading={withdrawing.isPending && withdrawing.variables === comment.id} onClick={() => withdrawing.mutate(comment.id)}>
                      {t('comments.withdraw')}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          );
        }}
      </Shown>
      <More asked={asking} />
    </>
  );
}

interface NewProps {
  readonly mayAddress: boolean;
  readonly write: (written: Written) => Promise<unknown>;
}

function NewComment({ mayAddress, write }: NewProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<Audience>('HOUSE');
  const [failed, setFailed] = useState<Written>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = { text: text.trim(), audience };
    const written = failed?.text === said.text && failed.audience === said.audience ? failed : { ...said, key: newKey() };
    setText('');
    try {
      await write(written);
      setFailed(undefined);
    } catch {
      setFailed(written);
      setText((typedSince) => [written.text, typedSince].filter(Boolean).join('\n'));
    }
  };
  return (
    <form className="new-comment" onSubmit={(event) => void submit(event)}>
      <label htmlFor={`${id}text`}>{t('comments.new')}</label>
      <Input.TextArea id={`${id}text`} rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="actions">
        {mayAddress && (
          <label>
            {t('comments.for')}{' '}
            <select className="choice" value={audience} onChange={(event) => setAudience((['HOUSE', 'PARTNER', 'CUSTOMER'] as const).find((one) => one === event.target.value) ?? 'HOUSE')}>
              {(['HOUSE', 'PARTNER', 'CUSTOMER'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`comments.audience.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button type="primary" htmlType="submit" disabled={text.trim() === ''}>
          {t('comments.write')}
        </Button>
      </div>
    </form>
  );
}
