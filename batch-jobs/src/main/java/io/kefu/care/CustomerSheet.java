package io.kefu.care;

import io.kefu.access.Actor;
import io.kefu.access.AuditWriter;
import io.kefu.access.Mask;
import io.kefu.condition.Condition;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.golden.Customer;
import io.kefu.customer.golden.Level;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.ReturnedSheet;
import io.kefu.sheet.SheetForm;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.text.Code;
import io.kefu.text.Json;
import io.kefu.text.Lists;
import io.kefu.text.people.BirthDates;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer register 客户信息管理表: one row per customer, personal data masked, and a sheet that explains every field.
 * What comes back changed becomes a source record of its own, {@code register}; nothing of other sources is overwritten.
 */
public final class CustomerSheet {

    /** What an office may change of a customer that is there. */
    private static final Set<String> EDITABLE = Set.of("industry", "level", "tags", "birth", "address");

    /** What it fills in for a new one. */
    private static final List<String> NEW =
            List.of("name", "contact", "email", "industry", "level", "tags", "birth", "address");

    /** From this column on kefu computes what stands there. */
    private static final int COMPUTED = 9;

    private static final Set<String> COMPUTED_FIELDS = Set.of("orders", "amount", "tickets", "last_contact", "created");

    private final Workspace workspace;
    private final String workspaceId;
    private final CareDesk care;
    private final CustomerRepository customers;
    private final AuditWriter audit;
    private final Clock clock;
    private final Language language;

    public CustomerSheet(
            Workspace workspace,
            String workspaceId,
            CareDesk care,
            CustomerRepository customers,
            AuditWriter audit,
            Clock clock,
            Language language) {
        this.workspace = workspace;
        this.workspaceId = workspaceId;
        this.care = care;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
        this.language = language;
    }

    private static SheetKind kind(Language language) {
        List<String> levels = Code.keys(Level.values());
        return new SheetKind(
                "customers-" + language.code(),
                List.of(
                        SheetKind.Column.of("number", SheetKind.Type.ID),
                        SheetKind.Column.of("name", SheetKind.Type.TEXT),
                        SheetKind.Column.of("contact", SheetKind.Type.TEXT),
                        SheetKind.Column.of("email", SheetKind.Type.TEXT),
                        SheetKind.Column.of("industry", SheetKind.Type.TEXT),
                        SheetKind.Column.choice("level", Language.words("level", levels)),
                        SheetKind.Column.of("tags", SheetKind.Type.TEXT),
                        SheetKind.Column.of("birth", SheetKind.Type.TEXT),
                        SheetKind.Column.of("address", SheetKind.Type.TEXT),
                        SheetKind.Column.of("orders", SheetKind.Type.TEXT),
                        SheetKind.Column.of("amount", SheetKind.Type.TEXT),
                        SheetKind.Column.of("tickets", SheetKind.Type.TEXT),
                        SheetKind.Column.of("last_contact", SheetKind.Type.TEXT),
                        SheetKind.Column.of("created", SheetKind.Type.TEXT)));
    }

    private static SheetTemplate template(Workspace workspace, Language language) {
        Workspace.Resource resource = workspace.template(language, "customers.xlsx");
        return SheetTemplate.read(resource.name(), resource.content());
    }

    /** Refuses a template that names what there is not. */
    public void check(SheetTemplate template) throws IOException {
        template.check(kind(language));
    }

    /**
     * Writes the register, or the customers of whom a condition is true; noted in the audit.
     *
     * @return how many customers it holds
     */
    public int write(Path file, Optional<Condition<History>> where, Actor actor) {
        SheetKind kind = kind(language);
        List<Care> all = care.list(null, where, Integer.MAX_VALUE);
        Table table = Table.streamed(
                kind.fields(),
                rows -> all.forEach(one -> {
                    @Nullable Object[] values = row(one);
                    rows.accept(
                            kind.stamped(workspaceId, one.history().customer().id(), 0, values, written(values)));
                }));
        OutputFile.write(
                file, out -> template(workspace, language).fill(Map::of, Map.of(SheetTemplate.ROWS, table), out));
        audit.note(actor, "register", all.size() + " customers");
        return all.size();
    }

    private @Nullable Object[] row(Care one) {
        History history = one.history();
        Customer customer = history.customer();
        String name = customer.name();
        return new @Nullable Object[] {
            customer.id(),
            customer.company() != null ? customer.company() : name == null ? null : Mask.name(name),
            customer.phone() == null ? null : Mask.phones(customer.phone()),
            customer.email() == null ? null : Mask.emails(customer.email()),
            customer.industry(),
            language.label("level." + customer.level().key()),
            one.tags().isEmpty() ? null : String.join(";", one.tags()),
            customer.birthDate(),
            customer.address(),
            history.orders(),
            history.amount(),
            history.tickets(),
            local(history.lastContact()),
            local(customer.createdAt())
        };
    }

