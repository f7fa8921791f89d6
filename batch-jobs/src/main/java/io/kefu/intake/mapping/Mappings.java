package io.kefu.intake.mapping;

import io.kefu.intake.IntakeProblem;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.workspace.Workspace;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The mappings of a workspace, its own and those that are shipped. */
public final class Mappings {

    /** The ending of mappings in which something is left blank. */
    public static final String DRAFT = ".draft";

    private Mappings() {}

    /** All mappings of a workspace by name. */
    public static Map<String, Mapping> all(Workspace workspace) {
        return workspace.resources("mappings").stream()
                .map(path -> Mapping.parse(
                        path.substring("mappings/".length(), path.lastIndexOf('.')),
                        workspace.resource(path),
                        workspace))
                .collect(Collectors.toMap(Mapping::name, Function.identity(), (a, b) -> b, LinkedHashMap::new));
    }

    /** Why there is no mapping of a name: its draft waits for a person, or none is called so. */
    public static KefuException missing(Workspace workspace, String name, Collection<String> known) {
        String draft = "mappings/" + name + DRAFT;
        if (Files.isRegularFile(workspace.root().resolve(draft))) {
            try {
                Mapping.parse(name, workspace.resource(draft), workspace);
            } catch (KefuException e) {
                return e; // what is left blank
            }
            return new KefuException(new IntakeProblem.StillADraft(draft, name));
        }
        return new KefuException(new IntakeProblem.UnknownMapping(name, Nearest.to(name, known)));
    }
}
