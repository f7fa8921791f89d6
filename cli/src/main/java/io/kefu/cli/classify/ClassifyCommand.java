package io.kefu.cli.classify;

import picocli.CommandLine.Command;

/** {@code kefu classify}. */
@Command(
        name = "classify",
        description = "Learning what tickets are about: train, evaluate, show.",
        subcommands = {ClassifyTrainCommand.class, ClassifyEvaluateCommand.class, ClassifyShowCommand.class})
public final class ClassifyCommand {}
