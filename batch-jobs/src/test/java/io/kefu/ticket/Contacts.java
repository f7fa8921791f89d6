package io.kefu.ticket;

/** Contacts as a CSV with the columns 编号, 时间, 电话 and 内容, for tests. */
final class Contacts {

    static final String HEAD = "编号,时间,电话,内容\n";

    private Contacts() {}

    /** The mapping of a source; it ends with its fields, so that others can follow. */
    static String mapping(String source) {
        return """
                source: %s
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields:
                  external_id: 编号
                  occurred_at: 时间
                  phone: 电话
                  text: 内容
                """.formatted(source);
    }
}
