import type { ExternalMessages } from './en';

export const zhCn: ExternalMessages = {
  awayTitle: '正在前往 {name}',
  awayIntro: '登录后将自动返回。',
  awayGo: '前往 {name}',
  completeTitle: '您已登录',
  completeIntro: '控制台即将打开。',
  completeGo: '打开控制台',
};
