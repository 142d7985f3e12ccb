// Where the agent answers. The text is kept until it is known to be on its way.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import { speaksOfFile } from '../view/attachment-words.ts';
import type { ConversationView } from '../view/conversation-view.ts';
import { toEditorHtml, wordsToHtml } from '../view/reply-slots.ts';
import { ActFault } from './act-fault.tsx';
import { onAddition } from './add-to-reply.ts';
import { FieldFault } from './field.tsx';
import { ForwardMail } from './forward-mail.tsx';
import { HandBack } from './hand-back.tsx';
import { WritingToo } from './lookers.tsx';
import { tellOwnWords } from './own-words.ts';
import type { EditorHandle } from './reply-editor.tsx';
import { ReplyField } from './reply-field.tsx';
import { AttachButton, ReplyFiles } from './reply-files.tsx';
import { ReplyFoot } from './reply-foot.tsx';
import {
  Act,
  ColleagueSent,
  DraftChanged,
  NewerMail,
  ReplyNotice,
  SendFault,
  SendWarnings,
  SignedOut,
} from './reply-notices.tsx';
import { ReplyOffers } from './reply-offers.tsx';
import { ReplyPeople } from './reply-people.tsx';
import { ReplyTextMenu } from './reply-text-menu.tsx';
import { useSay } from './say.tsx';
import { focusInMails } from './use-focus-here.ts';
import { useReplyDraft } from './use-reply-draft.ts';
import { useReplyFiles } from './use-reply-files.ts';
import { type Sending, useReplySend } from './use-reply-send.ts';
import { useReplyTexts } from './use-reply-texts.ts';

