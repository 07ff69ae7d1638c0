/** The person's wish to write a note. Whoever draws the field takes it, once. */
export interface WriteRequest {
  /** `true` for the first who asks. */
  readonly take: () => boolean;
}

export function createWriteRequest(isWished: boolean): WriteRequest {
  let isOpen = isWished;
  return {
    take() {
      const wasOpen = isOpen;
      isOpen = false;
      return wasOpen;
    },
  };
}
