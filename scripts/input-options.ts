import { day, folder, today } from './arguments.ts';

/** What every command that reads a portal takes. */
export const inputOptions = {
  data: folder('data', '数据文件夹：portal.json 和各张表', 'folder with portal.json and the tables'),
  content: folder('content', '内容文件夹：政策、说明、公告正文', 'folder with policies, pages and long notices'),
  'as-of': day(today, '今天 today', '网站所说的“今天”；此后的公告不出现', 'the day the site speaks for; later notices stay out'),
};
