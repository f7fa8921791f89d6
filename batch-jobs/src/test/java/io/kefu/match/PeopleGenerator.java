package io.kefu.match;

import io.kefu.text.Han;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists of customers with known truth: surnames and given names by Zipf's law, households, namesakes, shared
 * switchboards, people who moved or changed their phone, slips of every kind, and values that are missing. The column
 * {@code person} tells who a record is, {@code part} which trap it belongs to; matching must not read either.
 */
final class PeopleGenerator {

    /** Columns of both styles. */
    static final List<String> COLUMNS = List.of(
            "id",
            "person",
            "part",
            "name",
            "given_name",
            "surname",
            "company",
            "phone",
            "email",
            "wechat",
            "birth_date",
            "national_id",
            "address",
            "city",
            "province",
            "postcode");

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
                    + "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华文辉红玲建国志海燕波斌宇浩凯健俊帆鹏旭宁欣怡佳琪雪梅婷云莉晨阳春兰凤洁琳颖慧巧美珍贞素真环雅爱妹香月莺媛瑞凡"
            + "思雨梓轩子涵一诺浩然欣妍梦瑶诗雨泽宇睿博天佑嘉懿煜城弘文昊天立果晟铭峰家豪致远乐山景行若曦可馨依婧语嫣书瑶安琪晓东小明少华永强新民玉兰淑珍德胜金龙利民庆丰万里长江光宗耀祖"
            + "良才友谅成功学兵向前卫红跃进援朝解放翠花菊荷莲蓉薇菲芸茜倩蕾璐瑾瑜珊珂玥琴瑟笛笙钧铭锋锐锦钰鑫森林彬楠桐柏松柳杨枫桦";
    private static final String[] GIVEN_WEST =
            ("james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan joseph jessica thomas sarah "
                            + "charles karen christopher lisa daniel nancy matthew betty anthony sandra mark margaret donald ashley steven kimberly andrew emily paul donna joshua michelle kenneth "
                            + "carol kevin amanda brian melissa george deborah timothy stephanie ronald rebecca jason laura edward helen jeffrey sharon ryan cynthia jacob kathleen gary amy "
                            + "nicholas angela eric shirley jonathan anna stephen brenda larry pamela justin emma scott nicole brandon samantha benjamin katherine samuel christine gregory "
                            + "debra alexander rachel patrick carolyn frank janet raymond maria jack olivia dennis heather jerry catherine tyler diane aaron julie jose victoria adam joyce "
                            + "nathan lauren henry kelly zachary christina douglas ruth peter joan kyle virginia noah judith ethan evelyn jeremy hannah walter andrea christian megan keith "
                            + "cheryl roger jacqueline terry madison austin teresa sean abigail gerald sophia carl martha harold sara dylan gloria arthur janice lawrence kathryn jordan ann "
                            + "jesse isabella bryan judy billy charlotte bruce julia gabriel grace joe amber logan alice alan jean juan denise albert frances willie danielle elijah marilyn "
                            + "wayne natalie randy beverly vincent diana mason brittany roy theresa ralph kayla bobby alexis russell doris bradley lori philip tiffany eugene")
                    .split(" ");
    private static final String[] STEMS =
            ("smith john william brown jone garc mill dav rodrigu martin hernand lop gonzal wils anders thoma tayl moor jacks mart lee per thomps whit harr sanch clark ramir lew robin "
                            + "walk young all king wright scott torr nguy hill flor green adam nels bak hall riv camp mitch cart rob gom phil evan turn diaz park cruz edw coll rey stew morr moral murph cook rog gut ort morg "
                            + "coop peters bail reed kell how ram kim cox ward richard wats brook chav wood jam benn gray mend ruiz hugh pric alv cast sand pat my long ross fost jimen pow jenk perr russ sull bell cole butl hend barn gonz fish vasq simm rom jord patt alex ham grah reyn griff wall mor west haw "
                            + "barr cass dunn fitz hart kemp lamb nash odon pratt quin rhod shel tate ursul vanc wyn yat zimm blackw crowth dalt elling fairb goldb hather ingr kirk lang mcal north oakl prest raven stan tinsl under vick walsh ashf")
                    .split(" ");
    private static final String[] ENDINGS = {
        "", "s", "er", "son", "ey", "man", "ez", "ell", "ton", "field", "well", "ley", "ing", "worth", "en", "ard"
    };
    private static final String[] CITIES = {
        "北京市", "上海市", "广东省广州市", "广东省深圳市", "浙江省杭州市", "浙江省宁波市", "江苏省南京市", "江苏省苏州市", "四川省成都市", "湖北省武汉市", "陕西省西安市",
        "山东省青岛市", "湖南省长沙市", "河南省郑州市", "福建省厦门市", "辽宁省大连市", "天津市", "重庆市", "安徽省合肥市", "江西省南昌市"
    };
    private static final String[] DISTRICTS = {
        "东城区", "西湖区", "南山区", "海淀区", "高新区", "鼓楼区", "江北区", "新华区", "和平区", "城关区", "临江区", "滨湖区"
    };
    private static final String ROADS = "中山人民解放建设文化和平新华长江黄河北京南京上海东风红旗胜利友谊光明青年科技学院体育公园湖滨江南站前迎宾世纪创业";
    private static final String[] TRADES = {
        "科技", "贸易", "信息技术", "电子", "机械", "建材", "食品", "服饰", "物流", "文化传媒", "医疗器械", "环保", "教育咨询", "汽车配件", "网络"
    };
    private static final String[] FORMS = {"有限公司", "股份有限公司", "有限责任公司", "集团有限公司"};
    private static final String BRANDS = "华远恒盛鑫瑞宏博天诚金鼎安达嘉禾顺通宝利康宁星海蓝图云帆智联创优佳信";
    private static final String[] DOMAINS = {
        "qq.com", "163.com", "126.com", "gmail.com", "sina.com", "outlook.com", "hotmail.com", "yahoo.com"
    };

