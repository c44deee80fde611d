/** Where password managers look for the page (W3C, "A Well-Known URL for Changing Passwords"). */
export function GET(): Response {
  return new Response(null, { status: 302, headers: { location: '/', 'cache-control': 'no-store' } });
}
