package io.kefu.cli.option;

import io.kefu.cli.Context;
import io.kefu.condition.Condition;
import io.kefu.job.Services;
import io.kefu.problem.KefuException;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tickets that a command is about: named one by one, on standard input, or all of which a condition is true. */
public final class TicketsChoice {

    /** Of the first column of a list of tickets, in either language. */
    private static final Set<String> HEADINGS = Set.of("ticket", "工单");

    /** How much of a wrong line is shown. */
    private static final int LONGEST = 40;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "TICKET",
            description = "Numbers of tickets; - reads them from standard input.")
    private List<String> named = List.of();

    @Mixin
    private WhereOption where = new WhereOption();

    /** True when nobody chose any. */
    public boolean isEmpty() {
        return named.isEmpty() && !where.isSet();
    }

    /** The numbers of the tickets chosen. */
    public List<String> of(Services services, Context context) {
        if (named.isEmpty() != where.isSet()) {
            throw new ParameterException(command.commandLine(), context.texts().of("ticket.choose"));
        }
        if (where.isSet()) {
            Optional<Condition<TicketRow>> chosen = where.over(
                    (now, zone) -> TicketFields.at(
                            now, zone, context.lifecycle(), context.workspace().grades()),
                    context);
            return services.ticket().queries().list(Filter.shown(chosen), chosen).stream()
                    .map(row -> row.ticket().id())
                    .sorted()
                    .toList();
        }
        List<String> numbers = new ArrayList<>();
        for (String name : named) {
            numbers.addAll(name.equals("-") ? onInput() : List.of(name));
        }
        return numbers;
    }

    /** Numbers, one a line, or the first column of a CSV whose heading is {@code ticket}; everything else is refused. */
    private static List<String> onInput() {
        List<String> numbers = new ArrayList<>();
        try (Reader input = new InputStreamReader(System.in, StandardCharsets.UTF_8);
                CSVParser rows = CSVFormat.RFC4180.parse(input)) {
            boolean csv = false;
            for (CSVRecord row : rows) {
                String word = row.get(0).strip().replace("\uFEFF", "");
                boolean heading = row.getRecordNumber() == 1 && HEADINGS.contains(word);
                csv |= heading;
                if (heading || (row.size() == 1 && word.isEmpty())) {
                    continue;
                }
                if (!word.matches("CS\\d+") || (row.size() > 1 && !csv)) {
                    throw new KefuException(
                            new TicketProblem.NoTicketNumber(rows.getCurrentLineNumber(), shortened(word)));
                }
                numbers.add(word);
            }
        } catch (IOException | UncheckedIOException e) { // what is no CSV at all
            throw new KefuException(new TicketProblem.NoTicketNumbers(String.valueOf(e.getMessage())), e);
        }
        return numbers;
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…";
    }
}