    private @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null
                ? null
                : LocalDateTime.ofInstant(at, workspace.settings().zone());
    }

    /** What stamps and comparisons look at: what is computed may change every day. */
    private static @Nullable Object[] written(@Nullable Object[] values) {
        @Nullable Object[] written = values.clone();
        Arrays.fill(written, COMPUTED, written.length, null);
        return written;
    }

    /**
     * A cell that came back changed.
     *
     * @param customer its number; null for a new customer
     * @param conflict true when it changed here as well: then it stays as it is here
     */
    public record Edit(@Nullable String customer, String field, String before, String after, boolean conflict) {}

    /**
     * What came of reading a register.
     *
     * @param rows source records for the mapping {@code customer-register}, as JSON lines
     */
    public record Outcome(int read, List<Edit> edits, List<CellFault> faults, List<String> rows) {}

    /** Reads a register that came back; what it changes is in the outcome's rows, to be imported. */
    public Outcome read(Path file) {
        List<SheetForm> forms = new ArrayList<>();
        for (Language one : Language.values()) {
            forms.add(SheetForm.of(kind(one), template(workspace, one)));
        }
        ReturnedSheet sheet = ReturnedSheet.read(file, workspaceId, forms, CustomerSheet::isOurEdit);
        List<CellFault> faults = new ArrayList<>(sheet.found().faults());
        List<Edit> edits = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (FilledRow row : sheet.edited()) {
            (row.id() == null ? added(row, edits, faults) : changed(row, row.id(), edits, faults)).ifPresent(rows::add);
        }
        return new Outcome(sheet.found().rows(), edits, faults, faults.isEmpty() ? rows : List.of());
    }

    /** What is computed may be written over: it is never read. */
    private static boolean isOurEdit(FilledRow.Value value) {
        return value.edited() && !COMPUTED_FIELDS.contains(value.field());
    }

    private Optional<String> added(FilledRow row, List<Edit> edits, List<CellFault> faults) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String field : NEW) {
            String text = row.value(field).text();
            if (!text.isEmpty()) {
                values.put(field.equals("contact") ? "phone" : field, checked(row.value(field), faults));
                edits.add(new Edit(null, field, "", text, false));
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (!values.containsKey("name")) {
            faults.add(new CellFault.MissingCell(row.value("name").cell()));
        }
        // The same row again is the same customer again.
        String id = UUID.nameUUIDFromBytes(values.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        values.put("number", "new-" + id);
        return Optional.of(Json.write(values));
    }

    private Optional<String> changed(FilledRow row, String id, List<Edit> edits, List<CellFault> faults) {
        if (!customers.exists(id)) {
            faults.add(new CellFault.UnknownId(row.value("number").cell(), id));
            return Optional.empty();
        }
        Care now = care.of(id);
        @Nullable Object[] current = written(row(now));
        Map<String, Object> values = new LinkedHashMap<>(customers.registered(id));
        boolean any = false;
        for (SheetKind.Change change : row.kind().changes(withoutComputed(row), current)) {
            FilledRow.Value value = change.value();
            if (!EDITABLE.contains(value.field())) {
                faults.add(new CellFault.CannotChange(value.cell(), value.text(), change.current()));
                continue;
            }
            boolean tags = value.field().equals("tags");
            if (tags && SheetTags.stated(value.text(), now).equals(SheetTags.stated(change.current(), now))) {
                continue; // in another order, or without what rules give again
            }
            if (tags
                    && Lists.parts(value.text()).stream()
                            .anyMatch(tag -> tag.startsWith(CustomerRepository.removal("")))) {
                faults.add(new CellFault.CannotChange(value.cell(), value.text(), change.current()));
                continue;
            }
            edits.add(new Edit(id, value.field(), change.current(), value.text(), change.conflict()));
            if (!change.conflict()) {
                any = true;
                values.put(
                        value.field(),
                        tags
                                ? SheetTags.registered(change, now, String.valueOf(values.getOrDefault("tags", "")))
                                : checked(value, faults));
            }
        }
        values.put("number", id);
        values.put("changed", clock.instant().toString());
        return any ? Optional.of(Json.write(values)) : Optional.empty();
    }

    /** The text of a cell; a birthday as the mapping reads it, or a fault. */
    private String checked(FilledRow.Value value, List<CellFault> faults) {
        if (!value.field().equals("birth") || value.text().isEmpty()) {
            return value.text();
        }
        LocalDate today = clock.instant().atZone(workspace.settings().zone()).toLocalDate();
        Optional<LocalDate> day = BirthDates.day(value.text(), today);
        if (day.isEmpty()) {
            faults.add(new CellFault.NoBirthday(value.cell(), value.text()));
        }
        return day.map(LocalDate::toString).orElse("");
    }

    private static FilledRow withoutComputed(FilledRow row) {
        List<FilledRow.Value> values = new ArrayList<>(row.values());
        for (int i = COMPUTED; i < values.size(); i++) {
            FilledRow.Value value = values.get(i);
            values.set(i, new FilledRow.Value(value.field(), value.cell(), "", value.print()));
        }
        return new FilledRow(row.kind(), row.id(), values);
    }
}
