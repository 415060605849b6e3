import { choice, folder, requiredText } from './arguments.ts';

/** Where releases are kept: what every command takes that reads or makes them. */
export const publishedOption = {
  published: folder('published', '发布文件夹：current、releases/、history/', 'folder of releases: current, releases/, history/'),
};

export const formatOption = { format: choice(['text', 'json'], '输出的格式', 'format of what is printed') };

/** Who publishes or takes back. */
export const byOption = { by: requiredText('by', '财政局信息科', '由谁办理：写职务或科室，不写人名', 'who does it: a post, never a person') };
