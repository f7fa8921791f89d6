package io.kefu.cli.notify;

import picocli.CommandLine.Command;

/** {@code kefu notify}. */
@Command(
        name = "notify",
        description = "Notices: deliver, list, show, try again, stop a channel, try one out, preview messages.",
        subcommands = {
            NotifyDeliverCommand.class,
            NotifyListCommand.class,
            NotifyShowCommand.class,
            NotifyRetryCommand.class,
            NotifyPauseCommand.class,
            NotifyTestCommand.class,
            NotifyPreviewCommand.class
        })
public final class NotifyCommand {}
