/**
 * Inlined in the page, because a separate request costs five times its size. The same picture is `public/favicon.svg`.
 */
export const siteIcon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1c4fc9"/><path fill="#fff" d="M16 7.5a5 5 0 0 1 2.6 9.27L20 24.5h-8l1.4-7.73A5 5 0 0 1 16 7.5Z"/></svg>',
)}`;
