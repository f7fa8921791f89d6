package io.kefu.sheet;

import io.kefu.text.Phrases;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of sheet as one template shows it: the headings above the fields of its marked row.
 *
 * @param headings field to heading, in plain spelling
 */
public record SheetForm(SheetKind kind, Map<String, String> headings) {

    /** What the template's headings say of the fields of a kind. */
    public static SheetForm of(SheetKind kind, SheetTemplate template) {
        Map<String, String> headings = new LinkedHashMap<>();
        template.headings().forEach((field, heading) -> {
            if (kind.position(field) >= 0) {
                headings.put(field, plain(heading));
            }
        });
        return new SheetForm(kind, headings);
    }

    /** A heading without blanks, line breaks, case and width. */
    static String plain(String heading) {
        return Phrases.fold(heading).replaceAll("\\s+", "");
    }
}
