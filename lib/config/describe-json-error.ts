const token =
  /\s*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)(?![\w.]))/iuy;

class Unexpected extends Error {
  constructor(
    readonly at: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

/**
 * Returns where a text stops being JSON, what was expected and what was found: one character, as more may be a secret.
 */
export function describeJsonError(text: string): string {
  try {
    readDocument(text);
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const before = text.slice(0, error.at).split('\n');
    const column = [...(before.at(-1) ?? '')].length + 1;
    const found =
      error.at >= text.length ? 'the end of the file' : `\`${String.fromCodePoint(text.codePointAt(error.at) ?? 0)}\``;
    return `line ${before.length}, column ${column}: expected ${error.expected}, found ${found}`;
  }
  return 'the file: expected JSON';
}

function readDocument(text: string): void {
  let at = 0;
  const next = (): { kind: string; from: number } => {
    const from = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) return { kind: from >= text.length ? 'end' : 'unknown', from };
    at = token.lastIndex;
    return { kind: match[1] ?? (match[2] ? 'string' : 'plain'), from };
  };
  const readList = (close: string, what: string, readItem: (first: { kind: string; from: number }) => void) => {
    let item = next();
    if (item.kind === close) return;
    for (;;) {
      if (item.kind === close) throw new Unexpected(item.from, `${what}; remove the comma before it`);
      readItem(item);
      const after = next();
      if (after.kind === close) return;
      if (after.kind !== ',') throw new Unexpected(after.from, `\`,\` or \`${close}\``);
      item = next();
    }
  };
  const readValue = ({ kind, from }: { kind: string; from: number }): void => {
    if (kind === '{') {
      readList('}', 'a name in double quotes', (name) => {
        if (name.kind !== 'string') throw new Unexpected(name.from, 'a name in double quotes');
        const colon = next();
        if (colon.kind !== ':') throw new Unexpected(colon.from, '`:`');
        readValue(next());
      });
    } else if (kind === '[') readList(']', 'a value', readValue);
    else if (kind !== 'string' && kind !== 'plain') throw new Unexpected(from, 'a value');
  };
  readValue(next());
  const rest = next();
  if (rest.kind !== 'end') throw new Unexpected(rest.from, 'the end of the file');
}
