package io.kefu.cli;

import io.kefu.intake.probe.Answers;
import io.kefu.intake.probe.Column;
import io.kefu.intake.probe.Probe;
import io.kefu.intake.probe.Question;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;

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
            if (question.column() == null) {
                String said = ask(
                        context.texts().of("probe.ask-column", question.field().key(), String.join(", ", columns)),
                        columns);
                if (!said.isEmpty()) {
                    answers.column(question.field(), said);
                }
                continue;
            }
            List<String> codes = question.field().codes();
            for (String word : question.words()) {
                String said = ask(
                        context.texts()
                                .of(
                                        "probe.ask-word",
                                        word,
                                        question.column(),
                                        question.field().key(),
                                        String.join(", ", codes)),
                        codes);
                if (!said.isEmpty()) {
                    answers.code(question.field(), word, said);
                }
            }
        }
        return answers;
    }

    /** One of these, or nothing. */
    private String ask(String question, List<String> legal) {
        while (true) {
            context.console().ask(question);
            String said = lines.hasNextLine() ? lines.nextLine().strip() : "";
            if (said.isEmpty() || legal.contains(said)) {
                return said;
            }
        }
    }
}
