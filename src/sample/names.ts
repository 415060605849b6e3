import type { Random } from './random.ts';

/** Invented names of places, put together from characters that villages everywhere use. */

const pairs = (text: string): [string, string][] =>
  text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as [string, string]);

/** Characters of county names with the first letter of their reading, for the letters in ids. */
const countyFirst = pairs('岚L 澄C 砚Y 榆Y 楠N 梓Z 霁J 沄Y 澜L 汀T 渚Z 珑L 荻D 菱L 莳S 蘅H 芷Z 棠T 栎L 槿J 浔X 漪Y 藻Z 苇W 榕R 翎L 霖L 弦X 砺L 笙S');
const countySecond = pairs('川C 浦P 津J 渡D 湖H 沙S 陵L 原Y 泽Z 岭L 洲Z 禾H 宁N 丰F 陂B 汇H');

const first = [...'新柳槐桐竹石沙白黄青红双大小上下东西南北前后高长平清金银铁古龙凤虎马鹤莲荷梅杏桃李枣栗松杉樟枫茶麻稻禾粟窑磨碾油瓦罗陈周赵杨孙胡谢彭'];
const second = [...'桥湾店坪沟坝塘岗畈垸咀冲坳岭坡山河溪港渡滩洲湖堰井泉口门楼台铺集庄屯寨堡墩圩垭坎岩洞林园田垄'];
const familyNames = [...'罗陈周赵杨孙胡谢彭邓曾许萧田董袁'];
const afterFamily = ['家湾', '家坪', '家畈', '家冲', '家桥', '家咀', '家垸', '家岗'];
const goodWords = ['红星', '新民', '团结', '胜利', '光明', '前锋', '联合', '富强', '永兴', '太平', '和平', '东风', '群力', '万福', '长乐', '建新'];

export interface NamedPlace {
  /** Without the word that says what it is: 青石 for 青石县. */
  short: string;
  letters: string;
}

/** Names of cities and counties, each once. `letters` may repeat; whoever makes ids tells them apart. */
export function countyNames(random: Random, amount: number, taken: readonly string[]): NamedPlace[] {
  const all = countyFirst.flatMap(([a, x]) => countySecond.map(([b, y]) => ({ short: a + b, letters: x + y })));
  return random
    .shuffle(all.filter(({ short }) => !taken.includes(short)))
    .slice(0, amount);
}

/** Hands out names of towns and villages, none twice. */
export function createNamer(random: Random, taken: readonly string[]): () => string {
  const used = new Set(taken);
  return () => {
    for (let attempt = 0; ; attempt++) {
      const name = random.weighted([
        [random.pick(first) + random.pick(second), 80],
        [random.pick(familyNames) + random.pick(afterFamily), 14],
        [random.pick(goodWords), 6],
      ]);
      if (used.has(name) || name[0] === name[1]) continue;
      // A province has more villages than two characters can name: then three.
      const longer = attempt > 40 ? random.pick(first) + name : name;
      if (used.has(longer)) continue;
      used.add(longer);
      return longer;
    }
  };
}

export type IndustryKind = 'crop' | 'tree' | 'fungus' | 'livestock' | 'poultry' | 'water';

/** What villages live by; the kind decides which projects suit it. */
export const industries: readonly (readonly [string, IndustryKind])[] = [
  ['虾稻共作', 'water'], ['莲藕', 'water'], ['稻田养鱼', 'water'], ['大豆', 'crop'], ['高山蔬菜', 'crop'], ['辣椒', 'crop'],
  ['马铃薯', 'crop'], ['红薯', 'crop'], ['魔芋', 'crop'], ['半夏', 'crop'], ['金银花', 'crop'], ['西瓜', 'crop'],
  ['油茶', 'tree'], ['茶叶', 'tree'], ['柑橘', 'tree'], ['黄桃', 'tree'], ['猕猴桃', 'tree'], ['花椒', 'tree'],
  ['核桃', 'tree'], ['板栗', 'tree'], ['蓝莓', 'tree'], ['蚕桑', 'tree'], ['苗木花卉', 'tree'], ['香菇', 'fungus'],
  ['黑木耳', 'fungus'], ['羊肚菌', 'fungus'], ['灵芝', 'fungus'], ['生猪', 'livestock'], ['肉牛', 'livestock'],
  ['山羊', 'livestock'], ['肉兔', 'livestock'], ['土鸡', 'poultry'], ['蛋鸭', 'poultry'], ['鹌鹑', 'poultry'],
];

export const noticeBoards = [
  '村委会东墙', '村委会院内公开栏', '党群服务中心大厅', '文化广场宣传栏', '村卫生室旁公开栏', '村小学门口公开栏',
  '老祠堂门前公开栏', '村口公交站旁', '便民服务点外墙', '村委会西侧长廊', '篮球场边公开栏', '供销社门前公开栏',
];
