// What the parts of a page share, so that none of them needs the whole page.

import type { Lang } from "rebatelens";
import type { Budgets } from "./budget";
import type { Channel } from "./channel";
import type { Frames } from "./frames";
import type { Highlights } from "./highlights";
import type { Overlay } from "./overlay";

export type Language = {
  /** What the page says of itself. */
  readonly page: string;
  /** The language of our words. */
  readonly shown: Lang;
};

export type PageServices = {
  /** Everything ends with it. */
  readonly signal: AbortSignal;
  readonly budgets: Budgets;
  readonly language: Language;
  readonly overlay: Overlay;
  readonly highlights: Highlights;
  readonly channel: Channel;
  readonly frames: Frames;
};
