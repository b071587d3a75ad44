import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

/** One letter to one person. The same id is the same letter: whoever gets it twice can tell. */
export interface Mail {
  readonly id: string;
  /** What it is about, in a word that a file may bear. */
  readonly kind: string;
  /** An ISO instant. */
  readonly at: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
}

/** Takes a letter out of the house, or throws. */
export interface MailClient {
  send(mail: Mail): Promise<void>;
  close(): void;
}

const sender = { name: '이음 Ieum', address: 'no-reply@ieum.example.com' };
const messageId = ({ id }: Mail): string => `<${id}@ieum.example.com>`;

/** A header is one line of ASCII: other words are encoded (RFC 2047), in pieces that a line can hold and that split no character. */
function headerText(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?')) return line;
  const pieces = line.match(/.{1,15}/gsu) ?? [];
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}

const addressText = ({ name, address }: Mail['to']): string => `${headerText(name.replaceAll(/[",<>]/g, ' '))} <${address.replaceAll(/[\s<>]/g, '')}>`;

const emlOf = (mail: Mail): string =>
  [
    `Message-ID: ${messageId(mail)}`,
    `Date: ${new Date(mail.at).toUTCString()}`,
    `From: ${addressText(sender)}`,
    `To: ${addressText(mail.to)}`,
    `Subject: ${headerText(mail.subject)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    mail.text.replaceAll(/\r?\n/g, '\r\n'),
  ].join('\r\n');

/** An outbox folder, a file a letter: written beside and renamed, so that it is there whole or not at all, and the same letter is the same file. */
export const mailFolder = (folder: string): MailClient => ({
  async send(mail) {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${mail.kind}-${mail.id}.eml`);
    await writeFile(`${file}.new`, emlOf(mail));
    await rename(`${file}.new`, file);
  },
  close: () => undefined,
});

const patienceMs = 20_000;

/** A mail server, by its address: `smtps://user:password@host`. */
export function mailServer(url: string): MailClient {
  const transport = createTransport({ url, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs });
  return {
    async send(mail) {
      const { at, to, subject, text } = mail;
      await transport.sendMail({ messageId: messageId(mail), date: new Date(at), from: sender, to, subject, text });
    },
    close: () => transport.close(),
  };
}

export const mailClientFor = ({ smtpUrl, mailDir }: { readonly smtpUrl: string; readonly mailDir: string }): MailClient => (smtpUrl ? mailServer(smtpUrl) : mailFolder(mailDir));
