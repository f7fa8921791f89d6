package io.kefu.ticket;

import io.kefu.job.Office;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** An office whose source says of its contacts what they are about, and whose rules say nothing. */
final class Shop {

    static final String HEAD = "编号,时间,电话,类型,内容\n";
    private static final List<String> TYPES = List.of("inquiry", "complaint", "after_sales");
    private static final List<List<String>> WORDS = List.of(
            List.of("几点营业", "门店地址", "颜色有几种", "能用券吗"),
            List.of("服务员翻白眼", "排队两小时", "说话难听", "没人道歉"),
            List.of("屏幕花屏", "按键失灵", "开机黑屏", "声音忽大忽小"));

    private Shop() {}

    /** @param confirmed how many tickets of three types there are to learn from */
    static Office office(Path directory, int confirmed) {
        Office office = Office.open(directory.resolve("office"))
                .write("mappings/shop.yaml", Contacts.mapping("shop") + "  type: 类型\n");
        String rules = office.with(services ->
                services.workspace().resource("rules/recognition.yaml").text());
        office.write("rules/recognition.yaml", rules.replaceAll("(?s)types:.*?\nurgencies:", "types: []\nurgencies:"));
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder(HEAD);
        for (int i = 0; i < confirmed; i++) {
            List<String> words = WORDS.get(i % 3);
            rows.append("E%d,2024-05-06 09:00,139%08d,%s,%s 另外%s%n"
                    .formatted(i, i, TYPES.get(i % 3), words.get(random.nextInt(4)), words.get(random.nextInt(4))));
        }
        office.write("inbox/shop/a.csv", rows.toString()).nightly();
        return office;
    }
}
