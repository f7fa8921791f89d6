package io.kefu.cli.template;

import picocli.CommandLine.Command;

/** {@code kefu template}. */
@Command(
        name = "template",
        description = "Templates of sheets and reports: list, copy, check.",
        subcommands = {TemplateListCommand.class, TemplateCopyCommand.class, TemplateCheckCommand.class})
public final class TemplateCommand {}
