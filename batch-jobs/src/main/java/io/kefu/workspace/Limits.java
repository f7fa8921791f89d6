package io.kefu.workspace;

import io.kefu.yaml.YamlMap;

/**
 * What a file may at most hold before it counts as broken or hostile, from {@code limits} in kefu.yaml.
 *
 * @param recordChars characters of one record: a row, an object, a line
 * @param columns of a table
 * @param mailBytes of one message with its attachments
 * @param unpackedBytes of all that an archive holds
 * @param unpackedRatio how often larger than its archive the content may be, beyond 64 MiB
 * @param members files in an archive
 * @param rejectedPercent a file of which more rows than this are rejected is given up
 * @param rejectedLeast but not before so many are
 */
public record Limits(
        int recordChars,
        int columns,
        int mailBytes,
        long unpackedBytes,
        int unpackedRatio,
        int members,
        int rejectedPercent,
        int rejectedLeast) {

    private static final int MIB = 1 << 20;

    static Limits parse(YamlMap yaml) {
        yaml.only(
                "record_mib",
                "columns",
                "mail_mib",
                "unpacked_mib",
                "unpacked_ratio",
                "members",
                "rejected_percent",
                "rejected_least");
        return new Limits(
                yaml.integer("record_mib", 4, 1, 64) * MIB,
                yaml.integer("columns", 2_000, 1, 16_384),
                yaml.integer("mail_mib", 40, 1, 100) * MIB,
                (long) yaml.integer("unpacked_mib", 8_192, 1, 1_000_000) * MIB,
                yaml.integer("unpacked_ratio", 250, 1, 1_100),
                yaml.integer("members", 10_000, 1, 1_000_000),
                yaml.integer("rejected_percent", 50, 1, 100),
                yaml.integer("rejected_least", 100, 1, 1_000_000));
    }
}
