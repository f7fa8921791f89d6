package io.kefu.notify;

import io.kefu.calendar.Hours;
import io.kefu.notify.channel.Channel;
import io.kefu.notify.channel.Channels;
import io.kefu.notify.channel.FileChannel;
import io.kefu.notify.channel.SmtpChannel;
import io.kefu.notify.channel.SmtpChannel.Security;
import io.kefu.problem.KefuException;
import io.kefu.text.Code;
import io.kefu.yaml.YamlMap;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel of {@code notify.yaml}.
 *
 * @param perMinute how many messages it takes a minute; 0 for any number
 * @param quiet when nothing that is not urgent is sent; null for never
 * @param map what the file says of it
 * @param root of the workspace
 */
public record ChannelSettings(
        String name, Kind kind, int perMinute, @Nullable Hours quiet, YamlMap map, Path root) {

    /** What a channel is. The usual rates are what the receivers' own rules allow. */
    public enum Kind implements Code {
        FILE(0, "directory"),
        SMTP(120, "host", "port", "security", "user", "from", "unsubscribe", "patience"),
        WECOM(20, "patience"),
        DINGTALK(20, "patience"),
        FEISHU(100, "patience"),
        SLACK(60, "patience"),
        HTTP(60, "url", "to", "headers", "body", "success", "patience");

        private final int perMinute;

        @SuppressWarnings("ImmutableEnumChecker") // cannot be changed
        private final List<String> keys;

        Kind(int perMinute, String... keys) {
            this.perMinute = perMinute;
            this.keys = List.of(keys);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static ChannelSettings parse(YamlMap map, @Nullable Hours quiet, Path root) {
        Kind kind = Code.of(Kind.class, map.oneOf("kind", Code.keys(Kind.values()), key -> key));
        List<String> legal = new ArrayList<>(List.of("channel", "kind", "per_minute", "quiet_hours", "secret_file"));
        legal.addAll(kind.keys);
        map.only(legal.toArray(String[]::new)).complete();
        ChannelSettings channel = new ChannelSettings(
                map.text("channel"),
                kind,
                map.integer("per_minute", kind.perMinute, 0, 1_000_000),
                NotifySettings.quiet(map, quiet),
                map,
                root);
        if (!channel.name().matches("[\\p{L}\\p{N}_-]+")) {
            throw map.wrong("channel", "a name of letters, digits, - and _");
        }
        if (kind == Kind.SMTP) {
            channel.security();
            map.convert("from", "an address such as 客服 <service@example.com>", ChannelSettings::sender);
        } else if (kind == Kind.HTTP) {
            map.convert("url", "an address such as https://sms.example.com/send", URI::create);
            map.oneOf("to", List.of("phone", "email", "nobody"), key -> key);
        }
        return channel;
    }

    private static InternetAddress sender(String from) {
        try {
            return SmtpChannel.sender(from);
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Security security() {
        return map.has("security")
                ? Code.of(Security.class, map.oneOf("security", Code.keys(Security.values()), key -> key))
                : Security.STARTTLS;
    }

    /** Where it reaches somebody; empty where the channel itself is the recipient; null when it does not. */
    @Nullable
    String addressOf(@Nullable String email, @Nullable String phone) {
        String kindOfAddress = kind == Kind.SMTP ? "email" : kind == Kind.HTTP ? map.text("to") : "nobody";
        return switch (kindOfAddress) {
            case "email" -> email;
            case "phone" -> phone;
            default -> "";
        };
    }

    /** Whether notices that are not urgent wait at a moment. */
    public boolean isQuiet(Instant now, ZoneId zone) {
        if (quiet == null) {
            return false;
        }
        LocalTime time = now.atZone(zone).toLocalTime();
        boolean afterOpen = !time.isBefore(quiet.open());
        boolean toMidnight = quiet.close().equals(LocalTime.MIDNIGHT);
        boolean beforeClose = toMidnight || time.isBefore(quiet.close());
        boolean oneDay = toMidnight || quiet.close().isAfter(quiet.open());
        return oneDay ? afterOpen && beforeClose : afterOpen || beforeClose;
    }

    /** Opens it; its secret is looked up now and kept nowhere else. */
    public Channel open(@Nullable String proxy, Secrets secrets) {
        Duration patience = map.duration("patience", PATIENCE);
        return switch (kind) {
            case FILE -> new FileChannel(root.resolve(map.text("directory", "out/notices")));
            case SMTP ->
                new SmtpChannel(new SmtpChannel.Settings(
                        map.text("host"),
                        map.integer("port", security() == Security.TLS ? 465 : 587, 1, 65_535),
                        security(),
                        map.textOrNull("user"),
                        map.has("user") ? secrets.of(this).get(0) : null,
                        map.text("from"),
                        map.textOrNull("unsubscribe"),
                        patience));
            case HTTP -> {
                Map<String, String> headers = map.textMap("headers");
                if (headers.values().stream().anyMatch(value -> value.contains("{secret}"))) {
                    String secret = secrets.of(this).get(0);
                    headers.replaceAll((header, value) -> value.replace("{secret}", secret));
                }
                yield Channels.gateway(
                        URI.create(map.text("url")),
                        headers,
                        map.textOrNull("body"),
                        map.textOrNull("success"),
                        proxy,
                        patience);
            }
            default -> {
                List<String> secret = secrets.of(this);
                yield Channels.robot(
                        kind.name().toLowerCase(Locale.ROOT),
                        address(secret.get(0)),
                        secret.size() > 1 ? secret.get(1) : null,
                        proxy,
                        patience);
            }
        };
    }

    private URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) { // it is a secret: it is not told
            throw new KefuException(new NotifyProblem.NoSecret(name, Secrets.variable(name)));
        }
    }
}
