import { tea } from "./classes";

function Icon({ path, turning = false }: { path: string; turning?: boolean }) {
  return (
    <svg
      className={tea("icon", ...(turning ? ["icon--loading"] : []))}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const SortIcon = ({ direction }: { direction: "up" | "down" | null }) => (
  <svg className={tea("icon", "icon--sort")} viewBox="0 0 16 16" aria-hidden="true">
    <path className={direction === "up" ? "is-active" : ""} d="M8 2.5 11.5 7h-7z" />
    <path className={direction === "down" ? "is-active" : ""} d="M8 13.5 4.5 9h7z" />
  </svg>
);
export const Spinner = () => <Icon turning path="M8 1.5a6.5 6.5 0 1 0 6.5 6.5H13a5 5 0 1 1-5-5z" />;
export const Magnifier = () => (
  <Icon path="M7 2a5 5 0 1 0 3 9l3.4 3.4 1-1L11 10a5 5 0 0 0-4-8Zm0 1.4a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2Z" />
);
export const Chevron = () => <Icon path="m3.5 6 1-1L8 8.5 11.5 5l1 1L8 10.5z" />;
export const Previous = () => <Icon path="m10 3.5 1 1L7.5 8l3.5 3.5-1 1L5.5 8z" />;
export const Next = () => <Icon path="m6 3.5-1 1L8.5 8 5 11.5l1 1L10.5 8z" />;
export const First = () => <Icon path="M4 3.5h1.4v9H4zm7 0 1 1L8.5 8l3.5 3.5-1 1L6.5 8z" />;
export const Last = () => <Icon path="M10.6 3.5H12v9h-1.4zM5 3.5l-1 1L7.5 8 4 11.5l1 1L9.5 8z" />;
