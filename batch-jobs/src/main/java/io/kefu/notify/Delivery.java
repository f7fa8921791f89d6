package io.kefu.notify;

import io.kefu.notify.ChannelRepository.Standing;
import io.kefu.notify.Notice.State;
import io.kefu.notify.channel.Answer;
import io.kefu.notify.channel.Channel;
import io.kefu.notify.channel.Message;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.workspace.Language;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in the outbox. A notice is taken in a short transaction and sent outside of it; what came of it is
 * written down only while nobody else has taken it since. So a process that is stopped in the middle, or wakes up late, can
 * make a notice arrive twice, with the same number, and never get lost.
 */
public final class Delivery {

    /** How long a process may take for what it took. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** Messages that are taken at once. */
    private static final int BATCH = 10;

    /** Notices that are looked at for them: of many for one recipient a digest is made. */
    private static final int LOOKED_AT = 200;

    /** Bytes of a message below which a digest is short. */
    private static final int SMALL = 4_096;

    private static final int SMALL_DIGEST = 20;

    private static final int MOST_ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    private final Database database;
    private final OutboxRepository outbox;
    private final ChannelRepository channels;
    private final NotifySettings settings;
    private final MessageTemplates templates;
    private final Language language;
    private final ZoneId zone;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    public Delivery(
            Database database,
            NotifySettings settings,
            MessageTemplates templates,
            Language language,
            ZoneId zone,
            Clock clock) {
        this.database = database;
        this.outbox = new OutboxRepository(database);
        this.channels = new ChannelRepository(database);
        this.settings = settings;
        this.templates = templates;
        this.language = language;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * What a channel did.
     *
     * @param sent notices that arrived, those of digests counted one by one
     * @param again that are tried again later
     * @param dead that were given up
     * @param lost that another process had taken meanwhile: it answers for them
     * @param waiting that are left
     * @param pausedBy who stopped it, or null
     * @param closedUntil until when it is left alone after failures, or null
     * @param broken why it cannot be used at all, or null
     */
    public record Done(
            String channel,
            int sent,
            int again,
            int dead,
            int lost,
            int waiting,
            @Nullable String pausedBy,
            @Nullable Instant closedUntil,
            @Nullable KefuException broken) {}

    /** Sends what may be sent now, channel by channel. */
    public List<Done> run(Secrets secrets) {
        List<Done> done = new ArrayList<>();
        for (ChannelSettings channel : settings.channels().values()) {
            done.add(new Round(channel).run(secrets));
        }
        return done;
    }

    /** One message for one recipient: a notice, or several as a digest. */
    private record Parcel(List<Notice> notices, Instant leaseUntil) {}

    /** The work of one channel. */
    private final class Round {

        private final ChannelSettings settled;
        private int sent;
        private int again;
        private int dead;
        private int lost;
        private @Nullable KefuException broken;

        private Round(ChannelSettings settled) {
            this.settled = settled;
        }

        private Done run(Secrets secrets) {
            if (outbox.waiting(settled.name()) > 0) {
                try {
                    send(settled.open(settings.proxy(), secrets));
                } catch (KefuException e) {
                    broken = e; // the others send all the same
                }
            }
            Standing standing = channels.find(settled.name()).orElse(null);
            return new Done(
                    settled.name(),
                    sent,
                    again,
                    dead,
                    lost,
                    outbox.waiting(settled.name()),
                    standing == null ? null : standing.pausedBy(),
                    standing == null || standing.isOpen(clock.instant()) ? null : standing.closedUntil(),
                    broken);
        }

        private void send(Channel channel) {
            for (List<Parcel> parcels = take(channel); !parcels.isEmpty(); parcels = take(channel)) {
                boolean open = true;
                for (Parcel parcel : parcels) {
                    if (!open) {
                        release(parcel);
                    } else if (clock.instant().isBefore(parcel.leaseUntil())) { // else somebody else may have it
                        open = complete(parcel, channel.send(message(parcel, channel), clock.instant()));
                    } else {
                        lost += parcel.notices().size();
                    }
                }
            }
        }

        private void release(Parcel parcel) {
            database.inTransaction(false, () -> {
                parcel.notices().forEach(notice -> outbox.release(notice, owner));
                return parcel;
            });
        }

        private List<Parcel> take(Channel channel) {
            return database.inTransaction(false, () -> {
                Instant now = clock.instant();
                Standing standing = channels.take(settled, now);
                boolean unlimited = settled.perMinute() == 0;
                int most = unlimited ? BATCH : (int) Math.min(BATCH, Math.floor(standing.tokens()));
                if (!standing.isOpen(now) || most == 0) {
                    return List.of();
                }
                List<Notice> free = outbox.free(settled.name(), settled.isQuiet(now, zone), now, LOOKED_AT);
                int digest = channel.mostBytes() < SMALL ? SMALL_DIGEST : LOOKED_AT;
                List<Parcel> parcels = parcels(free, most, digest, now.plus(LEASE));
                parcels.forEach(
                        parcel -> parcel.notices().forEach(notice -> outbox.lease(notice, owner, parcel.leaseUntil())));
                if (!unlimited) {
                    channels.spend(settled.name(), standing, parcels.size());
                }
                return parcels;
            });
        }

        /** Many notices for one recipient go as one; what is urgent goes alone. */
        private List<Parcel> parcels(List<Notice> free, int most, int digest, Instant leaseUntil) {
            Map<String, List<Notice>> together = new LinkedHashMap<>();
            for (Notice notice : free) {
                String key = notice.draft().urgent()
                        ? "#" + notice.id()
                        : notice.draft().address();
                together.computeIfAbsent(key, first -> new ArrayList<>()).add(notice);
            }
            List<Parcel> parcels = new ArrayList<>();
            together.values().forEach(notices -> {
                if (notices.size() > settings.digestAbove()) {
                    parcels.add(new Parcel(notices.subList(0, Math.min(digest, notices.size())), leaseUntil));
                } else {
                    notices.forEach(notice -> parcels.add(new Parcel(List.of(notice), leaseUntil)));
                }
            });
            return parcels.subList(0, Math.min(most, parcels.size()));
        }

        private Message message(Parcel parcel, Channel channel) {
            Notice first = parcel.notices().get(0);
            String id = database.workspaceId() + "-" + first.id() + "@kefu";
            MessageTemplates.Text text = first.draft().text();
            if (parcel.notices().size() > 1) {
                text = templates.fill(
                        MessageKind.DIGEST,
                        language,
                        Map.of(
                                "count",
                                parcel.notices().size(),
                                "notices",
                                parcel.notices().stream()
                                        .map(notice -> Map.of(
                                                "subject",
                                                notice.draft().text().subject(),
                                                "text",
                                                notice.draft().text().text()))
                                        .toList()));
            }
            int room = channel.mostBytes() - text.subject().getBytes(StandardCharsets.UTF_8).length - 8;
            if (parcel.notices().size() > 1 && text.text().getBytes(StandardCharsets.UTF_8).length > room) {
                String subjects = parcel.notices().stream()
                        .map(notice -> notice.draft().text().subject())
                        .collect(Collectors.joining("\n"));
                text = new MessageTemplates.Text(text.subject(), subjects, null);
            }
            return new Message(
                    id, first.draft().address(), text.subject(), Fitting.cut(text.text(), room), text.html());
        }

        /** @return whether the channel may be used on */
        private boolean complete(Parcel parcel, Answer answer) {
            return database.inTransaction(false, () -> {
                Instant now = clock.instant();
                Long digest = parcel.notices().size() > 1
                        ? (Long) parcel.notices().get(0).id()
                        : null;
                parcel.notices().forEach(notice -> complete(notice, answer, digest, now));
                if (answer instanceof Answer.NotNow later && later.channel()) {
                    return channels.failed(settled.name(), now);
                }
                channels.worked(settled.name());
                if (answer instanceof Answer.NotNow later && later.after() != null) {
                    channels.close(settled.name(), now.plus(later.after()));
                    return false;
                }
                return true;
            });
        }

        private void complete(Notice notice, Answer answer, @Nullable Long digest, Instant now) {
            State state = State.SENT;
            Instant at = now;
            if (answer instanceof Answer.Refused) {
                state = State.DEAD;
            } else if (answer instanceof Answer.NotNow later) {
                state = notice.attempts() + 1 >= MOST_ATTEMPTS ? State.DEAD : State.WAITING;
                at = now.plus(pause(notice, later.after()));
            }
            if (!outbox.complete(notice, owner, state, at, now, answer.words(), digest)) {
                lost++;
            } else if (state == State.SENT) {
                sent++;
            } else if (state == State.DEAD) {
                dead++;
            } else {
                again++;
            }
        }
    }

    /** Ever longer, a fifth more or less, so that not all come back at once; never sooner than the receiver asks for. */
    static Duration pause(Notice notice, @Nullable Duration asked) {
        long usual = FIRST_PAUSE.toMillis() << Math.min(12, notice.attempts());
        long limited = Math.min(usual, LONGEST_PAUSE.toMillis());
        long spread = Math.floorMod((notice.id() * 31 + notice.attempts()) * 2_654_435_761L, 401) - 200L; // per mille
        Duration pause = Duration.ofMillis(limited + limited * spread / 1_000);
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }
}
