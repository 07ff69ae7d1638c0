import { useState } from 'react';
import { useMedia } from '../user/use-media.ts';
import { useChangeSettings } from '../user/use-change-settings.ts';
import { useUser } from '../user/user-context.tsx';
import { createWriteRequest, type WriteRequest } from './write-request.ts';

/** Text, contents and their gap side by side, with a comfortable line (looks: reader at least 480 px). */
const CONTENTS_BESIDE_PX = 700;
/** Below this the rail lies over the text. A 1280 px window has a frame, so a little less. */
const RAIL_BESIDE = '(width >= 76rem)';

export interface Panels {
  readonly isContentsOpen: boolean;
  readonly isContentsOverlay: boolean;
  readonly toggleContents: () => void;
  readonly isRailOpen: boolean;
  readonly isRailOverlay: boolean;
  readonly toggleRail: () => void;
  /** Opens the rail at the note and puts the cursor in it. */
  readonly writeNote: () => void;
  readonly noteRequest: WriteRequest;
  /** Opens the rail at the chosen highlight; with `isWriting` the cursor goes into its note. */
  readonly showHighlight: (isWriting: boolean) => void;
  readonly highlightRequest: WriteRequest;
  readonly isFinding: boolean;
  /** Counts how often the person asked to find. */
  readonly findRequests: number;
  readonly openFind: () => void;
  readonly closeFind: () => void;
  /** Closes what lies over the text. `false` when nothing does. */
  readonly closeOverlays: () => boolean;
}

/** Which parts of the reader are open in `width` CSS px. What fits beside the text stays; what does not lies over it for a while. */
export function usePanels(width: number): Panels {
  const { settings } = useUser();
  const changeSettings = useChangeSettings();
  const isRailBeside = useMedia(RAIL_BESIDE);
  const isContentsBeside = width >= CONTENTS_BESIDE_PX;
  /** What the person chose here; until then, contents are shown where there is room beside the text. */
  const [contents, setContents] = useState<boolean | null>(null);
  const [isRailOver, setRailOver] = useState(false);
  const [noteRequest, setNoteRequest] = useState(() => createWriteRequest(false));
  const [highlightRequest, setHighlightRequest] = useState(() => createWriteRequest(false));
  const [isFinding, setFinding] = useState(false);
  const [findRequests, setFindRequests] = useState(0);

  const isContentsOpen = contents ?? isContentsBeside;
  const isRailOpen = isRailBeside ? settings.railOpen : isRailOver;
  const setRail = (isOpen: boolean): void => {
    if (isRailBeside) changeSettings({ railOpen: isOpen });
    else setRailOver(isOpen);
  };
  return {
    isContentsOpen,
    isContentsOverlay: !isContentsBeside,
    toggleContents: () => setContents(!isContentsOpen),
    isRailOpen,
    isRailOverlay: !isRailBeside,
    toggleRail: () => setRail(!isRailOpen),
    writeNote() {
      if (!isRailOpen) setRail(true);
      setNoteRequest(createWriteRequest(true));
    },
    noteRequest,
    showHighlight(isWriting) {
      if (!isRailOpen) setRail(true);
      setHighlightRequest(createWriteRequest(isWriting));
    },
    highlightRequest,
    isFinding,
    findRequests,
    openFind() {
      setFinding(true);
      setFindRequests((count) => count + 1);
    },
    closeFind: () => setFinding(false),
    closeOverlays() {
      const isContentsOver = isContentsOpen && !isContentsBeside;
      if (isContentsOver) setContents(false);
      if (isRailOver) setRailOver(false);
      return isContentsOver || (isRailOver && !isRailBeside);
    },
  };
}
