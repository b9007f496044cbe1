/** What people type, slips and all, over the texts of a real city and a few procedures that are made up. */
import { describe, expect, it } from 'vitest';
import type { ProcedureSummary } from '#contract/cities/schema.ts';
import type { Passage, SearchTexts } from '#contract/procedures/search-texts.ts';
import { loadCatalogue } from '#mock-api/cities/catalogue.ts';
import { searchTextsOf } from '#mock-api/features/procedures/search-texts.ts';
import { buildSearch, type Search } from './search-index.ts';

const catalogue = loadCatalogue();
const DOG = 'dog-registration';

type MadeUp = Pick<ProcedureSummary, 'title' | 'summary' | 'keywords'> & { readonly untilWhen: string };

/** A procedure far from dogs, so that finding the one means not finding the other. */
const SOFA: Readonly<Record<string, MadeUp>> = {
  ja: {
    title: '粗大ごみの申込み',
    summary: '大きなごみを取りに来てもらいます。',
    keywords: ['そだいごみ', 'ソファ', '家具', '捨てる', 'すてる'],
    untilWhen: '出したい日の1週間前まで。',
  },
  'ja-easy': {
    title: '大きな ごみ（粗大ごみ）',
    summary: '大きな ごみを とりに きて もらいます。',
    keywords: ['粗大ごみ', 'そだいごみ', 'ソファ', '家具', 'かぐ', '捨てる', 'すてる'],
    untilWhen: '出したい 日の 1しゅうかん まえまで。',
  },
  en: {
    title: 'Bulky waste（粗大ごみ）',
    summary: 'We pick up large items.',
    keywords: ['sofa', 'furniture', 'mattress', 'throw away', 'garbage'],
    untilWhen: 'One week before the day of collection.',
  },
  pt: {
    title: 'Lixo volumoso（粗大ごみ）',
    summary: 'Recolhemos objetos grandes.',
    keywords: ['sofá', 'móveis', 'colchão', 'jogar fora'],
    untilWhen: 'Uma semana antes da coleta.',
  },
  es: {
    title: 'Basura voluminosa（粗大ごみ）',
    summary: 'Recogemos objetos grandes.',
    keywords: ['sofá', 'muebles', 'colchón', 'tirar'],
    untilWhen: 'Una semana antes de la recogida.',
  },
  zh: {
    title: '大件垃圾（粗大ごみ）',
    summary: '上门收取大件物品。',
    keywords: ['沙发', '家具', '床垫', '扔掉'],
    untilWhen: '收取日的一周前。',
  },
  ko: {
    title: '대형 쓰레기（粗大ごみ）',
    summary: '큰 물건을 가지러 갑니다.',
    keywords: ['소파', '가구', '매트리스', '버리기'],
    untilWhen: '수거일 일주일 전까지입니다.',
  },
  vi: {
    title: 'Rác cồng kềnh（粗大ごみ）',
    summary: 'Chúng tôi đến lấy đồ vật lớn.',
    keywords: ['ghế sofa', 'đồ gỗ', 'nệm', 'vứt bỏ'],
    untilWhen: 'Một tuần trước ngày thu gom.',
  },
};

const EVENTS: Readonly<Record<string, readonly [title: string, lead: string]>> = {
  ja: ['引っ越し', '引っ越す前と、引っ越したあとにすることです。'],
  'ja-easy': ['引っ越し（ひっこし）', '住む 所が かわる ときに することです。'],
  en: ['Moving', 'What to do before and after you move house.'],
  pt: ['Mudança', 'O que fazer antes e depois de se mudar de casa.'],
  es: ['Mudanza', 'Qué hacer antes y después de mudarse de casa.'],
  zh: ['搬家', '搬家前后要做的事。'],
  ko: ['이사', '이사하기 전과 이사한 뒤에 할 일입니다.'],
  vi: ['Chuyển nhà', 'Những việc cần làm trước và sau khi chuyển nhà.'],
};

function searchIn(language: string): Promise<Search> {
  const guide = catalogue.guide('hino', language);
  const edition = catalogue.edition('hino', DOG, '1', language);
  const sofa = SOFA[language];
  const [title = '', lead = ''] = EVENTS[language] ?? [];
  const dog = guide?.procedures.find(({ id }) => id === DOG);
  if (!edition || !sofa || !dog) throw new Error(`nothing to search in ${language}`);
  const untilWhen: Passage = {
    id: 'sofa/until-when/0',
    procedure: 'sofa',
    place: 'until-when',
    text: sofa.untilWhen,
  };
  const real = searchTextsOf([edition], []);
  const texts: SearchTexts = {
    passages: [...real.passages, untilWhen],
    events: [{ event: 'moving', title, lead, keywords: [], entries: [] }],
  };
  return buildSearch({
    language,
    procedures: [dog, { ...sofa, id: 'sofa', version: '1' }],
    texts,
    placeNames: {},
  });
}

