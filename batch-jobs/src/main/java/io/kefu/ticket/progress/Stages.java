package io.kefu.ticket.progress;

import io.kefu.workspace.Language;
import io.kefu.workspace.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The stages of progress entries: three have codes, for the others an office has its own words. */
public final class Stages {

    public static final String REPLY = "reply";
    public static final String SOLUTION = "solution";

    /** A word for colleagues. */
    public static final String NOTE = "note";

    private static final Map<String, List<String>> LABELS = Language.labels("stage", List.of(REPLY, SOLUTION, NOTE));

    private final Set<String> answering;

    public Stages(Settings settings) {
        this.answering = settings.answerStages().stream().map(Stages::codeOf).collect(Collectors.toSet());
    }

    /** Whether an entry of this stage is an answer to the customer. */
    public boolean isAnswer(String stage) {
        return answering.contains(codeOf(stage));
    }

    /** The code of a label in any language, else the words as they are. */
    public static String codeOf(String written) {
        return LABELS.entrySet().stream()
                .filter(stage -> stage.getValue().contains(written))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(written);
    }
}
