package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.access.Mask;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.customer.ReviewDesk.Reasoned;
import io.kefu.customer.ReviewDesk.Verdict;
import io.kefu.customer.golden.Customer;
import io.kefu.match.Explanation;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.ReturnedSheet;
import io.kefu.sheet.SheetForm;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetReader;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The review sheet 客户合并复核表: pairs side by side, masked, with a column for the decision; written and read back. */
public final class ReviewSheet {

    private static final List<String> DECISIONS = List.of("same", "different");

    private static final List<String> TEXTS = List.of(
            "name_a",
            "name_b",
            "phone_a",
            "phone_b",
            "email_a",
            "email_b",
            "company_a",
            "company_b",
            "birth_a",
            "birth_b",
            "address_a",
            "address_b",
            "customer_a",
            "customer_b",
            "why");

    private final Workspace workspace;
    private final String workspaceId;
    private final ReviewDesk desk;
    private final Language language;

    public ReviewSheet(Workspace workspace, String workspaceId, ReviewDesk desk, Language language) {
        this.workspace = workspace;
        this.workspaceId = workspaceId;
        this.desk = desk;
        this.language = language;
    }

    private static SheetKind kind(Language language) {
        List<SheetKind.Column> columns = new ArrayList<>();
        columns.add(SheetKind.Column.of("number", SheetKind.Type.ID));
        columns.add(SheetKind.Column.of("probability", SheetKind.Type.TEXT));
        TEXTS.forEach(field -> columns.add(SheetKind.Column.of(field, SheetKind.Type.TEXT)));
        columns.add(SheetKind.Column.choice("decision", Language.words("decision", DECISIONS)));
        columns.add(SheetKind.Column.of("note", SheetKind.Type.TEXT));
        return new SheetKind("review-" + language.code(), columns);
    }

    private static SheetTemplate template(Workspace workspace, Language language) {
        Workspace.Resource resource = workspace.template(language, "review.xlsx");
        return SheetTemplate.read(resource.name(), resource.content());
    }

    /**
     * Writes what waits for a person, likeliest first.
     *
     * @return how many pairs it holds
     */
    public int write(Path file, int limit) {
        SheetKind kind = kind(language);
        List<Reasoned> reviews = desk.reasonedReviews(limit);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Reasoned review : reviews) {
            @Nullable Object[] values = row(review);
            rows.add(kind.stamped(workspaceId, String.valueOf(values[0]), 0, values, values));
        }
        OutputFile.write(file, out -> template(workspace, language)
                .fill(Map::of, Map.of(SheetTemplate.ROWS, Table.of(kind.fields(), rows)), out));
        return reviews.size();
    }

    /** Refuses a review template that names what there is not. */
    public void check(SheetTemplate template) throws IOException {
        template.check(kind(language));
    }

    private @Nullable Object[] row(Reasoned reasoned) {
        Customer a = reasoned.review().a();
        Customer b = reasoned.review().b();
        return new @Nullable Object[] {
            String.valueOf(reasoned.review().id()),
            Math.round(1000 * reasoned.explanation().probability()) / 1000.0,
            masked(a.name(), Mask::name),
            masked(b.name(), Mask::name),
            masked(a.phone(), Mask::phones),
            masked(b.phone(), Mask::phones),
            masked(a.email(), Mask::emails),
            masked(b.email(), Mask::emails),
            a.company(),
            b.company(),
            a.birthDate(),
            b.birthDate(),
            a.address(),
            b.address(),
            a.id(),
            b.id(),
            why(reasoned.explanation()),
            null,
            null
        };
    }

    private static @Nullable String masked(@Nullable String value, UnaryOperator<String> mask) {
        return value == null ? null : mask.apply(value);
    }

    private String why(Explanation explanation) {
        return explanation.parts().stream()
                .filter(part ->
                        !part.comparison().equals("order") || part.level().equals("swapped"))
                .map(part -> language.label("compared." + part.comparison()) + " "
                        + language.label("agreement." + part.level()))
                .collect(Collectors.joining("; "));
    }

    /**
     * What came of reading a sheet.
     *
     * @param changes that were made, or would be; none when there are faults
     */
    public record Outcome(int rows, List<Change> changes, List<CellFault> faults) {}

    /** Takes the decisions of a sheet over, all or none. */
    public Outcome read(Path file, Actor actor, boolean dryRun) {
        List<Verdict> verdicts = new ArrayList<>();
        List<SheetForm> forms = new ArrayList<>();
        for (Language one : Language.values()) {
            forms.add(SheetForm.of(kind(one), template(workspace, one)));
        }
        ReturnedSheet sheet = ReturnedSheet.read(
                file,
                workspaceId,
                forms,
                value -> value.field().equals("decision") && !value.text().isEmpty());
        SheetReader.Found found = sheet.found();
        sheet.edited().forEach(row -> verdict(file, row, verdicts));
        if (!found.faults().isEmpty()) {
            return new Outcome(found.rows(), List.of(), found.faults());
        }
        return new Outcome(found.rows(), desk.decide(verdicts, actor, dryRun), List.of());
    }

    private static void verdict(Path file, FilledRow row, List<Verdict> verdicts) {
        FilledRow.Value decision = row.value("decision");
        if (row.id() == null || decision.text().isEmpty()) {
            return;
        }
        verdicts.add(new Verdict(
                Long.parseLong(row.id()),
                decision.text().equals("same"),
                row.reason(String.valueOf(file.getFileName()), "decision", "note")));
    }
}
