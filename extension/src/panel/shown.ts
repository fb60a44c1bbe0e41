// What the panel shows now, and what of it is followed up.

import type { GroupItem, PanelView } from "rebatelens";
import type { Follow } from "../follow";
import { Followed, type FollowUp, isAt, type Subject, subjectOf, toggle } from "../followups";
import type { Asked } from "./story";

type Known = { view: number; code: string; item: GroupItem };

export class Shown {
  #views: PanelView[] = [];
  #place = "";
  #items = new Map<string, Known[]>();
  followed = new Followed();

  /** Takes in the views that are drawn, and the console and account they are of. */
  take(views: PanelView[], place: string): void {
    this.#views = views;
    this.#place = place;
    const items = views.flatMap(({ groups }, view) =>
      groups.flatMap(({ code, items }) => items.map((item): Known => ({ view, code, item }))),
    );
    this.#items = Map.groupBy(items, ({ item }) => item.name?.key ?? "");
  }

  /** What is followed up here, the last marked first. */
  get own(): FollowUp[] {
    return this.followed.all.filter((one) => isAt(one, this.#place));
  }

  follow(subject: Pick<Subject, "name" | "code">, whole: () => Subject): Follow {
    return {
      isOn: () => this.followed.of(subject, this.#place) !== undefined,
      toggle: () => toggle(whole(), this.#place),
    };
  }

  /** A follow-up in today's words and language, where its finding is shown. */
  now(one: FollowUp): FollowUp {
    const known = this.#items.get(one.name.key)?.find(({ code }) => code === one.code);
    const finding = known && this.#views[known.view]?.findings[known.item.finding];
    return known?.item.name && finding ? { ...one, ...subjectOf(known.item.name, finding) } : one;
  }

  /** The record of a follow-up, where its table is shown. */
  asked({ name: { key }, code }: FollowUp): Asked | undefined {
    const [known] = this.#items.get(key) ?? [];
    if (known) return { view: known.view, record: known.item.record ?? 0, key };
    // A record of which nothing was found may be there all the same.
    const [first] = this.#views;
    return code === "" && first?.verdict === "rebate_table" ? { view: 0, record: 0, key } : undefined;
  }
}
