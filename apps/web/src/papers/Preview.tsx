import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotReached } from '../api/problem';
import { Empty, Shown } from '../ui/States';

interface Props {
  readonly documentId: string;
  readonly fileName: string;
  readonly onClose: () => void;
}

const beginnings = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const;

/** A picture by what its bytes say, whatever its name: nothing else is shown on our own pages. */
async function pictureIn(documentId: string): Promise<Blob | null> {
  const answer = await fetch(`/api/documents/${documentId}`);
  if (!answer.ok) throw new NotReached(answer.status);
  const content = await answer.arrayBuffer();
  const head = new Uint8Array(content.slice(0, 8));
  const found = beginnings.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  return found ? new Blob([content], { type: found.type }) : null;
}

/** A photographed paper beside the form. */
export default function Preview({ documentId, fileName, onClose }: Props) {
  const { t } = useTranslation();
  const asking = useQuery({ queryKey: ['document', documentId], queryFn: () => pictureIn(documentId), gcTime: 0 });
  return (
    <Modal open title={fileName} onCancel={onClose} footer={null} width={820}>
      <Shown asked={asking} bones={8}>
        {(picture) => (picture ? <Picture picture={picture} name={fileName} /> : <Empty title={t('papers.no-picture')} />)}
      </Shown>
    </Modal>
  );
}

function Picture({ picture, name }: { readonly picture: Blob; readonly name: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(picture);
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [picture]);
  return source ? <img src={source} alt={name} style={{ maxWidth: '100%' }} /> : null;
}
