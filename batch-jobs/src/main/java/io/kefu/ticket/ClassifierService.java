package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.classify.Evaluation;
import io.kefu.classify.Example;
import io.kefu.classify.TextModel;
import io.kefu.classify.Training;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.recognise.Classifier;
import io.kefu.ticket.recognise.ClassifierRepository;
import io.kefu.ticket.recognise.Recognition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Learns what tickets are about from those whose type people confirmed. */
public final class ClassifierService {

    /** Labels with fewer examples are left out: five folds need one each, and one more to learn from. */
    private static final int FEWEST = 6;

    private static final int FEWEST_IN_ALL = 30;

    /** Of what the classifier decides, this part was right where it had not learned. */
    private static final double PRECISION = 0.90;

    private static final long SEED = 42;

    private final Database database;
    private final ClassifierRepository repository;
    private final Supplier<Recognition> recognition;
    private final Clock clock;

    public ClassifierService(
            Database database, ClassifierRepository repository, Supplier<Recognition> recognition, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.recognition = recognition;
        this.clock = clock;
    }

    public ClassifierRepository repository() {
        return repository;
    }

    /**
     * What was learned.
     *
     * @param examples that it was learned from
     * @param leftOut examples of labels that have too few
     * @param threshold from which it decides; above 1: never
     * @param coverage the share of the examples about which it is that sure
     */
    public record Learned(int examples, int leftOut, double threshold, double coverage, Evaluation evaluation) {}

    /** Learns a new classifier from all confirmed tickets; the same tickets give the same one. */
    public Learned train(Actor actor, boolean dryRun) {
        List<Example> all = confirmed();
        List<Example> examples = enough(all);
        Training training = new Training(examples, SEED);
        Evaluation evaluation = training.evaluate(1).get(0);
        TextModel model = training.train();
        Evaluation.Coverage sure = evaluation.coverage(PRECISION);
        return database.inTransaction(dryRun, () -> {
            repository.save(new Classifier(0, model, sure.threshold()), examples.size(), clock.instant(), actor.name());
            return new Learned(
                    examples.size(), all.size() - examples.size(), sure.threshold(), sure.share(), evaluation);
        });
    }

    /** How good a classifier of today's confirmed tickets is, judged several times with other folds each. */
    public List<Evaluation> evaluate(int repetitions) {
        return new Training(enough(confirmed()), SEED).evaluate(repetitions);
    }

    private List<Example> confirmed() {
        Recognition rules = recognition.get();
        return repository.confirmed().stream().map(rules::example).toList();
    }

    private static List<Example> enough(List<Example> all) {
        Map<String, Long> counts = all.stream().collect(Collectors.groupingBy(Example::label, Collectors.counting()));
        List<Example> enough = all.stream()
                .filter(example -> counts.getOrDefault(example.label(), 0L) >= FEWEST)
                .toList();
        long labels = enough.stream().map(Example::label).distinct().count();
        if (labels < 2 || enough.size() < FEWEST_IN_ALL) {
            throw new KefuException(new TicketProblem.TooFewConfirmed(all.size(), FEWEST_IN_ALL, FEWEST));
        }
        return enough;
    }
}
