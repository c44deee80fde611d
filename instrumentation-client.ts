import { keepPage } from '@/components/ui/keep-page';
import { showWaiting } from '@/components/ui/show-waiting';

// The framework runs this file before React takes over the page.
keepPage();
showWaiting();
