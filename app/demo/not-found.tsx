import { NotFoundPage } from '@/app/not-found-page';

/** For the pages of the demo outside of it; what has no route at all gets `global-not-found.tsx`. */
export default function DemoNotFound() {
  return <NotFoundPage />;
}
