'use client';

import { useEffect, useState } from 'react';
import type { HandoffNews } from '@/lib/admin/handoff/follow-handoff';
import { isFinalStage } from '@/lib/forms/handoff';

/** Returns the latest status from the server's event stream. The browser reconnects by itself until a final stage. */
export function useHandoffNews(first: HandoffNews, path: string): HandoffNews {
  const [news, setNews] = useState(first);
  const isOver = isFinalStage(news.stage);
  useEffect(() => {
    if (isOver) return;
    const events = new EventSource(path);
    events.onmessage = ({ data }) => setNews(JSON.parse(String(data)) as HandoffNews);
    return () => events.close();
  }, [isOver, path]);
  return news;
}
