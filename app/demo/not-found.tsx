import { NotFoundPage } from '@/app/not-found-page';

/** The 404 page for demo pages outside the demo. Paths without a route get `global-not-found.tsx`. */
export default function DemoNotFound() {
  return <NotFoundPage />;
}
