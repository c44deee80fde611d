import { describe, expect, it } from 'vitest';
import { fill } from './fill';

describe('a filled template', () => {
  it('has its values, and shows a place that got none', () => {
    expect(fill('{a} of {b}, {c}', { a: 1, b: 'two' })).toBe('1 of two, {c}');
    expect(fill('{a} 的 {c} 在', { a: '会议' })).toBe('会议的 {c} 在');
  });

  it('keeps the spaces of Chinese around Latin letters and digits alone', () => {
    const template = '用于 {directory} 的 {account}';
    expect(fill(template, { directory: 'Meetings', account: 'li.wei' })).toBe('用于 Meetings 的 li.wei');
    expect(fill(template, { directory: '会议系统', account: '李伟' })).toBe('用于会议系统的李伟');
    expect(fill(template, { directory: '会议 A', account: '' })).toBe('用于会议 A 的 ');
    expect(fill('{directory} 的要求：', { directory: '控制台' })).toBe('控制台的要求：');
    expect(fill('至少 {limit} 个字符', { limit: 8 })).toBe('至少 8 个字符');
  });

  it('leaves values and other languages as they are', () => {
    expect(fill('给 {name} 的链接', { name: '张 敏' })).toBe('给张 敏的链接');
    expect(fill('For {account} at {directory}', { account: '李伟', directory: '会议' })).toBe('For 李伟 at 会议');
  });
});
