// biome-ignore-all lint/a11y/useValidAnchor: the console's menu has links without an address

import type { MouseEvent, ReactNode } from "react";
import { tea } from "./classes";
import { Chevron } from "./icons";
import { options, PATHS, type View } from "./options";
import { WORDS } from "./words";

const words = WORDS[options.language];

interface Navigation {
  view: View;
  go: (view: View) => void;
}

function TopBar() {
  return (
    <header className={tea("topbar")}>
      <span className={tea("topbar__brand")}>{words.brand}</span>
      <nav className={tea("topbar__links")}>
        <span>{words.products}</span>
        <span>{words.partnerCenter}</span>
      </nav>
      <span className={tea("topbar__account")}>{words.account}</span>
    </header>
  );
}

function Item({ to, view, go }: { to: View } & Navigation) {
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    go(to);
  };
  return (
    <li className={view === to ? "is-selected" : ""}>
      <a className={tea("menu__item")} href={PATHS[to]} onClick={follow}>
        <div className={tea("menu__text")}>{words.titles[to]}</div>
      </a>
    </li>
  );
}

function Group({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className={tea("menu__submenu", "is-expanded")}>
      <a className={tea("menu__item")}>
        <div className={tea("menu__text")}>{text}</div>
        <Chevron />
      </a>
      <ul className={tea("menu__list")}>{children}</ul>
    </li>
  );
}

function Plain({ text }: { text: string }) {
  return (
    <li>
      <a className={tea("menu__item")}>
        <div className={tea("menu__text")}>{text}</div>
      </a>
    </li>
  );
}

function Menu(navigation: Navigation) {
  return (
    <div className={tea("menu", "menu--light")}>
      <div className={tea("menu__header")}>
        <div className={tea("menu__title")}>
          <h2 className={tea("h2")}>{words.partnerCenter}</h2>
        </div>
      </div>
      <div className={tea("menu__body")}>
        <ul className={tea("menu__list")}>
          <Plain text={words.menu.overview} />
          <Group text={words.menu.sale}>
            <Item to="customers" {...navigation} />
          </Group>
          <Plain text={words.menu.billing} />
          <Group text={words.menu.rebate}>
            <Item to="commission" {...navigation} />
            <Item to="policies" {...navigation} />
          </Group>
          <Plain text={words.menu.distribution} />
        </ul>
      </div>
    </div>
  );
}

export function Shell({ view, go, children }: Navigation & { children: ReactNode }) {
  return (
    <section className={tea("layout")}>
      <TopBar />
      <section className={tea("layout__body", "has-subsidebar")}>
        <nav className={tea("layout__sidebar")}>
          <Menu view={view} go={go} />
        </nav>
        <main className={tea("layout__content")}>
          <div className={tea("layout__content-inner")}>
            <div className={tea("layout__content-header")}>
              <div className={tea("layout__header-title")}>
                <h2 className={tea("h2")}>{words.titles[view]}</h2>
              </div>
            </div>
            <div className={tea("layout__content-body")}>
              <div className={tea("layout__content-body-inner")}>{children}</div>
            </div>
          </div>
        </main>
      </section>
    </section>
  );
}
