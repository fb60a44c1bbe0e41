/** Says a word, in sight as well or aloud alone. */
export type Say = (text: string, where?: "shown" | "aloud") => void;
