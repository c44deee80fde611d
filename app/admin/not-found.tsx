import { NotFoundPage } from '@/app/not-found-page';

/** For what the console does not have, or does not show to this operator. */
export default function ConsoleNotFound() {
  return <NotFoundPage />;
}
