export { statusWords } from '../format.ts';
