/** Whether a public key of Ed25519 is a point of small order, or no point at all. */
export function isSmallOrder(key: Uint8Array): boolean;