export function ReplyBox({ view, next }: { view: ConversationView; next: string }) {
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const sends = useRef(false);
  const draft = useReplyDraft(view.id, view.reply, sends);
  const { content, change } = draft;
  const files = useReplyFiles(view.id, {
    stored: view.reply.files,
    onPictures: (pictures) => {
      for (const { id, filename } of pictures) handle.current?.insertPicture(`/reply-files/${id}`, filename);
    },
  });
  const latest = useRef(content.html);
  latest.current = content.html;
  const texts = useReplyTexts(view.id, view.reply.slots);
  const [tooLong, setTooLong] = useState<string | null>(null);
  // What was on the page when the agent began: what comes later is told, or stops the answer.
  const [begun, setBegun] = useState({ message: view.lastMessageId, incoming: view.reply.lastIncomingId });
  const forget = () => {
    tellOwnWords(view.id);
    draft.clear();
    files.clear();
    setBegun({ message: 0, incoming: view.reply.lastIncomingId });
  };
  const sending = useReplySend({
    form,
    warningsOf: (of) => warningsOf(of),
    keep: async () => {
      await files.done();
      return draft.save();
    },
    onSent: forget,
  });
  sends.current = sending.working || sending.unreached;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is alive
  useEffect(() => {
    return onAddition(view.id, (pieces, place) => {
      if (handle.current) handle.current[place === 'cursor' ? 'insert' : 'append'](pieces);
      else draft.replace({ html: `${latest.current}${toEditorHtml(pieces)}` });
    });
  }, []);
  // A message of one's own that has just been sent is no news.
  useEffect(() => {
    if (begun.message === 0) setBegun((now) => ({ ...now, message: view.lastMessageId }));
  }, [begun.message, view.lastMessageId]);

  function warningsOf({ asItIs }: Sending): string[] {
    const text = asItIs?.text ?? plainWords(content.html);
    const word = files.files.length === 0 ? speaksOfFile(text) : null;
    return [
      ...(word ? [say('You wrote “{word}”, and there is no file.', { word })] : []),
      ...(content.subject === '' && !view.reply.hasSubject ? [say('The mail has no subject.')] : []),
      ...(view.customer.addresses.some(({ email, bounced }) => bounced && email === view.customer.email)
        ? [say('Mail to {address} came back last time.', { address: view.customer.email })]
        : []),
    ];
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // The rich field prevents what Escape does in every case.
    const { target } = event;
    if (
      event.key === 'Escape' &&
      target instanceof HTMLElement &&
      (target.isContentEditable || !event.defaultPrevented)
    )
      focusInMails();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void sending.start({ intent: event.shiftKey ? 'send-and-resolve' : 'send' });
  };
  const busy = sending.working;
  const empty = content.html === '' && content.draft === 0;
  const label = say('Reply to {name}', { name: view.customer.name });
  const fault = sending.faults.text ?? sending.faults.html ?? sending.faults.key;
  const tools = (
    <>
      <ReplyTextMenu
        texts={texts.texts}
        want={texts.want}
        disabled={busy}
        take={(text) => handle.current?.insert(texts.fill(text))}
      />
      <AttachButton add={(given) => files.add(given)} disabled={busy} />
    </>
  );

  return (
    <form
      ref={form}
      method="post"
      encType="multipart/form-data"
      className="reply"
      data-empty={empty && files.files.length === 0 ? '' : undefined}
      onSubmit={sending.onSubmit}
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        files.add([...event.dataTransfer.files]);
      }}
      noValidate
    >
      <input type="hidden" name="key" value={draft.key} />
      <input type="hidden" name="seen" value={view.lastMessageId} />
      <input type="hidden" name="begun" value={begun.message || view.lastMessageId} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="draft" value={content.draft} />
      <WritingToo conversationId={view.id} />
      <SendFault sending={sending} />
      <ActFault fetcher={sending.discarding} />
      {sending.colleague ? (
        <ColleagueSent
          colleague={sending.colleague}
          sendAnyway={() => sending.again({ over: sending.colleague?.messageId ?? 0 })}
        />
      ) : null}
      {sending.warnings.length > 0 ? (
        <SendWarnings
          warnings={sending.warnings}
          sendAnyway={() => sending.again({ warned: true })}
          back={() => {
            sending.back();
            handle.current?.focus();
          }}
        />
      ) : null}
      {draft.conflict ? <DraftChanged conflict={draft.conflict} settle={draft.settleConflict} /> : null}
      {draft.state === 'signed-out' ? <SignedOut /> : null}
      {view.reply.lastIncomingId > begun.incoming && !empty ? (
        <NewerMail
          messageId={view.reply.lastIncomingId}
          name={view.customer.name}
          seen={() => setBegun({ ...begun, incoming: view.reply.lastIncomingId })}
        />
      ) : null}
      {tooLong !== null ? (
        <ReplyNotice>
          <span>{say('That is too long for one mail.')}</span>
          <Act
            press={() => {
              files.add([new File([tooLong], 'text.txt', { type: 'text/plain' })]);
              setTooLong(null);
            }}
          >
            {say('Attach it as a file')}
          </Act>
          <Act quiet press={() => setTooLong(null)}>
            {say('Leave it out')}
          </Act>
        </ReplyNotice>
      ) : null}
      <ReplyPeople
        to={view.customer}
        content={content}
        change={change}
        faults={sending.faults}
        subject={`Re: ${view.subject}`}
        disabled={busy}
        others={
          <>
            <ForwardMail view={view} disabled={busy} />
            <HandBack view={view} disabled={busy} />
          </>
        }
      />
      {empty && !busy ? (
        <ReplyOffers
          view={view}
          take={(text, from) => {
            draft.replace({ html: wordsToHtml(text), draft: from });
            handle.current?.focus();
          }}
          send={(text, from) => void sending.start({ asItIs: { text, draft: from } })}
          discard={(from) => sending.discard(from)}
        />
      ) : null}
      <ReplyField
        text={view.reply.draft?.text ?? ''}
        onTypedEarly={(typed) => {
          if (content.html === (view.reply.draft?.html ?? '')) change({ html: wordsToHtml(typed) });
        }}
        html={content.html}
        revision={draft.revision}
        onChange={(html) => change({ html })}
        onReady={(ready) => {
          handle.current = ready;
        }}
        onFiles={(given) => files.add(given, true)}
        onTooLong={setTooLong}
        label={label}
        describedBy={fault ? 'reply-fault' : undefined}
        disabled={busy}
        texts={texts.texts ?? []}
        wantTexts={texts.want}
        take={(text) => handle.current?.insert(texts.fill(text))}
        tools={tools}
      />
      <FieldFault id="reply-fault" fault={fault} />
      <ReplyFiles files={files} html={content.html} disabled={busy} />
      {view.reply.signature ? <p className="reply-signature">{view.reply.signature}</p> : null}
      <ReplyFoot view={view} draft={draft} sending={sending} />
    </form>
  );
}

/** Enough of the words to look for some. */
const plainWords = (html: string) =>
  html.replace(/<blockquote>[\s\S]*?<\/blockquote>/g, ' ').replace(/<[^>]+>/g, ' ');
