package io.kefu.notify;

import io.kefu.calendar.Hours;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import io.kefu.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code notify.yaml} of a workspace says: through which channels whom to tell. Without the file nobody is told
 * anything.
 *
 * @param digestAbove when more notices wait for one recipient, they are sent as one
 * @param routes by role the channels to try, the first that reaches the recipient
 * @param proxy host:port for channels over HTTP; null for none
 */
public record NotifySettings(
        Map<String, ChannelSettings> channels,
        Map<String, List<String>> routes,
        int digestAbove,
        @Nullable String proxy) {

    /** The file's name in a workspace. */
    public static final String FILE = "notify.yaml";

    private static final List<String> ROLES = List.of("assignee", "supervisor", "manager", "customer");

    /** Those of a workspace; empty when it has none. */
    public static Optional<NotifySettings> of(Workspace workspace) {
        Path file = workspace.root().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file.toString(), Files.readString(file), workspace.root()));
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
    }

    static NotifySettings parse(String file, String text, Path root) {
        YamlMap yaml = YamlMap.parse(file, text).only("channels", "send", "quiet_hours", "digest_above", "proxy");
        Hours quiet = quiet(yaml, null);
        Map<String, ChannelSettings> channels = new LinkedHashMap<>();
        for (YamlMap map : yaml.maps("channels")) {
            ChannelSettings channel = ChannelSettings.parse(map, quiet, root);
            if (channels.put(channel.name(), channel) != null) {
                throw map.wrong("channel", "a name that does not stand above already");
            }
        }
        if (channels.isEmpty()) {
            throw yaml.wrong("channels", "a list of channels");
        }
        Map<String, List<String>> routes = new LinkedHashMap<>();
        YamlMap send = yaml.mapOrEmpty("send").only(ROLES.toArray(String[]::new));
        for (String role : send.keys()) {
            List<String> named = send.texts(role);
            if (!channels.keySet().containsAll(named)) {
                throw send.wrong(role, "channels, of " + String.join(", ", channels.keySet()));
            }
            routes.put(role, new ArrayList<>(named));
        }
        return new NotifySettings(
                channels, routes, yaml.integer("digest_above", 5, 1, 1_000), yaml.textOrNull("proxy"));
    }

    static @Nullable Hours quiet(YamlMap yaml, @Nullable Hours above) {
        if (!yaml.has("quiet_hours")) {
            return above;
        }
        return yaml.text("quiet_hours").equals("none")
                ? null
                : yaml.convert("quiet_hours", "hours such as 22:00-08:00, or none", Hours::parse);
    }

    /** The channel of a name; refused when there is none. */
    public ChannelSettings channel(String name) {
        ChannelSettings channel = channels.get(name);
        if (channel == null) {
            throw new KefuException(new NotifyProblem.NoSuchChannel(name, String.join(", ", channels.keySet())));
        }
        return channel;
    }

    /**
     * Where somebody is reached.
     *
     * @param address empty where the channel itself is the recipient
     */
    public record Route(ChannelSettings channel, String address) {}

    /** The first channel of a role that reaches a recipient; empty when none does. */
    public Optional<Route> route(String role, @Nullable String email, @Nullable String phone) {
        for (String name : routes.getOrDefault(role, List.of())) {
            ChannelSettings channel = channel(name);
            String address = channel.addressOf(email, phone);
            if (address != null) {
                return Optional.of(new Route(channel, address));
            }
        }
        return Optional.empty();
    }
}
