import { feedRoute } from '../../_feed-route.ts';

export const { getStaticPaths, GET } = feedRoute('counties');
