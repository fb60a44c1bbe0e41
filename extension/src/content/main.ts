// The content script: it reads the page's tables and paints what the core says.

import { begin } from "./notice";
import { Page } from "./page";

begin();
void new Page().start();
