// The content script: it reads the page's tables and paints what the core says.

import { clearOrphans } from "./host";
import { Page } from "./page";

clearOrphans();
void new Page().start();
