package io.kefu.notify;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a workspace, its own or the shipped ones: {@code templates/LANGUAGE/messages/NAME.txt}, whose first line
 * is the subject, and {@code NAME.html} where there is one. They hold no logic; a field that they do not get is refused
 * when they are read.
 */
public final class MessageTemplates {

    /**
     * A message as people read it.
     *
     * @param html null when there is only the text
     */
    public record Text(
            String subject, String text, @Nullable String html) {}

    private record Read(
            Template subject, Template text, @Nullable Template html) {}

    private final Workspace workspace;
    private final Map<String, Read> read = new HashMap<>();

    public MessageTemplates(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What a message says with these fields; those that are null read as nothing. */
    public Text fill(MessageKind kind, Language language, Map<String, ? extends @Nullable Object> fields) {
        Read template = read.computeIfAbsent(kind.key() + language.code(), key -> read(kind, language));
        return new Text(
                template.subject().execute(fields).strip(),
                template.text().execute(fields).strip(),
                template.html() == null ? null : template.html().execute(fields).strip());
    }

    private Read read(MessageKind kind, Language language) {
        Workspace.Resource file = workspace.template(language, "messages/" + kind.key() + ".txt");
        String text = file.text().replace("\r\n", "\n");
        int end = text.indexOf('\n');
        if (end < 0) {
            throw new KefuException(new NotifyProblem.BrokenMessage(file.name(), "one line only"));
        }
        return new Read(
                compiled(file.name(), text.substring(0, end), kind, false),
                compiled(file.name(), text.substring(end + 1), kind, false),
                html(kind, language)
                        .map(rich -> compiled(rich.name(), rich.text(), kind, true))
                        .orElse(null));
    }

    private Optional<Workspace.Resource> html(MessageKind kind, Language language) {
        try {
            return Optional.of(workspace.template(language, "messages/" + kind.key() + ".html"));
        } catch (KefuException e) {
            if (e.problem() instanceof WorkspaceProblem.NoSuchResource) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Template compiled(String file, String text, MessageKind kind, boolean html) {
        try {
            Template template =
                    Mustache.compiler().escapeHTML(html).defaultValue("").compile(text);
            Set<String> named = new TreeSet<>();
            template.visit(new Names(named));
            named.removeAll(kind.fields());
            named.removeAll(kind.lists());
            if (!named.isEmpty()) {
                throw new KefuException(new NotifyProblem.UnknownMessageField(
                        file, named.iterator().next(), String.join(", ", kind.fields())));
            }
            return template;
        } catch (MustacheException e) {
            throw new KefuException(new NotifyProblem.BrokenMessage(file, String.valueOf(e.getMessage())), e);
        }
    }

    /** Collects what a template names. */
    private record Names(Set<String> named) implements Mustache.Visitor {
        @Override
        public void visitText(String text) {
            // Says nothing of fields.
        }

        @Override
        public void visitVariable(String name) {
            if (!name.equals(".") && !name.startsWith("-")) {
                named.add(name);
            }
        }

        @Override
        public boolean visitInclude(String name) {
            named.add("> " + name);
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            named.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            named.add(name);
            return true;
        }
    }

    /** Checks all messages in a language. */
    public List<String> check(Language language) {
        for (MessageKind kind : MessageKind.values()) {
            read(kind, language);
        }
        return List.of(MessageKind.values()).stream().map(MessageKind::key).toList();
    }
}
