package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.access.Mask;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.sheet.ReturnedSheet;
import io.kefu.sheet.SheetForm;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.store.Database;
import io.kefu.ticket.ClassifyReview.Line;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.recognise.Classifier;
import io.kefu.ticket.recognise.Classifier.Guess;
import io.kefu.ticket.value.TicketType;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classification sheet 工单类型复核表: tickets of which nobody knows what they are about, masked, with what the
 * classifier takes them for and a column for what a person says; written and read back.
 */
public final class ClassifySheet {

    /** The word of whoever finds the guess right. */
    private static final String RIGHT = "right";

    /** What people say stands in these columns. */
    private static final Set<String> SAID = Set.of("verdict", "subtype");

    /** What is wrong with a cell. */
    sealed interface Fault extends CellFault {

        /** A guess that is said to be right, and is none. */
        record NothingGuessed(String cell) implements Fault {}

        /** A subtype of no type. */
        record NoTypeForSubtype(String cell, String found) implements Fault {}

        /** A row that stands for none of the tickets here. */
        record NoTicketOfOurs(String cell) implements Fault {}

        /** What somebody else has said of the ticket meanwhile. */
        record SaidOtherwise(String cell, String found, String current) implements Fault {}
    }

    private final Workspace workspace;
    private final String workspaceId;
    private final ClassifyReview review;
    private final TicketQueryRepository queries;
    private final Askers askers;
    private final TicketService service;
    private final Grades grades;
    private final Language language;

    public ClassifySheet(
            Workspace workspace,
            Database database,
            ClassifyReview review,
            TicketQueryRepository queries,
            Askers askers,
            TicketService service,
            Language language) {
        this.workspace = workspace;
        this.workspaceId = database.workspaceId();
        this.review = review;
        this.queries = queries;
        this.askers = askers;
        this.service = service;
        this.grades = workspace.grades();
        this.language = language;
    }

    private SheetKind kind(Language in) {
        Map<String, String> types = grades.words(Scale.TYPE);
        Map<String, String> verdicts = new LinkedHashMap<>(Language.words("verdict", List.of(RIGHT)));
        verdicts.putAll(types);
        return new SheetKind(
                "classify-" + in.code(),
                List.of(
                        SheetKind.Column.of("number", SheetKind.Type.ID),
                        SheetKind.Column.of("opened", SheetKind.Type.TIME),
                        SheetKind.Column.of("channel", SheetKind.Type.TEXT),
                        SheetKind.Column.of("text", SheetKind.Type.TEXT),
                        SheetKind.Column.choice("guess", types),
                        SheetKind.Column.of("guess_subtype", SheetKind.Type.TEXT),
                        SheetKind.Column.of("probability", SheetKind.Type.TEXT),
                        SheetKind.Column.of("why", SheetKind.Type.TEXT),
                        SheetKind.Column.choice("verdict", verdicts),
                        SheetKind.Column.of("subtype", SheetKind.Type.TEXT),
                        SheetKind.Column.of("note", SheetKind.Type.TEXT)));
    }

    private static SheetTemplate template(Workspace workspace, Language language) {
        Workspace.Resource resource = workspace.template(language, "classify.xlsx");
        return SheetTemplate.read(resource.name(), resource.content());
    }

    /** What the drop-downs offer. */
    private Map<String, String> lists() {
        String types = String.join(",", grades.names(Scale.TYPE, language));
        return Map.of(
                "sheet.verdicts",
                language.label("verdict." + RIGHT) + "," + types,
                "sheet.subtypes",
                String.join(",", grades.names(Scale.SUBTYPE, language)));
    }

    /** Refuses a template that names what there is not. */
    public void check(SheetTemplate template) throws IOException {
        template.check(kind(language), lists());
    }

