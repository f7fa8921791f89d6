package io.kefu.notify;

import io.kefu.problem.KefuException;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of channels: passwords, addresses of robots with their keys, and the secrets by which they are signed. They
 * come from the environment or from a file that only its owner may read, and go nowhere but to the receiver.
 */
public final class Secrets {

    private final UnaryOperator<@Nullable String> environment;

    /** @param environment gives the value of a variable, or null */
    public Secrets(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** The variable of a channel: {@code KEFU_SECRET_} and its name in capitals. */
    static String variable(String channel) {
        return "KEFU_SECRET_" + channel.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The words of a channel's secret: the password, or the address of a robot and what its requests are signed with. */
    List<String> of(ChannelSettings channel) {
        String variable = variable(channel.name());
        String stated = environment.apply(variable);
        String text = stated == null || stated.isBlank() ? file(channel) : stated;
        if (text == null || text.isBlank()) {
            throw new KefuException(new NotifyProblem.NoSecret(channel.name(), variable));
        }
        boolean words = channel.kind() != ChannelSettings.Kind.SMTP && channel.kind() != ChannelSettings.Kind.HTTP;
        return words ? List.of(text.strip().split("\\s+")) : List.of(text.strip());
    }

    private static @Nullable String file(ChannelSettings channel) {
        String named = channel.map().textOrNull("secret_file");
        if (named == null) {
            return null;
        }
        Path file = channel.root().resolve(named);
        try {
            String text = Files.readString(file);
            if (!OwnerOnly.is(file)) {
                throw new KefuException(new NotifyProblem.SecretInTheOpen(file.toString()));
            }
            return text;
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }
}
