// What a person marked as incorrect, to be followed up. Each lies under a key of
// its own, so that two tabs never overwrite what the other one keeps, and in this
// browser until the person removes it.

import type { Finding, RecordName } from "rebatelens";

/** What is followed up: a finding of a record, or the record where the code is empty. */
export type Subject = {
  name: RecordName;
  code: string;
  /** What is wrong, in a few words. */
  title: string;
  /** The same at length: what is seen, the sum, and why. */
  said: string[];
};

export type FollowUp = Subject & {
  /** The console and account where it was marked; empty for a file. */
  place: string;
  /** When it was marked, as in RFC 3339. */
  marked: string;
  note: string;
  /** When it was done, where it is. */
  done?: string;
};

/** What became of marking. */
export type Outcome = "kept" | "full" | "failed";

/** The most that are kept. The oldest that are done make room for new ones. */
export const MOST = 500;

const PREFIX = "followup:";

export const idOf = ({ place, name, code }: Pick<FollowUp, "place" | "name" | "code">): string =>
  PREFIX + JSON.stringify([place, name.key, code]);

const holds = (wide: string, narrow: string): boolean =>
  wide === "" || wide === narrow || narrow.startsWith(`${wide} `);

/** A page that does not show its account may be of any, and a file of any page. */
export const isAt = (one: Pick<FollowUp, "place">, place: string): boolean =>
  holds(one.place, place) || holds(place, one.place);

/** What is followed up, to be asked for each of many findings. */
export class Followed {
  readonly #known: Map<string, FollowUp[]>;

  constructor(readonly all: readonly FollowUp[] = []) {
    this.#known = Map.groupBy(all, ({ name, code }) => `${code} ${name.key}`);
  }

  /** The follow-up of a subject, where there is one. */
  of({ name, code }: Pick<Subject, "name" | "code">, place: string): FollowUp | undefined {
    return this.#known.get(`${code} ${name.key}`)?.find((one) => isAt(one, place));
  }
}

export const subjectOf = (name: RecordName, finding: Finding): Subject => ({
  name,
  code: finding.code,
  title: finding.title,
  said: [finding.message, ...finding.workings.map(({ label, value }) => `${label} = ${value}`), finding.why],
});

/** All that are kept, the last marked first. */
export async function followed(): Promise<Followed> {
  const all = await chrome.storage.local.get<Record<string, FollowUp>>(null);
  const own = Object.keys(all).flatMap((key) => (key.startsWith(PREFIX) ? (all[key] ?? []) : []));
  return new Followed(own.sort((a, b) => (a.marked < b.marked ? 1 : -1)));
}

export async function mark(subject: Subject, place: string): Promise<Outcome> {
  try {
    const { all } = await followed();
    const over = all.length + 1 - MOST;
    const done = all.filter((one) => one.done !== undefined);
    if (over > done.length) return "full";
    if (over > 0) await chrome.storage.local.remove(done.slice(-over).map(idOf));
    const { name, code, title, said } = subject;
    await change({ name, code, title, said, place, marked: new Date().toISOString(), note: "" });
    return "kept";
  } catch {
    return "failed";
  }
}

export const change = (one: FollowUp): Promise<void> => chrome.storage.local.set({ [idOf(one)]: one });

export const remove = (one: FollowUp): Promise<void> => chrome.storage.local.remove(idOf(one));

/** Marks what is not marked, and takes back what is. */
export async function toggle(subject: Subject, place: string): Promise<Outcome> {
  try {
    const known = (await followed()).of(subject, place);
    if (!known) return await mark(subject, place);
    await remove(known);
    return "kept";
  } catch {
    return "failed";
  }
}

/** Whether a change of the browser's storage is about what is followed up. */
export const concernsFollowUps = (changes: Record<string, unknown>, area: string): boolean =>
  area === "local" && Object.keys(changes).some((key) => key.startsWith(PREFIX));

/** Whether it is about nothing else. */
export const concernsOnlyFollowUps = (changes: Record<string, unknown>, area: string): boolean =>
  area === "local" && Object.keys(changes).every((key) => key.startsWith(PREFIX));
