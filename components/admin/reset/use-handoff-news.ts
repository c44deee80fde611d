'use client';

import { useEffect, useState } from 'react';
import type { HandoffNews } from '@/lib/admin/handoff/follow-handoff';
import { isFinalStage } from '@/lib/forms/handoff';

/** The newest of what the server tells. The browser asks again by itself after a cut; the server says when to stop. */
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
