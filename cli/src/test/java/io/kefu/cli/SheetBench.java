package io.kefu.cli;

import io.kefu.sheet.SheetForm;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetReader;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes or reads a registration sheet of made-up rows: {@code template} from the shipped template, {@code sxssf} the
 * same values by bare POI, {@code read} what {@code template} wrote. Arguments: what, file, rows, template file.
 */
final class SheetBench {

    private static final SheetKind KIND = new SheetKind(
            "registration-zh",
            List.of(
                    SheetKind.Column.of("number", SheetKind.Type.ID),
                    SheetKind.Column.of("customer", SheetKind.Type.TEXT),
                    SheetKind.Column.of("contact", SheetKind.Type.TEXT),
                    SheetKind.Column.of("description", SheetKind.Type.TEXT),
                    SheetKind.Column.choice("urgency", Map.of("普通", "normal", "紧急", "urgent", "特急", "critical")),
                    SheetKind.Column.of("opened", SheetKind.Type.TIME),
                    SheetKind.Column.of("responsible", SheetKind.Type.TEXT),
                    SheetKind.Column.choice(
                            "state", Map.of("待分派", "waiting", "处理中", "in_progress", "已完成", "done", "已关闭", "closed")),
                    SheetKind.Column.of("due", SheetKind.Type.TIME),
                    SheetKind.Column.of("done", SheetKind.Type.TIME),
                    SheetKind.Column.of("rating", SheetKind.Type.INTEGER)));

    private static final List<String> TEXTS = List.of(
            "净水器漏水,已关总阀,请尽快安排上门维修,订单号DD20240501(售后)",
            "APP一直连不上WIFI,试了三次都不行,重启路由器也没有用(售后)",
            "请问A5空气净化器的滤芯多久换一次,有没有优惠活动(咨询)",
            "三天了没人上门,要求退款并赔偿橱柜损失,否则打12315投诉(投诉)");

    private SheetBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        int rows = Integer.parseInt(arguments[2]);
        SheetTemplate template = SheetTemplate.read("registration.xlsx", Files.readAllBytes(Path.of(arguments[3])));
        switch (arguments[0]) {
            case "template" -> fill(template, file, rows);
            case "sxssf" -> bare(file, rows);
            default -> {
                int[] edited = new int[1];
                SheetReader.Found found =
                        SheetReader.read(file, "bench", List.of(SheetForm.of(KIND, template)), row -> {
                            edited[0] += row.values().stream().anyMatch(value -> value.edited()) ? 1 : 0;
                        });
                if (found.rows() != rows || edited[0] != 0) {
                    throw new IllegalStateException(found.rows() + " rows, " + edited[0] + " edited");
                }
            }
        }
    }

    private static void fill(SheetTemplate template, Path file, int rows) throws IOException {
        List<String> fields = new java.util.ArrayList<>(
                KIND.columns().stream().map(SheetKind.Column::field).toList());
        fields.add(SheetKind.STAMP);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            template.fill(Map::of, Map.of(SheetTemplate.ROWS, Table.streamed(fields, row -> each(rows, row))), out);
        }
    }

    private static void bare(Path file, int rows) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Sheet sheet = workbook.createSheet("客户服务流程登记表");
            CellStyle time = workbook.createCellStyle();
            time.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
            int[] next = {0};
            each(rows, values -> {
                Row row = sheet.createRow(next[0]++);
                for (int i = 0; i < values.length; i++) {
                    Cell cell = row.createCell(i);
                    if (values[i] instanceof LocalDateTime moment) {
                        cell.setCellStyle(time);
                        cell.setCellValue(moment);
                    } else if (values[i] instanceof Integer number) {
                        cell.setCellValue(number);
                    } else if (values[i] != null) {
                        cell.setCellValue(values[i].toString());
                    }
                }
            });
            workbook.write(out);
        }
    }

    private static void each(int rows, Consumer<@Nullable Object[]> consumer) {
        Random random = new Random(7);
        LocalDateTime opened = LocalDateTime.of(2024, 1, 1, 8, 0);
        for (int i = 0; i < rows; i++) {
            opened = opened.plusSeconds(30 + random.nextInt(60));
            boolean done = random.nextInt(3) > 0;
            String id = "CS20240501" + (100_000 + i);
            @Nullable
            Object[] values = {
                id,
                "张*",
                "138****" + (1_000 + random.nextInt(9_000)),
                TEXTS.get(random.nextInt(TEXTS.size())),
                random.nextInt(5) == 0 ? "紧急" : "普通",
                opened,
                "售后部-吴*",
                done ? "已完成" : "处理中",
                opened.plusHours(72),
                done ? opened.plusHours(random.nextInt(80)) : null,
                random.nextBoolean() ? 1 + random.nextInt(5) : null,
                null
            };
            values[11] = SheetTemplate.stamp("bench", KIND, id, 1, values);
            consumer.accept(values);
        }
    }
}
