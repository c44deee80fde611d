import { keepPage } from '@/components/ui/keep-page';

// The framework runs this file before React takes over the page.
keepPage();
