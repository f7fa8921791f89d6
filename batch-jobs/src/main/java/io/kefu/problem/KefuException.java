package io.kefu.problem;

import java.util.Locale;

/** Carries a {@link Problem} to the place that shows it. Not for our own defects. */
public final class KefuException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public KefuException(Problem problem) {
        this(problem, null);
    }

    public KefuException(Problem problem, @org.jspecify.annotations.Nullable Throwable cause) {
        super(ProblemText.in(Locale.ENGLISH).sentence(problem), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
