package io.kefu.cli.notify;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.notify.MessageKind;
import io.kefu.notify.MessageTemplates.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu notify preview}. */
@Command(
        name = "preview",
        description =
                "Print a message of templates/…/messages, with the names of its fields where they will stand; --lang chooses"
                        + " the language.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu notify preview escalation --lang en")
final class NotifyPreviewCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MESSAGE", description = "One of ${COMPLETION-CANDIDATES}.")
    private MessageKind kind = MessageKind.ESCALATION;

    private final Context context;

    NotifyPreviewCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, Object> fields = new HashMap<>();
        Map<String, Object> line = new HashMap<>();
        kind.fields().forEach(field -> {
            fields.put(field, "[" + field + "]");
            line.put(field, "[" + field + "]");
        });
        kind.lists().forEach(list -> fields.put(list, List.of(line)));
        Text text = context.with(services -> services.notices().templates().fill(kind, context.language(), fields));
        context.console().data(text.subject() + "\n\n" + text.text() + "\n");
        return ExitStatus.DONE.code();
    }
}
