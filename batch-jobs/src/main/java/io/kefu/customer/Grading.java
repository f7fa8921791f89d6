package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.RegisterRepository.Event;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.LevelRepository;
import io.kefu.customer.golden.LevelRepository.Earner;
import io.kefu.customer.golden.LevelRepository.Graded;
import io.kefu.customer.golden.LevelRules;
import io.kefu.store.Database;
import io.kefu.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Gives customers the level that their orders earn, or that a source states where that is higher. */
final class Grading {

    private final LevelRepository levels;
    private final RegisterRepository register;
    private final LevelRules rules;
    private final Instant now;
    private final String actor;

    Grading(Workspace workspace, Database database, Instant now, Actor actor) {
        this.levels = new LevelRepository(database);
        this.register = new RegisterRepository(database);
        this.rules = LevelRules.read(workspace);
        this.now = now;
        this.actor = actor.name();
    }

    /** Grades everybody whom orders may have lifted or no longer lift; returns how many levels changed. */
    int gradeAll() {
        return grade(levels.all(rules.since(now), now));
    }

    /** Grades customers whose records have changed. */
    void grade(Collection<String> customers) {
        grade(levels.of(customers, rules.since(now), now));
    }

    private int grade(List<Earner> earners) {
        List<Graded> graded = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (Earner earner : earners) {
            Level earned = rules.earned(earner.orders(), earner.amount());
            Level level = earned.compareTo(earner.stated()) > 0 ? earned : earner.stated();
            if (earned != earner.earned() || level != earner.level()) {
                graded.add(new Graded(earner.customer(), earned, level));
            }
            if (level != earner.level()) {
                String why = String.format(
                        Locale.ROOT,
                        "%s -> %s: %d orders, %.2f",
                        earner.level().key(),
                        level.key(),
                        earner.orders(),
                        earner.amount());
                events.add(new Event(earner.customer(), "level", null, why));
            }
        }
        levels.save(graded, now);
        register.insertEvents(events, now, actor);
        return events.size();
    }
}
