package io.kefu.notify.channel;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens channels over HTTP. */
public final class Channels {

    private static final int HTTP_PROXY = 3_128;

    private Channels() {}

    /**
     * The robot of a group chat.
     *
     * @param kind wecom, dingtalk, feishu or slack
     * @param secret by which requests are signed, or null
     * @param proxy host:port, or null
     */
    public static Channel robot(
            String kind, URI uri, @Nullable String secret, @Nullable String proxy, Duration patience) {
        Webhook robot =
                switch (kind) {
                    case "wecom" -> new Robots.WeCom(uri);
                    case "dingtalk" -> new Robots.DingTalk(uri, secret);
                    case "feishu" -> new Robots.Feishu(uri, secret);
                    case "slack" -> new Robots.Slack(uri);
                    default -> throw new IllegalArgumentException("no robot " + kind);
                };
        return new HttpChannel(client(proxy, patience), robot, patience);
    }

    /** A gateway of any kind, see {@link Gateway}. */
    public static Channel gateway(
            URI uri,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable String success,
            @Nullable String proxy,
            Duration patience) {
        return new HttpChannel(client(proxy, patience), new Gateway(uri, headers, body, success), patience);
    }

    private static HttpClient client(@Nullable String proxy, Duration patience) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(patience);
        if (proxy != null) {
            int colon = proxy.lastIndexOf(':');
            String host = colon < 0 ? proxy : proxy.substring(0, colon);
            int port = colon < 0 ? HTTP_PROXY : Integer.parseInt(proxy.substring(colon + 1));
            client.proxy(ProxySelector.of(new InetSocketAddress(host, port)));
        }
        return client.build();
    }
}
