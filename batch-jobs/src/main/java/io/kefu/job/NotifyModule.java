package io.kefu.job;

import io.kefu.notify.ChannelRepository;
import io.kefu.notify.Delivery;
import io.kefu.notify.MessageTemplates;
import io.kefu.notify.NotifyProblem;
import io.kefu.notify.NotifySettings;
import io.kefu.notify.OutboxRepository;
import io.kefu.problem.KefuException;
import io.kefu.store.Once;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices, put together. */
public final class NotifyModule {

    private final Ground ground;
    private final Supplier<Optional<NotifySettings>> settings;
    private final Supplier<MessageTemplates> templates;

    NotifyModule(Ground ground) {
        this.ground = ground;
        this.settings = new Once<>(() -> NotifySettings.of(ground.workspace()));
        this.templates = new Once<>(() -> new MessageTemplates(ground.workspace()));
    }

    /** Through which channels whom to tell; empty while nobody is to be told anything. */
    public Optional<NotifySettings> settings() {
        return settings.get();
    }

    /** As {@link #settings}; refused where there are none. */
    public NotifySettings needed() {
        return settings()
                .orElseThrow(() -> new KefuException(new NotifyProblem.NoChannels(
                        ground.workspace().root().resolve(NotifySettings.FILE).toString())));
    }

    public MessageTemplates templates() {
        return templates.get();
    }

    public OutboxRepository outbox() {
        return new OutboxRepository(ground.database());
    }

    public ChannelRepository channels() {
        return new ChannelRepository(ground.database());
    }

    /**
     * Sends what waits.
     *
     * @param clock that goes on: sending takes its time, and who took too long must see it
     */
    public Delivery delivery(Clock clock) {
        return new Delivery(
                ground.database(),
                needed(),
                templates(),
                ground.language(),
                ground.workspace().settings().zone(),
                clock);
    }
}
