package io.kefu.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions look at in tests: a field of every kind. */
record Thing(
        @Nullable String channel,
        @Nullable String subject,
        @Nullable String type,
        @Nullable String urgency,
        @Nullable String state,
        @Nullable String level,
        List<String> skills,
        @Nullable Integer rating,
        int contacts,
        @Nullable Instant opened,
        @Nullable Boolean history) {

    static final Instant NOW = Instant.parse("2024-05-09T00:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final Fields<Thing> FIELDS = new Fields<Thing>(NOW, ZONE)
            .text("channel", Thing::channel, "channel")
            .text("subject", Thing::subject, "subject")
            .choice("type", Thing::type, "type", ordered("inquiry", "咨询", "complaint", "投诉"))
            .choice("urgency", Thing::urgency, "urgency", ordered("normal", "普通", "urgent", "紧急", "critical", "特急"))
            .choice("state", Thing::state, "state", ordered("in_progress", "处理中", "resolved", "已解决", "closed", "已关闭"))
            .choice("customer.level", Thing::level, "level", ordered("ordinary", "普通", "vip", "VIP", "strategic", "战略"))
            .list("skills", Thing::skills, "skills")
            .number("rating", Thing::rating, "rating")
            .number("contacts", Thing::contacts, "contacts")
            .instant("opened", Thing::opened, "opened")
            .since("age", Thing::opened, "opened")
            .flag("history", Thing::history, "history");

    private static Map<String, List<String>> ordered(String... codesAndLabels) {
        Map<String, List<String>> codes = new java.util.LinkedHashMap<>();
        for (int i = 0; i < codesAndLabels.length; i += 2) {
            codes.put(codesAndLabels[i], List.of(codesAndLabels[i + 1]));
        }
        return codes;
    }

    static Thing empty() {
        return new Thing(null, null, null, null, null, null, List.of(), null, 0, null, null);
    }
}
