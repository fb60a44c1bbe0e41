// What differs between browsers, found by what is there and not by a name:
// a side panel of a tab, or a sidebar of a window.

/** What @types/chrome does not know. */
type Sidebar = {
  open: () => Promise<void>;
  toggle: () => Promise<void>;
  isOpen: (of: { windowId: number }) => Promise<boolean>;
};

const { sidePanel, sidebarAction: sidebar } = chrome as Omit<typeof chrome, "sidePanel"> & {
  sidePanel?: typeof chrome.sidePanel;
  sidebarAction?: Sidebar;
};

/** Makes the extension's icon open the panel; to be called as the background starts. */
export function openPanelFromIcon(): void {
  if (sidebar) chrome.action.onClicked.addListener(() => void sidebar.toggle());
  else
    chrome.runtime.onInstalled.addListener(() => {
      void sidePanel?.setPanelBehavior({ openPanelOnActionClick: true });
    });
}

/** Shows the panel of a tab, in answer to a click on its page. */
export function openPanel(tab: number): void {
  if (sidebar) sidebar.open().catch(() => openBesidePage(sidebar, tab));
  else sidePanel?.open({ tabId: tab }).catch(() => undefined);
}

/** Firefox does not count a click on a page as one on the extension, and lets
 * only the latter open the sidebar. The panel then comes in a window of its own. */
async function openBesidePage(of: Sidebar, tab: number): Promise<void> {
  const { windowId } = await chrome.tabs.get(tab);
  if (await of.isOpen({ windowId })) return;
  const key = `window:${tab}`;
  const { [key]: known } = await chrome.storage.session.get<Record<string, number>>(key);
  if (known !== undefined && (await comesForward(known))) return;
  const url = chrome.runtime.getURL(`panel.html?tab=${tab}`);
  const made = await chrome.windows.create({ url, type: "popup", width: 420, height: 820 });
  if (made?.id !== undefined) await chrome.storage.session.set({ [key]: made.id });
}

const comesForward = (id: number): Promise<boolean> =>
  chrome.windows.update(id, { focused: true }).then(
    () => true,
    () => false,
  );