    private final SplittableRandom random;
    private final boolean chinese;
    private final Map<String, List<Character>> homophones = new HashMap<>();
    private final Map<Character, Character> traditional = new HashMap<>();
    private final List<String> westSurnames = new ArrayList<>();
    private final List<String> streets = new ArrayList<>();
    private final Set<String> addresses = new HashSet<>();
    private final List<Person> namesakes = new ArrayList<>();
    private int people;
    private int records;

    private static final class Person {
        private int number;
        private String part = "plain";
        private String surname = "";
        private String given = "";
        private String company = "";
        private String phone = "";
        private String email = "";
        private String wechat = "";
        private LocalDate birth = LocalDate.EPOCH;
        private String id = "";
        private String city = "";
        private String address = "";
        private String province = "";
        private String postcode = "";
    }

    private PeopleGenerator(boolean chinese, long seed) {
        this.chinese = chinese;
        this.random = new SplittableRandom(seed);
        for (char c : (GIVEN + SURNAMES).toCharArray()) {
            List<Character> alike = homophones.computeIfAbsent(Han.pinyin(String.valueOf(c)), key -> new ArrayList<>());
            if (!alike.contains(c)) {
                alike.add(c);
            }
        }
        for (char c = 0x4E00; c < 0x9FA5; c++) {
            char simple = Han.simplified(String.valueOf(c)).charAt(0);
            if (simple != c) {
                traditional.putIfAbsent(simple, c);
            }
        }
        for (String ending : ENDINGS) {
            for (String stem : STEMS) {
                westSurnames.add(stem + ending);
            }
        }
        for (int i = 0; i < 3000; i++) {
            streets.add(STEMS[random.nextInt(STEMS.length)] + ENDINGS[random.nextInt(ENDINGS.length)]);
        }
    }

