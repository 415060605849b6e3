export { toColumn } from '../format.ts';
