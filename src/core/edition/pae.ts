/**
 * DSSE's pre-authentication encoding (protocol.md of DSSE v1): what a signature is over. The type is inside, so that
 * signed bytes of one kind never pass as another kind.
 */
export function pae(payloadType: string, body: Uint8Array): Uint8Array {
  const head = ascii(`DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head, 0);
  bytes.set(body, head.length);
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0);
    if (code > 0x7f) throw new TypeError('payload types are ASCII');
    return code;
  });
}
