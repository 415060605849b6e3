import type { APIRoute } from 'astro';
import { site } from 'virtual:gongshi/site';

export const getStaticPaths = () => site.listFiles.ids().map((file) => ({ params: { file } }));

export const GET: APIRoute = ({ params }) => new Response(site.listFiles.view(params.file ?? ''));
