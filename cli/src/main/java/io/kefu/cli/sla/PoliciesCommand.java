package io.kefu.cli.sla;

import picocli.CommandLine.Command;

/** {@code kefu sla policies}. */
@Command(
        name = "policies",
        description = "What is promised to whom: sla/policies.yaml.",
        subcommands = {PoliciesCheckCommand.class, PoliciesListCommand.class, PoliciesExplainCommand.class})
final class PoliciesCommand {}
