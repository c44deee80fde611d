type TemplatePreviewProps = {
  mail: { subject: string; text: string };
  sms: string;
  /** The code in the message. The mail preview emphasises it. */
  code: string;
  words: { preview: string; subjectLine: string; asText: string; sms: string; segments: string };
};

/** A preview of a message: the formatted mail, the plain-text mail, and the SMS with its number of segments. */
export function TemplatePreview({ mail, sms, code, words }: TemplatePreviewProps) {
  return (
    <section aria-label={words.preview} className="grid min-w-0 gap-4 rounded-xl bg-sunken p-4">
      <div className="min-w-0 rounded-lg border border-border bg-surface p-4">
        <p className="border-b border-border pb-2 text-sm wrap-break-word">
          <span className="me-2 text-muted">{words.subjectLine}</span>
          <span className="font-semibold">{mail.subject}</span>
        </p>
        <MailBody text={mail.text} code={code} />
      </div>
      <details>
        <summary className="min-h-11 py-2.5 text-sm font-medium">{words.asText}</summary>
        <pre className="mt-2 rounded-lg border border-border bg-surface p-3 text-sm wrap-anywhere whitespace-pre-wrap">
          {mail.text}
        </pre>
      </details>
      <div>
        <p className="text-sm font-medium">{words.sms}</p>
        <p className="mt-1.5 w-fit max-w-sm rounded-2xl rounded-ss-sm border border-border bg-surface px-4 py-3 wrap-anywhere whitespace-pre-line">
          {sms}
        </p>
        <p className="mt-1.5 text-sm text-muted">{words.segments}</p>
      </div>
    </section>
  );
}

/** The paragraphs of a mail. The last one is its footer. */
function MailBody({ text, code }: { text: string; code: string }) {
  const paragraphs = numbered(text.trim().split('\n\n'));
  return (
    <div className="mt-3 grid gap-3">
      {paragraphs.map(({ key, text: paragraph }) => (
        <p
          key={key}
          className={`min-w-0 wrap-break-word whitespace-pre-line ${key === paragraphs.length - 1 ? 'text-sm text-muted' : ''}`}
        >
          {numbered(paragraph.split(/(\bhttps?:\/\/\S+|0000-0000|0{6,8})/)).map(({ key: place, text: part }) =>
            part === code ? (
              <strong key={place} className="block text-3xl tracking-widest">
                {part}
              </strong>
            ) : part.startsWith('http') ? (
              <span key={place} className="break-all text-accent-ink underline">
                {part}
              </span>
            ) : (
              part
            ),
          )}
        </p>
      ))}
    </div>
  );
}

/** Adds the index as a key to texts that have no other key. */
function numbered(texts: readonly string[]): { key: number; text: string }[] {
  return texts.map((text, key) => ({ key, text }));
}
