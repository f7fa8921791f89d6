package io.kefu.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Makes exports of a large fictional company, the same for the same seed: phone CSV, chat JSON Lines, web form in
 * GB18030, app JSON, WeChat XLSX, and a register of customers, orders and agents, for the shipped mappings.
 */
final class ExportGenerator {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy/M/d H:mm");
    private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 4, 15, 8, 0);
    private static final int DAYS = 24;

    private static final List<String> TEXTS = List.of(
            "扫地机器人充不进电,底座灯也不亮",
            "请问净水器滤芯多久换一次",
            "我要投诉,维修师傅迟到三天了没人管",
            "APP 连不上 wifi,配网一直失败",
            "电饭煲煮饭溢出来,怎么调节",
            "空气净化器开机有焦味",
            "快递什么时候到",
            "发票抬头写错了,能重开吗",
            "破壁机异响很大,还在保修期吗",
            "How much is the G1 robot?",
            "吸尘器吸力变小了",
            "客服态度差,要求赔偿",
            "想换货,颜色发错了",
            "固件升级失败后死机",
            "净水器漏水,请尽快上门");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙");
    private static final List<String> GIVEN =
            List.of("伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟");

    private final Random random;
    private final int contacts;
    private final int people;

    ExportGenerator(int contacts, long seed) {
        this.contacts = contacts;
        this.people = Math.max(10, contacts / 4);
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        new ExportGenerator(Integer.parseInt(arguments[1]), 42).write(Path.of(arguments[0]));
    }

    void write(Path inbox) throws IOException {
        agents(file(inbox, "crm", "agents.csv"));
        customers(file(inbox, "crm", "customers.csv"));
        orders(file(inbox, "crm", "orders.csv"));
        phone(file(inbox, "phone", "cdr.csv"), contacts * 35 / 100);
        chat(file(inbox, "chat", "chat.jsonl"), contacts * 25 / 100);
        form(file(inbox, "web-form", "form.csv"), contacts * 20 / 100);
        app(file(inbox, "app", "feedback.json"), contacts * 10 / 100);
        wechat(file(inbox, "wechat", "messages.xlsx"), contacts - contacts * 90 / 100);
    }

    private static Path file(Path inbox, String directory, String name) throws IOException {
        Files.createDirectories(inbox.resolve(directory));
        return inbox.resolve(directory).resolve(name);
    }

    private static String phoneOf(int person) {
        return "138" + String.format("%08d", person);
    }

    private static String nameOf(int person) {
        return SURNAMES.get(person % SURNAMES.size()) + GIVEN.get(person / SURNAMES.size() % GIVEN.size());
    }

    private int person() {
        return random.nextInt(people);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + ",机器编号 " + (10_000 + random.nextInt(90_000));
    }

    private LocalDateTime moment() {
        return BEGIN.plusSeconds(random.nextInt(DAYS * 86_400));
    }

    private String agent() {
        return String.format("G%03d", 1 + random.nextInt(200));
    }

    private void agents(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("工号,姓名,部门,技能组,职级,容量,邮箱,在职\n");
            List<String> teams = List.of("pre-sales", "after-sales", "complaint", "tech-support");
            for (int i = 1; i <= 200; i++) {
                String id = String.format("G%03d", i);
                out.write(id + "," + nameOf(i * 7) + ",客服部," + teams.get(i % 4) + ",中级," + (200 + i) + "," + id
                        + "@example.org,是\n");
            }
        }
    }

    private void customers(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("客户编号,客户姓名,手机,邮箱,微信OpenID,所属行业,客户等级,标签,生日,地址,更新时间\n");
            for (int i = 0; i < people / 2; i++) {
                String level = i % 50 == 0 ? "战略" : i % 7 == 0 ? "VIP" : "普通";
                out.write("M" + i + "," + nameOf(i) + "," + phoneOf(i) + ",u" + i + "@example.com,o-" + i + ",家庭用户,"
                        + level + ",,,苏州市某路" + i + "号,2024-01-01 00:00:00\n");
            }
        }
    }

    private void orders(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("订单号,客户编号,手机,下单时间,产品,数量,金额,保修截止\n");
            for (int i = 0; i < contacts / 10; i++) {
                int person = random.nextInt(people / 2);
                out.write("DD" + (20_240_000_000L + i) + ",M" + person + "," + phoneOf(person) + ",2024-03-0"
                        + (1 + i % 9) + " 10:00:00,R7 扫地机器人,1,2499.00,2025-03-01\n");
            }
        }
    }

    private void phone(Path file, int rows) throws IOException {
        List<String> queues = List.of("售前咨询", "售后服务", "投诉专线", "技术支持");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("通话ID,来电时间,主叫号码,队列,坐席工号,坐席姓名,振铃秒数,通话秒数,接听结果,录音文件,来电摘要,是否解决,满意度\n");
            for (int i = 0; i < rows; i++) {
                boolean answered = random.nextInt(10) > 0;
                out.write("T" + i + "," + SECONDS.format(moment()) + "," + phoneOf(person()) + ","
                        + queues.get(random.nextInt(4)) + ",");
                out.write(
                        answered
                                ? agent() + ",某某," + random.nextInt(60) + "," + random.nextInt(900) + ",已接,T" + i
                                        + ".wav,\"" + text() + "\"," + (random.nextBoolean() ? "是" : "否") + ","
                                        + (1 + random.nextInt(5)) + "\n"
                                : ",," + random.nextInt(90) + ",0,放弃,,,,\n");
            }
        }
    }

    private void chat(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < rows; i++) {
                LocalDateTime at = moment();
                int person = person();
                boolean solved = random.nextBoolean();
                out.write("{\"session_id\":\"S" + i + "\",\"started_at\":\"" + iso(at) + "\",\"updated_at\":\""
                        + iso(at.plusMinutes(9)) + "\",\"closed_at\":\"" + iso(at.plusMinutes(9))
                        + "\",\"visitor\":{\"id\":\"v" + person + "\",\"name\":\"" + nameOf(person)
                        + "\",\"openid\":\"o-" + person + "\"},\"agent\":{\"id\":\"" + agent() + "\"},\"resolved\":"
                        + solved + ",\"rating\":" + (1 + random.nextInt(5)) + ",\"turns\":[{\"at\":\"" + iso(at)
                        + "\",\"from\":\"bot\",\"text\":\"您好\"},{\"at\":\"" + iso(at.plusSeconds(20))
                        + "\",\"from\":\"visitor\",\"text\":\"" + text() + "\"},{\"at\":\"" + iso(at.plusSeconds(80))
                        + "\",\"from\":\"agent\",\"text\":\"您好,我来帮您看一下\"}]}\n");
            }
        }
    }

    private static String iso(LocalDateTime at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                + "+08:00";
    }

    private void form(Path file, int rows) throws IOException {
        List<String> types = List.of("咨询", "投诉", "售后故障", "技术支持", "其他");
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("GB18030"))) {
            out.write("编号,提交时间,姓名,联系电话,电子邮箱,问题类型,订单号,问题描述\n");
            for (int i = 0; i < rows; i++) {
                int person = person();
                out.write("F" + i + "," + FORM.format(moment()) + "," + nameOf(person) + "," + phoneOf(person) + ",u"
                        + person + "@example.com," + types.get(random.nextInt(5)) + ",,\"" + text() + "\"\n");
            }
        }
    }

    private void app(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("{\"data\":{\"items\":[\n");
            for (int i = 0; i < rows; i++) {
                int person = person();
                out.write((i == 0 ? "" : ",\n") + "{\"id\":\"A" + i + "\",\"createdAt\":"
                        + moment().toInstant(ZoneOffset.ofHours(8)).toEpochMilli() + ",\"user\":{\"uid\":\"u" + person
                        + "\",\"nickname\":\"" + nameOf(person) + "\",\"mobile\":\"" + phoneOf(person)
                        + "\"},\"type\":\"设备故障\",\"content\":\"" + text() + "\",\"score\":"
                        + (random.nextBoolean() ? "null" : 1 + random.nextInt(5)) + "}");
            }
            out.write("\n]}}\n");
        }
    }

    private void wechat(Path file, int rows) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            SXSSFSheet sheet = workbook.createSheet("消息");
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
            Row header = sheet.createRow(0);
            List<String> names = List.of("消息ID", "时间", "OpenID", "昵称", "手机号", "方向", "内容", "客服工号");
            for (int i = 0; i < names.size(); i++) {
                header.createCell(i).setCellValue(names.get(i));
            }
            for (int i = 0; i < rows; i++) {
                int person = person();
                boolean ours = random.nextInt(3) == 0;
                Row row = sheet.createRow(i + 1);
                row.createCell(0).setCellValue("W" + i);
                row.createCell(1).setCellValue(moment());
                row.getCell(1).setCellStyle(date);
                row.createCell(2).setCellValue("o-" + person);
                row.createCell(3).setCellValue(nameOf(person));
                row.createCell(4).setCellValue(phoneOf(person));
                row.createCell(5).setCellValue(ours ? "回复" : "接收");
                row.createCell(6).setCellValue(text());
                row.createCell(7).setCellValue(ours ? agent() : "");
            }
            workbook.write(out);
        }
    }
}
