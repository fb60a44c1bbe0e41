// What the person said about columns, by the key of the header set.

export type Mapping = Record<string, string>;
export type Mappings = Record<string, Mapping>;

export const MAPPINGS = "mappings";

export async function mappings(): Promise<Mappings> {
  const { [MAPPINGS]: kept } = await chrome.storage.local.get<Record<string, Mappings>>(MAPPINGS);
  return kept ?? {};
}

/** Keeps what was said about one header set; nothing said forgets it. */
export async function keepMapping(key: string, said: Mapping): Promise<void> {
  const all = await mappings();
  if (Object.keys(said).length > 0) all[key] = said;
  else delete all[key];
  await chrome.storage.local.set({ [MAPPINGS]: all });
}