/** For each language: what is typed → what comes first, `nothing`, or the place of the first answer. */
const TYPED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  ja: [
    ['犬', DOG],
    ['ｲﾇ', DOG],
    ['inu', DOG],
    ['いぬのとうろく', DOG],
    ['犬を飼い始めたらどうすればいい？', DOG],
    ['マイクロチャップ', DOG],
    ['ソファーを捨てたい', 'sofa'],
    ['粗大ゴミ', 'sofa'],
    ['引っ越したらどうしたらいいですか', 'moving'],
    ['犬の登録はいつまで', 'answer until-when'],
    ['犬の手数料はいくら？', 'answer fee'],
    ['粗大ごみの料金はいくら', 'sofa'],
    ['カーペット', 'nothing'],
    ['宇宙旅行', 'nothing'],
    ['ほげほげ', 'nothing'],
  ],
  'ja-easy': [
    ['いぬ', DOG],
    ['犬', DOG],
    ['ペツト', DOG],
    ['ﾍﾟｯﾄ', DOG],
    ['いぬを かいました。どうすれば いいですか', DOG],
    ['そふぁ', 'sofa'],
    ['ソファを すてたい', 'sofa'],
    ['ひっこし', 'moving'],
    ['いくらですか', 'answer fee'],
    ['うちゅうりょこう', 'nothing'],
  ],
  en: [
    ['dog', DOG],
    ['DOGS', DOG],
    ['ｄｏｇ', DOG],
    ['regsiter my dog', DOG],
    ['microchp', DOG],
    ['I got a puppy, what should I do?', DOG],
    ['How do I get rid of a sofa?', 'sofa'],
    ['furnitre', 'sofa'],
    ['I am moving, what do I have to do?', 'moving'],
    ['dog deadline', 'answer until-when'],
    ['how much is a dog', 'answer fee'],
    ['quantum physics', 'nothing'],
    ['xyzzy', 'nothing'],
  ],
  pt: [
    ['cachorro', DOG],
    ['cahorro', DOG],
    ['cao', DOG],
    ['CÃES', DOG],
    ['vacinacao', DOG],
    ['Como faço para registrar meu cachorro?', DOG],
    ['Como jogo fora um sofa?', 'sofa'],
    ['mudanca', 'moving'],
    ['quanto custa', 'answer fee'],
    ['nave espacial', 'nothing'],
  ],
  es: [
    ['perro', DOG],
    ['pero perro', DOG],
    ['cachoro', DOG],
    ['antirrabica', DOG],
    ['¿Cómo registro a mi perro?', DOG],
    ['¿Dónde puedo tirar un sofa?', 'sofa'],
    ['colchon', 'sofa'],
    ['mudansa', 'moving'],
    ['¿Cuánto cuesta?', 'answer fee'],
    ['nave espacial', 'nothing'],
  ],
  zh: [
    ['狗', DOG],
    ['犬', DOG],
    ['养了狗怎么办', DOG],
    ['我养了一只狗，应该怎么做？', DOG],
    ['狂犬病', DOG],
    ['沙发怎么扔掉', 'sofa'],
    ['床垫', 'sofa'],
    ['我要搬家', 'moving'],
    ['费用多少', 'answer fee'],
    ['宇宙飞船', 'nothing'],
  ],
  ko: [
    ['강아지', DOG],
    ['개를', DOG],
    ['강아지를 키우기 시작했어요. 어떻게 해야 하나요?', DOG],
    ['광견병', DOG],
    ['마이크로칲', DOG],
    ['소파를 버리고 싶어요', 'sofa'],
    ['매트리스', 'sofa'],
    ['이사하면 어떻게 해요?', 'moving'],
    ['수수료는 얼마예요', 'answer fee'],
    ['우주여행', 'nothing'],
  ],
  vi: [
    ['chó', DOG],
    ['dang ky cho', DOG],
    ['ĐĂNG KÝ CHÓ', DOG],
    ['Tôi nuôi chó thì phải làm gì?', DOG],
    ['thu cung', DOG],
    ['vứt ghế sofa', 'sofa'],
    ['nem', 'sofa'],
    ['Tôi chuyển nhà thì phải làm gì?', 'moving'],
    ['bao nhiêu tiền', 'answer fee'],
    ['máy bay', 'nothing'],
  ],
};

/** What a reader sees first. */
function first(search: Search, typed: string, wanted: string): string {
  const { procedures, events, passages } = search(typed);
  const [passage] = passages;
  if (wanted.startsWith('answer ')) return passage ? `answer ${passage.place}` : 'no answer';
  if (procedures.length + events.length + passages.length === 0) return 'nothing';
  if (wanted === 'moving') return events[0]?.event ?? 'no event';
  return procedures[0]?.id ?? 'no procedure';
}

describe.each(Object.keys(TYPED))('a search in %s', async (language) => {
  const search = await searchIn(language);

  it.each(TYPED[language] ?? [])('“%s” finds %s', (typed, wanted) => {
    expect(first(search, typed, wanted)).toBe(wanted);
  });
});

describe('a search', async () => {
  const search = await searchIn('ja');

  it('does not show a procedure beside one that has every word', () => {
    expect(search('犬の登録').procedures.map(({ id }) => id)).toEqual([DOG]);
  });

  it('cites answers as they stand on the page', () => {
    const texts = catalogue.edition('hino', DOG, '1', 'ja')?.text;
    expect(search('犬の登録はいつまで').passages[0]).toMatchObject({ text: texts?.untilWhen });
  });

  it('finds nothing under nothing, and bears whatever is typed', () => {
    for (const typed of ['', '　', '？？', '🐕', '\u0000', 'の', 'a'.repeat(5_000), '犬'.repeat(500)]) {
      expect(() => search(typed)).not.toThrow();
    }
    expect(search('  ')).toEqual({ procedures: [], events: [], passages: [] });
  });

  it('needs no spelling of its own for each language of the city', () => {
    expect(catalogue.languages.filter((language) => !TYPED[language])).toEqual([]);
  });
});
