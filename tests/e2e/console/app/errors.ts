/** Everything that went wrong on the page, kept so that tests can ask for it. */

declare global {
  interface Window {
    __pageErrors: string[];
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

window.__pageErrors = [];
window.addEventListener("error", (event) => {
  window.__pageErrors.push(`error: ${inWords(event.error ?? event.message)}`);
});
window.addEventListener("unhandledrejection", (event) => {
  window.__pageErrors.push(`rejection: ${inWords(event.reason)}`);
});

export const rootErrors = {
  onUncaughtError: (error: unknown) => {
    window.__pageErrors.push(`react uncaught: ${inWords(error)}`);
  },
  onCaughtError: (error: unknown) => {
    window.__pageErrors.push(`react caught: ${inWords(error)}`);
  },
  onRecoverableError: (error: unknown) => {
    window.__pageErrors.push(`react recoverable: ${inWords(error)}`);
  },
};
