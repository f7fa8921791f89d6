package io.kefu.yaml;

import io.kefu.problem.Problem;

/** What can be wrong with a YAML file; {@code where} is {@code file:line:column}. */
public sealed interface YamlProblem extends Problem {

    record BrokenYaml(String where, String reason) implements YamlProblem {}

    record UnknownKey(String where, String name, String nearest, String legal) implements YamlProblem {}

    /** A key that stands above already. */
    record TwiceTheKey(String where, String name, String first) implements YamlProblem {}

    record MissingKey(String where, String name) implements YamlProblem {}

    /** A key that waits for somebody to fill it in. */
    record LeftBlank(String where, String name) implements YamlProblem {}

    record WrongValue(String where, String name, String found, String expected) implements YamlProblem {}
}
