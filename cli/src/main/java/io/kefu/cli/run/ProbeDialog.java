package io.kefu.cli.run;

import io.kefu.cli.Context;
import io.kefu.intake.probe.Answers;
import io.kefu.intake.probe.Probe;
import io.kefu.intake.probe.Question;
import io.kefu.intake.probe.column.Column;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.function.Predicate;

/** Asks a person what a probe left open; an empty answer, and the end of the input, leave it blank. */
final class ProbeDialog {

    private final Context context;
    private final Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);

    ProbeDialog(Context context) {
        this.context = context;
    }

    Answers ask(Probe probe) {
        Answers answers = new Answers();
        List<String> columns = probe.columns().stream().map(Column::name).toList();
        for (Question question : probe.open()) {
            switch (question.about()) {
                case COLUMN ->
                    ask("probe.ask-column", question.field().key(), columns)
                            .ifPresent(said -> answers.column(question.field(), said));
                case ORDER ->
                    ask("probe.ask-order", question.column(), question.words()).ifPresent(answers::order);
                case ZONE ->
                    said(context.texts().of("probe.ask-zone", question.column()), ProbeDialog::isZone)
                            .ifPresent(said -> answers.zone(ZoneId.of(said)));
                case WORDS -> askWords(question, answers);
            }
        }
        return answers;
    }

    private void askWords(Question question, Answers answers) {
        List<String> codes = question.field().codes();
        for (String word : question.words()) {
            String asked = context.texts()
                    .of(
                            "probe.ask-word",
                            word,
                            question.column(),
                            question.field().key(),
                            String.join(", ", codes));
            said(asked, codes::contains).ifPresent(code -> answers.code(question.field(), word, code));
        }
    }

    private Optional<String> ask(String key, String about, List<String> legal) {
        return said(context.texts().of(key, about, String.join(", ", legal)), legal::contains);
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Something legal, or nothing; what is not legal is asked again. */
    private Optional<String> said(String question, Predicate<String> legal) {
        while (true) {
            context.console().ask(question);
            String said = lines.hasNextLine() ? lines.nextLine().strip() : "";
            if (said.isEmpty()) {
                return Optional.empty();
            }
            if (legal.test(said)) {
                return Optional.of(said);
            }
        }
    }
}