    /**
     * Writes what waits for a person, that of which the classifier is surest first.
     *
     * @return how many tickets it holds
     */
    public int write(Path file, int limit) {
        SheetKind kind = kind(language);
        List<Line> lines = review.lines(limit);
        Function<String, List<String>> names =
                askers.names(lines.stream().map(line -> line.ticket().id()).toList());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Line line : lines) {
            String id = line.ticket().id();
            @Nullable Object[] values = row(line, names.apply(id));
            rows.add(kind.stamped(workspaceId, id, 0, values, values));
        }
        OutputFile.write(file, out -> template(workspace, language)
                .fill(this::lists, Map.of(SheetTemplate.ROWS, Table.of(kind.fields(), rows)), out));
        return lines.size();
    }

    /** @param names of whoever asks, to be hidden */
    private @Nullable Object[] row(Line line, List<String> names) {
        Ticket ticket = line.ticket();
        Guess guess = line.guess();
        LocalDateTime opened =
                LocalDateTime.ofInstant(ticket.openedAt(), workspace.settings().zone());
        String channel = language.label("channel." + ticket.channel());
        String text = Mask.text(ticket.text().strip(), names);
        return guess == null
                ? new @Nullable Object[] {ticket.id(), opened, channel, text, null, null, null, null, null, null, null}
                : new @Nullable Object[] {
                    ticket.id(),
                    opened,
                    channel,
                    text,
                    grades.label(Scale.TYPE, guess.type().key(), language),
                    guess.subtype() == null ? null : grades.label(Scale.SUBTYPE, guess.subtype(), language),
                    Double.valueOf(Classifier.shown(guess.probability())),
                    guess.because(),
                    null,
                    null,
                    null
                };
    }

    /**
     * What came of reading a sheet.
     *
     * @param rows the rows read
     * @param changed tickets that were changed, or would be; none when there are faults
     */
    public record Reading(int rows, Outcome changed, List<CellFault> faults) {}

    /** Takes what people say over, all or nothing; rows of which nobody says anything wait on. */
    public Reading read(Path file, Actor actor, boolean dryRun) {
        List<SheetForm> forms = Stream.of(Language.values())
                .map(one -> SheetForm.of(kind(one), template(workspace, one)))
                .toList();
        ReturnedSheet sheet = ReturnedSheet.read(
                file,
                workspaceId,
                forms,
                value -> SAID.contains(value.field()) && !value.text().isEmpty());
        List<CellFault> faults = new ArrayList<>(sheet.found().faults());
        Map<String, TicketRow> tickets = queries.rows(sheet.edited().stream()
                .flatMap(row -> Stream.ofNullable(row.id()))
                .toList());
        Map<String, Deeds.Deed> said = new LinkedHashMap<>();
        for (FilledRow row : sheet.edited()) {
            TicketRow ticket = row.id() == null ? null : tickets.get(row.id());
            if (ticket == null) {
                faults.add(new Fault.NoTicketOfOurs(row.values().get(0).cell()));
            } else {
                verdict(row, ticket.ticket(), faults)
                        .ifPresent(verdict -> said.put(ticket.ticket().id(), deed(verdict, row, sheet.name())));
            }
        }
        return faults.isEmpty()
                ? new Reading(sheet.found().rows(), service.change(said, actor, dryRun), List.of())
                : new Reading(sheet.found().rows(), new Outcome(List.of(), 0), faults);
    }

    /** What a ticket is about, as somebody says it; subtype null for the first of the type. */
    private record Verdict(TicketType type, @Nullable String subtype) {}

    private Optional<Verdict> verdict(FilledRow row, Ticket ticket, List<CellFault> faults) {
        FilledRow.Value said = row.value("verdict");
        FilledRow.Value subtype = row.value("subtype");
        boolean right = said.text().equals(RIGHT);
        String type = right ? row.value("guess").text() : said.text();
        if (type.isEmpty()) {
            if (right) {
                faults.add(new Fault.NothingGuessed(said.cell()));
            } else if (!subtype.text().isEmpty()) {
                faults.add(new Fault.NoTypeForSubtype(said.cell(), subtype.text()));
            }
            return Optional.empty();
        }
        TicketType meanwhile = ticket.type();
        if (ticket.isGiven(Attribute.TYPE)
                && meanwhile != null
                && !meanwhile.key().equals(type)) {
            faults.add(new Fault.SaidOtherwise(said.cell(), label(type), label(meanwhile.key())));
            return Optional.empty();
        }
        boolean guessed = right && subtype.text().isEmpty();
        String word = guessed ? row.value("guess_subtype").text() : subtype.text();
        Optional<String> meant = grades.meant(Scale.SUBTYPE, word);
        if (meant.isEmpty() && !guessed && !word.isEmpty()) {
            faults.add(new CellFault.WrongWord(
                    subtype.cell(), "subtype", word, String.join(", ", grades.names(Scale.SUBTYPE, language))));
            return Optional.empty();
        }
        return Optional.of(new Verdict(new TicketType(type), word.isEmpty() ? null : meant.orElse(word)));
    }

    private String label(String type) {
        return grades.label(Scale.TYPE, type, language);
    }

    private Deeds.Deed deed(Verdict verdict, FilledRow row, String file) {
        String reason = row.reason(file, "verdict", "note");
        return service.deeds().say(verdict.type(), verdict.subtype(), reason);
    }
}
