// The content script: it reads the page's tables and paints what the core says.

import { Page } from "./page";

void new Page().start();
