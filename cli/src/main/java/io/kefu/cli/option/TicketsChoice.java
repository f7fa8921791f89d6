package io.kefu.cli.option;

import io.kefu.cli.Context;
import io.kefu.condition.Condition;
import io.kefu.job.Services;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tickets that a command is about: named one by one, on standard input, or all of which a condition is true. */
public final class TicketsChoice {

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
            Optional<Condition<TicketRow>> chosen =
                    where.over((now, zone) -> TicketFields.at(now, zone, context.lifecycle()), context);
            Filter all = new Filter(null, null, null, null, Integer.MAX_VALUE);
            return services.ticket().queries().list(all, chosen).stream()
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

    /** Numbers with blanks or line breaks between; a heading such as {@code ticket} in front is left out. */
    private static List<String> onInput() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .flatMap(line -> Arrays.stream(line.strip().split("[\\s,]+", -1)))
                .filter(word -> word.matches("CS\\d+"))
                .toList();
    }
}