    /** Writes a list of about that many records; the same seed gives the same list. */
    static void write(Path file, boolean chinese, int records, long seed) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", COLUMNS) + "\n");
            new PeopleGenerator(chinese, seed).all(records, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) {
        write(Path.of(args[0]), args[1].equals("zh"), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    }

    private void all(int wanted, BufferedWriter out) throws IOException {
        List<String> lines = new ArrayList<>();
        while (records < wanted) {
            for (Person person : group()) {
                int copies = copies();
                for (int copy = 0; copy < copies && records < wanted; copy++) {
                    lines.add(line(person, copy == 0 ? 0 : errors()));
                    records++;
                }
            }
            if (lines.size() > 20_000) {
                flush(lines, lines.size() / 2, out);
            }
        }
        flush(lines, lines.size(), out);
    }

    /** In random order, so that the records of one person do not stand together. */
    private void flush(List<String> lines, int count, BufferedWriter out) throws IOException {
        for (int i = lines.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            String line = lines.get(i);
            lines.set(i, lines.get(other));
            lines.set(other, line);
        }
        List<String> first = lines.subList(0, count);
        for (String line : first) {
            out.write(line);
            out.write('\n');
        }
        first.clear();
    }

    private int copies() {
        double draw = random.nextDouble();
        return draw < 0.5 ? 1 : draw < 0.8 ? 2 : draw < 0.93 ? 3 : 4;
    }

    /** 30 % of the copies have two errors or more. */
    private int errors() {
        double draw = random.nextDouble();
        return draw < 0.35 ? 0 : draw < 0.7 ? 1 : draw < 0.9 ? 2 : 3;
    }

    // ---- people

    private List<Person> group() {
        double draw = random.nextDouble();
        if (draw < 0.04) {
            return household();
        }
        if (draw < 0.05) {
            return colleagues();
        }
        Person person = person();
        if (draw < 0.10 && !namesakes.isEmpty()) {
            Person other = namesakes.get(random.nextInt(namesakes.size()));
            person.surname = other.surname;
            person.given = other.given;
            place(person, other.city);
            person.part = "namesake";
            other.part = "namesake";
        }
        if (namesakes.size() < 1000) {
            namesakes.add(person);
        } else {
            namesakes.set(random.nextInt(1000), person);
        }
        return List.of(person);
    }

    private List<Person> household() {
        Person first = person();
        first.part = "household";
        List<Person> all = new ArrayList<>(List.of(first));
        int size = 2 + random.nextInt(3);
        boolean sharePhone = random.nextDouble() < 0.5;
        for (int i = 1; i < size; i++) {
            Person other = person();
            other.part = "household";
            if (i > 1 || !chinese || random.nextDouble() < 0.2) {
                other.surname = first.surname;
            }
            other.city = first.city;
            other.province = first.province;
            other.postcode = first.postcode;
            other.address = first.address;
            if (sharePhone) {
                other.phone = first.phone;
            }
            while (isTaken(other.given, all)) {
                other.given = given();
            }
            all.add(other);
        }
        return all;
    }

    private static boolean isTaken(String given, List<Person> family) {
        return family.stream().anyMatch(person -> person.given.equals(given));
    }

    private List<Person> colleagues() {
        Person first = person();
        first.company = company();
        first.phone = landline();
        first.part = "switchboard";
        List<Person> all = new ArrayList<>(List.of(first));
        int size = 3 + random.nextInt(6);
        for (int i = 1; i < size; i++) {
            Person other = person();
            other.part = "switchboard";
            other.company = first.company;
            other.phone = first.phone;
            all.add(other);
        }
        return all;
    }

    private Person person() {
        Person person = new Person();
        person.number = people++;
        person.surname = chinese ? pick(SURNAMES) : westSurnames.get(zipf(westSurnames.size()));
        person.given = given();
        person.phone = phone();
        person.birth = LocalDate.ofEpochDay(-12_000 + random.nextInt(25_000));
        person.email = email(person);
        person.wechat = (chinese ? "wx" : "u") + Long.toString(random.nextLong(1L << 40), 36);
        person.id = chinese ? nationalId(person.birth) : String.valueOf(100_000_000 + random.nextInt(900_000_000));
        if (random.nextDouble() < 0.4) {
            person.company = company();
        }
        place(person, null);
        return person;
    }

    private String given() {
        if (!chinese) {
            return GIVEN_WEST[zipf(GIVEN_WEST.length)];
        }
        String first = pick(GIVEN);
        return random.nextDouble() < 0.18 ? first : first + pick(GIVEN);
    }

    private String pick(String characters) {
        return String.valueOf(characters.charAt(zipf(characters.length())));
    }

    /** A rank below {@code n}, by Zipf's law with exponent 0.9 or so. */
    private int zipf(int n) {
        double u = random.nextDouble();
        double exponent = 0.1;
        return Math.min(n - 1, (int) (Math.pow(u * (Math.pow(n, exponent) - 1) + 1, 1 / exponent) - 1));
    }

    private String phone() {
        return chinese
                ? "1"
                        + new String[] {"38", "39", "35", "36", "58", "59", "77", "86", "88", "31", "50", "99"}
                                [random.nextInt(12)]
                        + digits(8)
                : "+1" + (201 + random.nextInt(700)) + (200 + random.nextInt(800)) + digits(4);
    }

    private String landline() {
        return chinese ? "0" + (571 + random.nextInt(20)) + "8" + digits(7) : phone();
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String email(Person person) {
        String name = chinese ? Han.pinyin(person.surname + person.given) : person.given + "." + person.surname;
        String user = random.nextDouble() < 0.3 ? digits(9) : name + random.nextInt(1000);
        String address = user + "@" + DOMAINS[zipf(DOMAINS.length)];
        return addresses.add(address) ? address : email(person); // an address belongs to one person
    }

    private static String nationalId(LocalDate birth) {
        return "330106" + birth.toString().replace("-", "")
                + String.format("%03d", Math.floorMod(birth.hashCode() * 31, 999)) + "1";
    }

    private String company() {
        if (!chinese) {
            return STEMS[zipf(STEMS.length)] + " " + STEMS[random.nextInt(STEMS.length)] + " Ltd";
        }
        String city = CITIES[zipf(CITIES.length)];
        return city.substring(city.length() - 3, city.length() - 1)
                + BRANDS.charAt(random.nextInt(BRANDS.length()))
                + BRANDS.charAt(random.nextInt(BRANDS.length()))
                + TRADES[random.nextInt(TRADES.length)]
                + FORMS[zipf(FORMS.length)];
    }

    private void place(Person person, @Nullable String city) {
        if (chinese) {
            person.city = city == null ? CITIES[zipf(CITIES.length)] : city;
            int road = random.nextInt(ROADS.length() / 2) * 2;
            person.address = DISTRICTS[random.nextInt(DISTRICTS.length)] + ROADS.substring(road, road + 2)
                    + (random.nextBoolean() ? "路" : "街") + (1 + random.nextInt(400)) + "号" + (1 + random.nextInt(20))
                    + "栋"
                    + (101 + random.nextInt(30) * 100 + random.nextInt(4)) + "室";
        } else {
            int number = city == null ? zipf(2000) : Integer.parseInt(city.substring(city.lastIndexOf(' ') + 1));
            person.city = westSurnames.get(number % westSurnames.size()) + "ville " + number;
            person.postcode = String.valueOf(10_000 + number * 37 % 90_000);
            person.province = "S" + number % 50;
            person.address = (1 + random.nextInt(400)) + " " + streets.get(random.nextInt(streets.size()))
                    + new String[] {" street", " road", " avenue", " lane"}[random.nextInt(4)];
        }
    }

    // ---- records

    /** A record's values by column, empty where it does not tell. */
    private static final class Row {

        private final Map<String, String> values = new LinkedHashMap<>();

        private Row() {
            COLUMNS.forEach(column -> values.put(column, ""));
        }

        private String get(String column) {
            return values.getOrDefault(column, "");
        }

        private void put(String column, String value) {
            values.put(column, value);
        }
    }

    private String line(Person person, int errors) {
        Row row = new Row();
        row.put("id", "r" + records);
        row.put("person", "p" + person.number);
        row.put("part", person.part);
        if (chinese) {
            row.put("name", person.surname + person.given);
        } else {
            row.put("given_name", person.given);
            row.put("surname", person.surname);
        }
        put(row, "company", person.company, 0.9);
        put(row, "phone", person.phone, 0.8);
        put(row, "email", person.email, 0.5);
        put(row, "wechat", person.wechat, chinese ? 0.5 : 0);
        put(row, "birth_date", person.birth.toString(), chinese ? 0.5 : 0.8);
        put(row, "national_id", person.id, chinese ? 0 : 0.2);
        if (random.nextDouble() < 0.85) {
            row.put("address", chinese ? person.city + person.address : person.address);
            if (!chinese) {
                row.put("city", person.city.substring(0, person.city.indexOf(' ')));
                row.put("province", person.province);
                row.put("postcode", person.postcode);
            }
        }
        for (int i = 0; i < errors; i++) {
            if (chinese) {
                slipChinese(row, person);
            } else {
                slipWest(row);
            }
        }
        return row.values.values().stream()
                .map(value -> value.contains(",") ? '"' + value + '"' : value)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    private void put(Row row, String column, String value, double chance) {
        if (random.nextDouble() < chance) {
            row.put(column, value);
        }
    }

    private void slipChinese(Row row, Person person) {
        String name = row.get("name");
        String phone = row.get("phone");
        switch (random.nextInt(9)) {
            case 0 -> row.put("name", homophone(name));
            case 1 -> {
                if (name.length() > 2) {
                    int at = 1 + random.nextInt(name.length() - 1);
                    row.put("name", name.substring(0, at) + name.substring(at + 1));
                }
            }
            case 2 -> {
                if (name.length() == 3) {
                    row.put("name", "" + name.charAt(0) + name.charAt(2) + name.charAt(1));
                }
            }
            case 3 -> row.put("name", traditional(name));
            case 4 -> {
                if (phone.length() == 11 && !phone.contains("*")) {
                    row.put("phone", phone.substring(0, 3) + "****" + phone.substring(7));
                }
            }
            case 5 -> row.put("name", name.charAt(0) + "*".repeat(Math.max(1, name.length() - 1)));
            case 6 -> {
                String company = row.get("company");
                if (!company.isEmpty()) {
                    row.put(
                            "company",
                            random.nextBoolean()
                                    ? company.replaceAll("(股份|集团)?有限(责任)?公司", "")
                                    : company + CITIES[random.nextInt(10)].replaceAll("省|市", "") + "分公司");
                }
            }
            case 7 -> {
                Person moved = new Person();
                place(moved, random.nextDouble() < 0.7 ? person.city : null);
                if (!row.get("address").isEmpty()) {
                    row.put("address", moved.city + moved.address);
                }
            }
            default -> {
                if (!phone.isEmpty()) {
                    row.put("phone", phone());
                }
            }
        }
    }

    private String homophone(String name) {
        int at = name.length() > 1 ? 1 + random.nextInt(name.length() - 1) : 0;
        List<Character> alike = homophones.getOrDefault(Han.pinyin(name.substring(at, at + 1)), List.of());
        return alike.isEmpty()
                ? name
                : name.substring(0, at) + alike.get(random.nextInt(alike.size())) + name.substring(at + 1);
    }

    private String traditional(String name) {
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            other.append(traditional.getOrDefault(name.charAt(i), name.charAt(i)));
        }
        return other.toString();
    }

    private void slipWest(Row row) {
        switch (random.nextInt(10)) {
            case 0, 1 -> typo(row, "given_name");
            case 2, 3 -> typo(row, "surname");
            case 4 -> typo(row, random.nextBoolean() ? "birth_date" : "phone");
            case 5 -> typo(row, random.nextBoolean() ? "address" : "email");
            case 6 -> {
                String given = row.get("given_name");
                row.put("given_name", row.get("surname"));
                row.put("surname", given);
            }
            case 7 ->
                row.put(List.of("given_name", "birth_date", "phone", "email").get(random.nextInt(4)), "");
            case 8 -> {
                if (!row.get("address").isEmpty()) {
                    Person moved = new Person();
                    place(moved, null);
                    row.put("address", moved.address);
                    row.put("city", moved.city.substring(0, moved.city.indexOf(' ')));
                    row.put("province", moved.province);
                    row.put("postcode", moved.postcode);
                }
            }
            default -> {
                if (!row.get("phone").isEmpty()) {
                    row.put("phone", phone());
                }
            }
        }
    }

    private void typo(Row row, String column) {
        String text = row.get(column);
        if (text.length() < 2) {
            return;
        }
        int at = random.nextInt(text.length());
        boolean digit = Character.isDigit(text.charAt(at));
        char other = (char) (digit ? '0' + random.nextInt(10) : 'a' + random.nextInt(26));
        row.put(
                column,
                switch (random.nextInt(4)) {
                    case 0 -> text.substring(0, at) + text.substring(at + 1);
                    case 1 -> text.substring(0, at) + other + text.substring(at);
                    case 2 -> text.substring(0, at) + other + text.substring(at + 1);
                    default ->
                        at == 0
                                ? text
                                : text.substring(0, at - 1)
                                        + text.charAt(at)
                                        + text.charAt(at - 1)
                                        + text.substring(at + 1);
                });
    }
}
