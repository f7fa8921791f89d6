package io.kefu.store;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/** What a feature does in a run: its steps by name. Each can be made alone, in whatever process. */
public interface JobPart {

    Map<String, Supplier<Step>> steps(Steps steps, Run run);
}
